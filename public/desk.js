// Keys of the list of cases and of the page of a case. Everything they do can be done without them: they press what is on the page.
// And a question before words that were typed are left behind.
const page = document.querySelector('main');
const rows = [...document.querySelectorAll('tr[data-case]')];
const help = document.querySelector('#keys');
const use = document.querySelector('#keys-use');
const all = document.querySelector('#select-all');
const STORED = 'keys';
const GO = { t: 'todo', w: 'waiting', l: 'late', d: 'done', a: 'all', r: 'restricted', m: 'mine' };
const CHORD_MS = 1500;
let chordUntil = 0;

const stored = () => {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null; // Storage may be forbidden; keys then work until the page is left.
  }
};
const press = (selector) => page.querySelector(selector)?.click();
/** To a field, and open what it is in. */
function reach(selector) {
  const field = page.querySelector(selector);
  for (let fold = field?.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
const linkOf = (row) => row?.querySelector('th a');
const tickOf = (row) => row?.querySelector('input[name="case"]');
const here = () => rows.indexOf(document.activeElement?.closest('tr[data-case]'));

function step(by) {
  const at = here();
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  linkOf(next)?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function tick(row) {
  const box = tickOf(row);
  if (box) box.checked = !box.checked;
}

function tickAll() {
  const boxes = rows.map(tickOf).filter(Boolean);
  const on = boxes.some((box) => !box.checked);
  for (const box of boxes) box.checked = on;
}

function showHelp() {
  help.open = !help.open;
  if (help.open) help.querySelector('summary').focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => linkOf(rows[here()])?.click(),
  x: () => tick(rows[here()]),
  '*': tickAll,
  a: () => reach('#bulk-person, #person input'),
  t: () => reach('#bulk-tag'),
  u: () => press('[data-key="u"]'),
  n: () => press('[rel="next"]'),
  p: () => press('[rel="prev"]'),
  r: () => reach('#answer'),
  q: () => reach('#question'),
  h: () => reach('input#unit'),
  i: () => reach('#note'),
  c: () => press('[data-key="c"]'),
  e: () => press('[data-key="e"]'),
  b: () => press('[data-key="b"]'),
  '/': () => page.querySelector('#q')?.focus(),
  '?': showHelp,
  g: () => {
    chordUntil = performance.now() + CHORD_MS;
  },
};

const isTyping = (target) =>
  target.closest('textarea, select, [contenteditable]') || target.matches('input:not([type="checkbox"])');

document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, isComposing, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing || isTyping(target) || stored() === 'off') return;
  const goes = performance.now() < chordUntil && Object.hasOwn(GO, key);
  chordUntil = 0;
  if (goes) press(`[data-go="${GO[key]}"]`);
  else if (Object.hasOwn(KEYS, key)) KEYS[key]();
  else return;
  event.preventDefault();
});

if (all) {
  all.hidden = false;
  all.addEventListener('click', tickAll);
}
const box = use.querySelector('input');
use.hidden = false;
box.checked = stored() !== 'off';
box.addEventListener('change', () => {
  try {
    localStorage.setItem(STORED, box.checked ? 'on' : 'off');
  } catch {
    box.checked = true;
  }
});

let sending = null;
document.addEventListener('submit', ({ target }) => {
  sending = target;
});
window.addEventListener('beforeunload', (event) => {
  const left = ({ form, value, defaultValue }) => form !== sending && value !== defaultValue;
  if ([...page.querySelectorAll('textarea')].some(left)) event.preventDefault();
  sending = null;
});
