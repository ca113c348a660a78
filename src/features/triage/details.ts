import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { maskPersonal } from '../../domain/privacy.ts';
import { excerpt } from '../../domain/text.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases, caseTag, tag } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import type { ListedCase } from './listing.ts';

/** What a row shows beside what the index holds. */
export interface Detail {
  /** The first words, personal numbers masked; empty for a restricted case, whose words are in its file alone. */
  words: string;
  lang: string;
  assigneeId: string | null;
  waitingFor: CaseRow['waitingFor'];
  tags: string[];
}

const LONGEST_EXCERPT = 160;
/** Enough for the excerpt, however many numbers are masked in it. */
const MOST_READ = 700;

/** The details of one page of cases, by serial: one look at each row, and at its tags. */
export async function readDetails(handle: Handle, rows: readonly ListedCase[]): Promise<ReadonlyMap<number, Detail>> {
  if (rows.length === 0) return new Map();
  const serials = rows.map(({ serial }) => serial);
  const { serial, restricted, lang, assigneeId, waitingFor } = cases;
  const found = await handle
    .select({
      serial,
      restricted,
      lang,
      assigneeId,
      waitingFor,
      message: sql<string>`substr(${cases.message}, 1, ${MOST_READ})`,
    })
    .from(cases)
    .where(inArray(serial, serials));
  const tags = Map.groupBy(await readTagsOn(handle, serials), (one) => one.serial);
  return new Map(
    found.map((row) => [
      row.serial,
      {
        words: row.restricted ? '' : excerpt(maskPersonal(row.message), LONGEST_EXCERPT),
        lang: row.lang,
        assigneeId: row.assigneeId,
        waitingFor: row.waitingFor,
        tags: (tags.get(row.serial) ?? []).map(({ name }) => name),
      },
    ]),
  );
}

/** Tags of the unit that has the case now; what a former unit called it is that unit's own. */
function readTagsOn(handle: Handle, serials: readonly number[]) {
  return handle
    .select({ serial: caseTag.serial, name: tag.name })
    .from(caseTag)
    .innerJoin(tag, eq(tag.id, caseTag.tagId))
    .innerJoin(cases, and(eq(cases.serial, caseTag.serial), eq(cases.unitId, tag.unitId)))
    .where(inArray(caseTag.serial, [...serials]))
    .orderBy(asc(tag.fold));
}

/** The names of the tags on one case. */
export const tagNamesOn = async (handle: Handle, { serial }: Pick<CaseRow, 'serial'>): Promise<string[]> =>
  (await readTagsOn(handle, [serial])).map(({ name }) => name);
