// The words have arrived: the draft may go. Buttons that need script appear only where script runs.
const box = document.querySelector('[data-box]')?.dataset.box;
try {
  if (box) localStorage.removeItem(`homthu:${box}`);
} catch {
  // storage is off: there was no draft
}

const print = document.getElementById('print');
print.hidden = false;
print.addEventListener('click', () => window.print());

const copy = document.getElementById('copy');
copy.hidden = !navigator.clipboard;
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(document.getElementById('tracking-code').textContent.trim().replace(/\s+/g, ' '));
  copy.textContent = copy.dataset.done;
});
