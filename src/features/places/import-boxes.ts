import { eq } from 'drizzle-orm';
import { DRAW_BYTES, makeBoxCode, readBoxCode } from '../../domain/codes.ts';
import { atLocal } from '../../domain/instant.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { box, boxUnit, place, unit } from '../../schema/sqlite.ts';
import type { BoxRow } from './city.ts';
import type { Change, Importer, ImportScene } from './import.ts';
import type { Cells } from './import-cells.ts';
import { differences, present, refuseDoubles } from './import-rows.ts';
import { unitFinder } from './import-units.ts';
import { type BoxUnitRow, repoint } from './repoint.ts';

interface Known {
  byCode: ReadonlyMap<string, BoxRow>;
  bySpot: ReadonlyMap<string, BoxRow>;
  answering: ReadonlyMap<string, BoxUnitRow[]>;
  places: ReadonlyMap<string, { id: string; unitId: string }>;
  find: ReturnType<typeof unitFinder>;
  taken: Set<string>;
}

const spotName = (placeId: string, spotVi: string) => `${placeId} ${spotVi}`;
const COLUMN_OF = { status: 'status', successorId: 'successor' } as const;

/**
 * `boxes`: one QR code each. An empty code is drawn anew, or found again by place and spot. A `unit` with `valid_from` points
 * the box to another unit from that day on: the sign on the wall stays.
 */
export const boxImporter: Importer = {
  columns: {
    required: ['code', 'place', 'spot_vi', 'spot_en'],
    optional: ['unit', 'valid_from', 'status', 'successor'],
  },
  async plan(rows, scene) {
    const known = await look(scene);
    refuseDoubles(rows, 'code', codeOf);
    refuseDoubles(rows, 'spot_vi', (row) => spotName(row.text('place'), row.text('spot_vi')));
    const inFile = new Set(rows.map(codeOf));
    return rows.map((row) => changeOf(row, known, inFile, scene));
  },
};

async function look({ handle }: ImportScene): Promise<Known> {
  const boxes = await handle.select().from(box);
  const units = await handle.select({ id: unit.id, code: unit.code }).from(unit);
  const places = await handle.select({ id: place.id, code: place.code, unitId: place.unitId }).from(place);
  return {
    byCode: new Map(boxes.map((row) => [row.code, row])),
    bySpot: new Map(boxes.map((row) => [spotName(row.placeId, row.spotVi), row])),
    answering: Map.groupBy(await handle.select().from(boxUnit), (row) => row.boxId),
    places: new Map(places.map((row) => [row.code, row])),
    find: unitFinder(units),
    taken: new Set(boxes.map((row) => row.code)),
  };
}

/** The code in its written form; empty when the cell is empty or holds none. */
function codeOf(row: Cells): string {
  const reading = readBoxCode(row.text('code'));
  return 'code' in reading ? reading.code : '';
}

function changeOf(row: Cells, known: Known, inFile: ReadonlySet<string>, scene: ImportScene): Change {
  const found = placeOf(row, known);
  const code = givenCode(row);
  const before = code ? known.byCode.get(code) : known.bySpot.get(spotName(found.id, row.text('spot_vi')));
  const wanted = read(row, found.id, successorOf(row, known, inFile));
  const given = present(row, wanted, COLUMN_OF);
  const id = before?.id ?? (code || newCode(known, scene));
  const unitId = answeringUnit(row, known, before ? null : found.unitId);
  const target = { boxId: id, unitId, from: row.date('valid_from'), today: scene.today };
  const pointing = repoint(known.answering.get(id) ?? [], target);
  const base = { line: row.line, name: before?.code ?? id };
  if (!before) {
    const fresh: BoxRow = { id, code: id, createdAt: Math.min(scene.now, atLocal(pointing.from, 0)), ...wanted };
    const write: Change['write'] = async (tx) => {
      await inserter(tx, box)(fresh);
      await pointing.write(tx);
    };
    return { ...base, what: 'add', fields: [], write };
  }
  const fields = [...differences(before, given), ...(pointing.changed ? ['unit'] : [])];
  const write: Change['write'] = async (tx) => {
    await tx.update(box).set(given).where(eq(box.id, before.id));
    await pointing.write(tx);
  };
  return { ...base, what: fields.length === 0 ? 'same' : 'change', fields, write };
}

function placeOf(row: Cells, known: Known): { id: string; unitId: string } {
  const found = known.places.get(row.text('place'));
  if (!found) row.complain('place', row.text('place') === '' ? 'missing' : 'unknownPlace');
  return found ?? { id: '', unitId: '' };
}

function givenCode(row: Cells): string {
  const code = codeOf(row);
  if (code === '' && row.text('code') !== '') row.complain('code', 'badBoxCode');
  return code;
}

/** Without a `unit`, a new box belongs to the unit of its place, and a known one stays where it is. */
function answeringUnit(row: Cells, known: Known, otherwise: string | null): string | null {
  return row.text('unit') === '' ? otherwise : known.find(row, 'unit');
}

function read(row: Cells, placeId: string, successorId: string | null): Omit<BoxRow, 'id' | 'code' | 'createdAt'> {
  const status = row.oneOf('status', ['active', 'retired'], 'active');
  if (status === 'active' && successorId !== null) row.complain('successor', 'successorOfActive');
  return { placeId, spotVi: row.need('spot_vi', 120), spotEn: row.need('spot_en', 120), status, successorId };
}

function successorOf(row: Cells, known: Known, inFile: ReadonlySet<string>): string | null {
  if (row.text('successor') === '') return null;
  const reading = readBoxCode(row.text('successor'));
  const code = 'code' in reading ? reading.code : '';
  if (code === codeOf(row) || !(known.byCode.has(code) || inFile.has(code))) row.complain('successor', 'unknownBox');
  return known.byCode.get(code)?.id ?? code;
}

function newCode(known: Known, { bytes }: ImportScene): string {
  let code: string;
  do code = makeBoxCode(bytes(DRAW_BYTES));
  while (known.taken.has(code));
  known.taken.add(code);
  return code;
}
