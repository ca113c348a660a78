import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { UNIT_KINDS } from '../../domain/kinds.ts';
import { FAR_POSTS } from '../../domain/posts.ts';
import { fold } from '../../domain/text.ts';
import { isCityWide } from '../../domain/units.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { appointment, unit } from '../../schema/sqlite.ts';
import type { UnitRow } from './city.ts';
import type { Change, Importer, ImportScene } from './import.ts';
import type { Cells } from './import-cells.ts';
import { differences, present, refuseDoubles } from './import-rows.ts';

/** A unit that says nothing else is in force since the two-level government began in Hanoi. */
const BEGIN = '2025-07-01';

const COLUMN_OF = {
  validFrom: 'valid_from',
  validTo: 'valid_to',
  wordsInMail: 'words_in_mail',
  cityWide: 'city_wide',
  source: 'source',
} as const;

/** `units`: the tree of organisations. Parents may stand below their children in the file. */
export const unitImporter: Importer = {
  columns: {
    required: ['code', 'name_vi', 'name_en', 'kind', 'parent_code'],
    optional: ['valid_from', 'valid_to', 'city_wide', 'words_in_mail', 'source'],
  },
  async plan(rows, scene) {
    const { handle } = scene;
    const known = new Map((await handle.select().from(unit)).map((row) => [row.code, row]));
    refuseDoubles(rows, 'code', (row) => row.text('code'));
    const idOf = new Map([...known.values()].map((row) => [row.code, row.id]));
    // A unit keeps for life the id that its first code gave it.
    for (const row of rows) if (!idOf.has(row.text('code'))) idOf.set(row.text('code'), row.text('code'));
    refuseLoops(rows, known);
    await refuseWidening(rows, known, scene);
    return rows.map((row) => changeOf(row, known.get(row.text('code')), idOf));
  },
};

function changeOf(row: Cells, before: UnitRow | undefined, idOf: ReadonlyMap<string, string>): Change {
  const wanted = read(row, idOf);
  const base = { line: row.line, name: wanted.code };
  if (!before) {
    const fresh: UnitRow = { id: wanted.code, hours: null, worksOnHolidays: false, ...wanted };
    return { ...base, what: 'add', fields: [], write: async (tx) => inserter(tx, unit)(fresh) };
  }
  const given = present(row, wanted, COLUMN_OF);
  const fields = differences(before, given);
  const write: Change['write'] = (tx) => tx.update(unit).set(given).where(eq(unit.id, before.id));
  return { ...base, what: fields.length === 0 ? 'same' : 'change', fields, write };
}

function read(row: Cells, idOf: ReadonlyMap<string, string>): Omit<UnitRow, 'id' | 'hours' | 'worksOnHolidays'> {
  const code = row.need('code', 30);
  const nameVi = row.need('name_vi');
  const nameEn = row.need('name_en');
  const kind = row.oneOf('kind', UNIT_KINDS);
  const parent = row.text('parent_code', 30);
  const parentId = parent === '' ? null : (idOf.get(parent) ?? null);
  if (parent !== '' && parentId === null) row.complain('parent_code', 'unknownUnit');
  const validFrom = row.date('valid_from') ?? BEGIN;
  const validTo = row.date('valid_to');
  if (validTo !== null && validTo <= validFrom) row.complain('valid_to', 'endsBeforeBegin', { from: validFrom });
  const place = { id: code, code, parentId, kind, validFrom, validTo };
  // Railway, airport, ministries: above them stands nobody of the city, and they look at none of it.
  const cityWide = row.flag('city_wide', kind !== 'trung_uong' && isCityWide(place));
  const wordsInMail = row.flag('words_in_mail', false);
  const source = row.text('source', 600);
  return {
    code,
    nameVi,
    nameEn,
    fold: fold(`${nameVi} ${nameEn}`),
    kind,
    parentId,
    validFrom,
    validTo,
    cityWide,
    wordsInMail,
    source,
  };
}

/** Nobody comes to read the whole city by a line of a file: posts that are held would, without a second person. */
async function refuseWidening(
  rows: readonly Cells[],
  known: ReadonlyMap<string, UnitRow>,
  { handle, now }: ImportScene,
): Promise<void> {
  for (const row of rows) {
    const before = known.get(row.text('code'));
    if (!before || isCityWide(before) || !row.flag('city_wide', false)) continue;
    const lasts = or(isNull(appointment.validTo), gt(appointment.validTo, now));
    const far = and(eq(appointment.unitId, before.id), inArray(appointment.post, [...FAR_POSTS]), lasts);
    const count = (await handle.select({ id: appointment.id }).from(appointment).where(far)).length;
    if (count > 0) row.complain('city_wide', 'widensPosts', { count });
  }
}

/** The tree as it would be after the import must have no unit above itself. */
function refuseLoops(rows: readonly Cells[], known: ReadonlyMap<string, UnitRow>): void {
  const codeOf = new Map([...known.values()].map((row) => [row.id, row.code]));
  const above = new Map<string, string>();
  for (const row of known.values()) above.set(row.code, (row.parentId && codeOf.get(row.parentId)) || '');
  for (const row of rows) above.set(row.text('code'), row.text('parent_code'));
  for (const row of rows) {
    const seen = new Set([row.text('code')]);
    let next = above.get(row.text('code'));
    while (next && !seen.has(next)) {
      seen.add(next);
      next = above.get(next);
    }
    if (next && next === row.text('code')) row.complain('parent_code', 'loop', { path: [...seen, next].join(' → ') });
  }
}

/** Ids of all units by code, for files that name units. */
export function unitFinder(units: readonly { id: string; code: string }[]) {
  const byCode = new Map(units.map((row) => [row.code, row.id]));
  return (row: Cells, column: string): string => {
    const id = byCode.get(row.text(column));
    if (row.text(column) === '') row.complain(column, 'missing');
    else if (!id) row.complain(column, 'unknownUnit');
    return id ?? '';
  };
}
