// Passkeys need script: a form of theirs stays hidden where it does not run, or where the browser knows none.
const known = globalThis.PublicKeyCredential;
const able = {
  create: known?.parseCreationOptionsFromJSON,
  get: known?.parseRequestOptionsFromJSON,
};

async function ask(kind, address) {
  const answer = await fetch(address, { headers: { accept: 'application/json' } });
  if (!answer.ok || answer.redirected) throw new Error('no options');
  const publicKey = able[kind].call(known, await answer.json());
  const credential = await navigator.credentials[kind]({ publicKey });
  return JSON.stringify(credential.toJSON());
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const { passkey, options, failed } = form.dataset;
  if (!able[passkey]) continue;
  form.hidden = false;
  const button = form.querySelector('button');
  const fault = form.querySelector('[role=alert]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    fault.textContent = '';
    try {
      form.elements.response.value = await ask(passkey, options);
      form.submit();
    } catch {
      fault.textContent = failed;
      button.disabled = false;
    }
  });
}
