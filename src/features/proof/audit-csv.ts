import type { SQL } from 'drizzle-orm';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import { BOM, csvLine, localStamp, textCell } from '../reports/index.ts';
import { auditLine } from './audit-lines.ts';
import { type AuditAsk, type Cursor, heldKnown, readAudit } from './audit-query.ts';
import type { ProofDeps } from './deps.ts';
import type { AuditLine } from './pages.ts';

const PAGE = 500;

const COLUMNS = [
  'at',
  'by',
  'email',
  'unit',
  'text',
  'detail',
  'reference',
  'subject',
  'reason',
] as const satisfies (keyof AuditLine)[];

/** What was found, newest first, as CSV (RFC 4180), a page at a time; no cell is a formula. */
export async function* auditCsv(
  deps: ProofDeps,
  ask: AuditAsk,
  sight: SQL | undefined,
  lang: Lang,
): AsyncGenerator<string> {
  const t = translator(lang);
  yield BOM + csvLine(COLUMNS.map((name) => textCell(t(`audit.col.${name}`))));
  for (let after: Cursor | null = null; ; ) {
    const rows = await readAudit(deps.services.store.read, ask, sight, after, PAGE);
    const sees = await heldKnown(deps.services.store.read, rows, sight);
    let text = '';
    for (const deed of rows) {
      const line = auditLine(deps, deed, sees, lang);
      text += csvLine(COLUMNS.map((name) => textCell(name === 'at' ? localStamp(line.at) : line[name])));
    }
    yield text;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { at: last.at, log: last.entry !== null, position: last.position };
  }
}
