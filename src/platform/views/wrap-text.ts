/** Columns of plain text: with a reader's two levels of `> ` before it a line still fits into 80 (RFC 3676 §4.2). */
export const COLUMNS = 74;
const SIGNATURE = '-- ';

function wrapLine(line: string): string[] {
  if (line.length <= COLUMNS) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > COLUMNS) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/**
 * The plain part of a mail as a client without HTML shows it best: lines of at most {@link COLUMNS} signs, except an address, which stays
 * whole on a line of its own; one empty line between paragraphs and before the signature, whose mark keeps its blank (RFC 3676 §4.3).
 */
export function wrapText(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line) => (line === SIGNATURE ? ['', SIGNATURE] : wrapLine(line.trimEnd())));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
