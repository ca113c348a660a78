/** Columns of plain text, the blank at the end included: with a level of `> ` before it a line still fits into 80 (RFC 3676 §4.2). */
export const COLUMNS = 76;
const SIGNATURE = '-- ';

/** A line that goes on ends with a blank, one that does not has none there. */
function wrapLine(line: string): string[] {
  if (line.length <= COLUMNS) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > COLUMNS - 1) {
      lines.push(`${current} `);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** What would be read as a quotation, or as the begin of another mail in a mailbox file, gets a blank before it (§4.4). */
const stuffed = (line: string) => (/^( |>|From )/.test(line) ? ` ${line}` : line);

/**
 * The plain part of a mail as clients without HTML show it best, `format=flowed` (RFC 3676): lines of at most {@link COLUMNS} signs that a
 * telephone may join again, except an address, which stays whole on a line of its own; one empty line between paragraphs and before the
 * signature, whose mark keeps its blank (§4.3).
 */
export function wrapText(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line) => (line === SIGNATURE ? ['', SIGNATURE] : wrapLine(stuffed(line.trimEnd()))));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
