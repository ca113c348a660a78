import { eq } from 'drizzle-orm';
import { PLACE_KINDS } from '../../domain/kinds.ts';
import { fold } from '../../domain/text.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { place, unit } from '../../schema/sqlite.ts';
import type { PlaceRow } from './city.ts';
import type { Importer } from './import.ts';
import type { Cells } from './import-cells.ts';
import { differences, present, refuseDoubles } from './import-rows.ts';
import { unitFinder } from './import-units.ts';

const COLUMN_OF = { wardId: 'ward_code', address: 'address', lat: 'lat', lng: 'lng', source: 'source' } as const;

/** Viet Nam with its islands: a point outside has its two numbers swapped, or a comma where a point belongs. */
const LAT = [8, 24] as const;
const LNG = [102, 118] as const;

/** `places`: where people are; `unit` manages the place, `ward_code` is the commune it stands in. */
export const placeImporter: Importer = {
  columns: {
    required: ['code', 'name_vi', 'name_en', 'kind', 'unit'],
    optional: ['ward_code', 'address', 'lat', 'lng', 'source'],
  },
  async plan(rows, { handle }) {
    const units = await handle.select({ id: unit.id, code: unit.code }).from(unit);
    const known = new Map((await handle.select().from(place)).map((row) => [row.code, row]));
    const find = unitFinder(units);
    refuseDoubles(rows, 'code', (row) => row.text('code'));
    return rows.map((row) => {
      const wanted = read(row, find);
      const before = known.get(wanted.code);
      const base = { line: row.line, name: wanted.code };
      if (!before) {
        return {
          ...base,
          what: 'add' as const,
          fields: [],
          write: async (tx) => inserter(tx, place)({ id: wanted.code, ...wanted }),
        };
      }
      const given = present(row, wanted, COLUMN_OF);
      const fields = differences(before, given);
      const what = fields.length === 0 ? ('same' as const) : ('change' as const);
      return { ...base, what, fields, write: (tx) => tx.update(place).set(given).where(eq(place.id, before.id)) };
    });
  },
};

function read(row: Cells, find: ReturnType<typeof unitFinder>): Omit<PlaceRow, 'id'> {
  const code = row.need('code', 60);
  if (code !== '' && !/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(code)) row.complain('code', 'notACode');
  const nameVi = row.need('name_vi');
  const nameEn = row.need('name_en');
  const lat = degrees(row, 'lat', LAT);
  const lng = degrees(row, 'lng', LNG);
  if ((lat === null) !== (lng === null)) row.complain(lat === null ? 'lat' : 'lng', 'halfAPoint');
  return {
    code,
    nameVi,
    nameEn,
    fold: fold(`${nameVi} ${nameEn}`),
    kind: row.oneOf('kind', PLACE_KINDS),
    unitId: find(row, 'unit'),
    wardId: row.text('ward_code') === '' ? null : find(row, 'ward_code'),
    address: row.text('address'),
    lat,
    lng,
    source: row.text('source', 600),
  };
}

function degrees(row: Cells, column: string, [least, most]: readonly [number, number]): string | null {
  const value = row.text(column);
  if (value === '') return null;
  if (!(Number(value) >= least && Number(value) <= most)) row.complain(column, 'notInCountry', { least, most });
  return value;
}
