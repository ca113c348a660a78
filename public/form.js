// A courtesy over a form that works without it: nothing typed gets lost, photos travel light, a send waits for the network.
const form = document.getElementById('feedback');
const { box, counter, over, offline, sending, draft: restored } = form.dataset;
const key = `homthu:${box}`;
const message = form.elements.message;
const state = document.getElementById('state');
const MOST = 4000;
// Contact data is not left behind on a phone that others may use.
const KEPT = ['kind', 'rule', 'message', 'about', 'who', 'happenedAt'];

const store = (work) => {
  try {
    return work(localStorage);
  } catch {
    return null; // storage is off or full: the form still sends
  }
};

const hidden = (target, name, value) => {
  const input =
    target.elements[name] ??
    target.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name }));
  input.value ||= value;
  return input;
};

const readDraft = () => store((s) => JSON.parse(s.getItem(key))) ?? {};
// A form that comes back from the server knows the newer words, and has the number of its sending.
const draft = form.elements.submissionId ? {} : readDraft();
const submissionId = hidden(form, 'submissionId', draft.submissionId ?? crypto.randomUUID());
for (const name of KEPT) if (draft[name]) form.elements[name].value = draft[name];
if (draft.message) state.textContent = restored;

const keep = () => {
  const data = new FormData(form);
  const words = Object.fromEntries(KEPT.map((name) => [name, data.get(name) ?? '']));
  store((s) => s.setItem(key, JSON.stringify({ ...words, submissionId: submissionId.value })));
};

const left = message.insertAdjacentElement('afterend', document.createElement('small'));
const count = () => {
  const n = MOST - [...message.value].length;
  left.textContent = n > 500 ? '' : (n < 0 ? over : counter).replace('#', Math.abs(n));
};

form.addEventListener('input', () => {
  keep();
  count();
});
count();

/** At most 1920 px, as JPEG; what the browser cannot draw goes as it is. */
async function shrink(file) {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, 1920 / Math.max(bitmap.width, bitmap.height));
    if (scale === 1 && file.size < 1e6) return file;
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.round(bitmap.width * scale),
      height: Math.round(bitmap.height * scale),
    });
    canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}

async function pack() {
  const data = new FormData(form);
  const photos = data.getAll('photos').filter((file) => file.size > 0);
  data.delete('photos');
  for (const file of photos) data.append('photos', await shrink(file));
  return data;
}

async function send(data, wait = 2000) {
  try {
    const answer = await fetch(form.action, { method: 'POST', body: data });
    if (answer.redirected) return location.assign(answer.url);
    const page = await answer.text();
    // A proxy that finds no server says so in a page of its own: for the words, that is no network.
    if (/^(408|429|5)/.test(answer.status) && !/<main id="?main/.test(page)) throw page;
    document.open();
    document.write(page);
    document.close();
    // A window runs a module once; under another name it runs again, for the form that has come back.
    if (document.getElementById('state')) import(`${import.meta.url}#again`);
  } catch {
    state.textContent = offline;
    const again = new AbortController();
    const retry = () => {
      again.abort();
      send(data, Math.min(wait * 2, 60_000));
    };
    addEventListener('online', retry, { signal: again.signal });
    const timer = setTimeout(retry, wait);
    again.signal.addEventListener('abort', () => clearTimeout(timer));
  }
}

const opened = performance.now();
for (const target of document.forms) {
  target.addEventListener('submit', () => {
    hidden(target, 'elapsed', Math.round(performance.now() - opened));
    if (target !== form) hidden(target, 'submissionId', crypto.randomUUID());
  });
}

// A topic that the newly chosen kind has hidden must not go along unseen.
form.addEventListener('change', () => {
  const rule = form.querySelector('[name=rule]:checked');
  if (!rule || rule.offsetParent) return;
  rule.checked = false;
  keep();
});

const button = form.querySelector('button.main');
// Back from the receipt, the browser may show the page as it was left.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  button.disabled = false;
  state.textContent = '';
  // The same words sent again are one feedback; other words are another.
  const renew = () => {
    submissionId.value = crypto.randomUUID();
  };
  form.addEventListener('input', renew, { once: true, capture: true });
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (button.disabled) return;
  button.disabled = true;
  state.textContent = sending;
  keep();
  await send(await pack());
});
