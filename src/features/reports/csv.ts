/** Says to spreadsheets that the bytes are UTF-8. */
export const BOM = '\ufeff';
export const LINE_END = '\r\n';

const SPECIAL = /[",\r\n]/;
/** What a spreadsheet would take for a formula at the start of a cell, full-width signs included (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const READ_AS_NUMBER = /^\d[\d-]*$/;

function quoted(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that people typed: what would be a formula gets an apostrophe before it (`'+84…`, `'-5 điểm`), and is otherwise left alone. */
export function textCell(text: string): string {
  return quoted(FORMULA.test(text) ? `'${text}` : text);
}

/**
 * A code of ours. What a spreadsheet would read as a number or a date is written `="00070"`, `="2026-10"`: Excel and LibreOffice show that as
 * the text 00070, while a bare or quoted 00070 becomes 70. Nothing but digits and hyphens gets there, so it is no way in for a formula.
 */
export function codeCell(code: string): string {
  return READ_AS_NUMBER.test(code) ? `"=""${code}"""` : textCell(code);
}

/** A line of cells that are ready. */
export function csvLine(cells: readonly string[]): string {
  return cells.join(',') + LINE_END;
}
