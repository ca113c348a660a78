// Selecting words and drawing over a photo do what typing marks and cells does; without script those two are enough.
for (const button of document.querySelectorAll('[data-mark]')) {
  const area = document.getElementById(button.dataset.mark);
  button.hidden = false;
  button.addEventListener('click', () => {
    const { selectionStart: from, selectionEnd: to, value } = area;
    if (from === to) return area.focus();
    area.setRangeText(`[[${value.slice(from, to)}]]`, from, to, 'end');
    area.focus();
  });
}

const COLUMNS = 'ABCDEFGHIJ';
const ROWS = 8;

function boxOf(part) {
  const cells = /^([A-J])([1-8])(?:-([A-J])([1-8]))?$/i.exec(part);
  if (cells) {
    const columns = [cells[1], cells[3] ?? cells[1]].map((letter) => COLUMNS.indexOf(letter.toUpperCase()));
    const rows = [cells[2], cells[4] ?? cells[2]].map((row) => Number(row) - 1);
    const [x, y] = [Math.min(...columns) / COLUMNS.length, Math.min(...rows) / ROWS];
    const w = (Math.abs(columns[0] - columns[1]) + 1) / COLUMNS.length;
    return [x, y, w, (Math.abs(rows[0] - rows[1]) + 1) / ROWS];
  }
  const numbers = /^(\d+),(\d+),(\d+),(\d+)$/.exec(part);
  return numbers?.slice(1).map((n) => Number(n) / 1000);
}

function patch([x, y, w, h]) {
  const black = document.createElement('span');
  black.className = 'black';
  Object.assign(black.style, { left: `${x * 100}%`, top: `${y * 100}%`, width: `${w * 100}%`, height: `${h * 100}%` });
  return black;
}

for (const figure of document.querySelectorAll('[data-boxes]')) {
  const field = document.getElementById(figure.dataset.boxes);
  const picture = figure.querySelector('.picture');
  const draw = (drawing) => {
    for (const old of picture.querySelectorAll('.black')) old.remove();
    const boxes = field.value
      .split(/[\s;]+/)
      .map(boxOf)
      .filter(Boolean);
    picture.append(...[...boxes, ...(drawing ? [drawing] : [])].map(patch));
  };
  field.addEventListener('input', () => draw());
  draw();

  const at = ({ clientX, clientY }) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const within = (n) => Math.min(1, Math.max(0, n));
    return [within((clientX - left) / width), within((clientY - top) / height)];
  };
  const between = ([x1, y1], [x2, y2]) => [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x1 - x2), Math.abs(y1 - y2)];
  let start = null;
  picture.classList.add('drawable');
  picture.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    start = at(event);
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener('pointermove', (event) => start && draw(between(start, at(event))));
  picture.addEventListener('pointerup', (event) => {
    if (!start) return;
    const [x, y, w, h] = between(start, at(event)).map((n) => Math.round(n * 1000));
    start = null;
    if (w > 4 && h > 4)
      field.value = `${field.value} ${x},${y},${Math.min(w, 1000 - x)},${Math.min(h, 1000 - y)}`.trim();
    draw();
  });
}
