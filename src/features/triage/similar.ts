import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import { canMove, contestable, isOpen } from '../../domain/case.ts';
import { DAY_MS } from '../../domain/instant.ts';
import { alike } from '../../domain/similar.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';

/** What is older is another matter, however much it sounds the same. */
const DAYS = 30;
/** Bounds of one look: rows of the index, texts that are compared, and what is shown. */
const MOST_ROWS = 500;
const MOST_TEXTS = 40;
const MOST_SHOWN = 3;

/** Whether two cases may be spoken of in one: never across a restriction, nor a case about a head with any other. */
export const sameCircle = (a: CaseRow, b: CaseRow): boolean =>
  a.restricted === b.restricted && (a.about === 'head') === (b.about === 'head');

/** Whether the reader of one case may be shown the other beside it. */
const besides = (row: CaseRow, other: CaseRow): boolean =>
  other.id !== row.id && other.queue !== 'quarantine' && canMove('join', other.status) && sameCircle(row, other);

/** Whether a case may go on in another one: never in an answer that its sender could no longer contest. */
export const mayGoOnIn = (row: CaseRow, other: CaseRow): boolean =>
  besides(row, other) &&
  (isOpen(other.status) || !contestable(row.kind) || (other.status === 'answered' && other.contestUntil !== null));

/** Recent cases of one box, at one unit, read from the list's own index. */
async function recentSerials(handle: Handle, row: CaseRow, queue: 'open' | 'done'): Promise<number[]> {
  const { serial, boxId, restricted, unitId, dueAt } = cases;
  const looked = handle
    .select({ serial, boxId, restricted })
    .from(cases)
    .where(and(eq(unitId, row.unitId), eq(cases.queue, queue), gte(dueAt, row.receivedAt - DAYS * DAY_MS)))
    .orderBy(desc(dueAt), desc(serial))
    .limit(MOST_ROWS)
    .as('looked');
  const fits = and(eq(looked.boxId, row.boxId), eq(looked.restricted, row.restricted));
  const rows = await handle.select({ serial: looked.serial }).from(looked).where(fits).limit(MOST_TEXTS);
  return rows.map((one) => one.serial);
}

/** Cases of the same box that tell of the same matter, the most alike first. */
export async function similarCases(handle: Handle, row: CaseRow): Promise<CaseRow[]> {
  if (!isOpen(row.status) || row.message === '') return [];
  const serials = [...(await recentSerials(handle, row, 'open')), ...(await recentSerials(handle, row, 'done'))];
  if (serials.length === 0) return [];
  const found = await handle.select().from(cases).where(inArray(cases.serial, serials));
  const others = found.filter((other) => besides(row, other) && other.message !== '');
  const like = alike(
    row.message,
    others.map(({ message }) => message),
  );
  return like.slice(0, MOST_SHOWN).flatMap(({ index }) => others[index] ?? []);
}
