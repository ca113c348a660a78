import { eq } from 'drizzle-orm';
import { UNIT_KINDS } from '../../domain/kinds.ts';
import { fold } from '../../domain/text.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { unit, unitSuccession } from '../../schema/sqlite.ts';
import type { Change, Importer } from './import.ts';
import type { Cells } from './import-cells.ts';
import { differences, refuseDoubles } from './import-rows.ts';
import { unitFinder } from './import-units.ts';

type Link = typeof unitSuccession.$inferSelect;
type Facts = Omit<Link, 'id'>;

const SHARES = { tron: 'whole', mot_phan: 'part' } as const;

/** `succession`: which unit took over from which, when. `share` is `tron` (the whole of the old one) or `mot_phan` (a part). */
export const successionImporter: Importer = {
  columns: {
    required: ['new_code', 'old_kind', 'old_name', 'share', 'effective_from'],
    optional: ['new_name', 'old_code', 'former_district', 'old_district_qualifier', 'clause', 'source'],
  },
  async plan(rows, { handle, uuid }) {
    const find = unitFinder(await handle.select({ id: unit.id, code: unit.code }).from(unit));
    const known = new Map((await handle.select().from(unitSuccession)).map((row) => [nameOf(row), row]));
    const facts = new Map(rows.map((row) => [row, read(row, find)]));
    const named = (row: Cells) => nameOf(facts.get(row) as Facts);
    refuseDoubles(rows, 'old_name', named);
    return rows.map((row): Change => {
      const wanted = facts.get(row) as Facts;
      const before = known.get(named(row));
      const base = { line: row.line, name: `${wanted.predecessorName} → ${row.text('new_code')}` };
      if (!before) {
        return {
          ...base,
          what: 'add',
          fields: [],
          write: async (tx) => inserter(tx, unitSuccession)({ id: uuid(), ...wanted }),
        };
      }
      const fields = differences(before, wanted);
      const write: Change['write'] = (tx) =>
        tx.update(unitSuccession).set(wanted).where(eq(unitSuccession.id, before.id));
      return { ...base, what: fields.length === 0 ? 'same' : 'change', fields, write };
    });
  },
};

const nameOf = (link: Facts) =>
  [link.predecessorName, link.predecessorKind, link.predecessorDistrict, link.successorId, link.effectiveFrom].join(
    ' ',
  );

function read(row: Cells, find: ReturnType<typeof unitFinder>): Facts {
  const predecessorName = row.need('old_name');
  const predecessorDistrict = row.text('old_district_qualifier') || row.text('former_district');
  const effectiveFrom = row.date('effective_from');
  if (effectiveFrom === null && row.text('effective_from') === '') row.complain('effective_from', 'missing');
  return {
    predecessorId: row.text('old_code') === '' ? null : find(row, 'old_code'),
    predecessorName,
    predecessorKind: row.oneOf('old_kind', UNIT_KINDS),
    predecessorDistrict,
    fold: fold(predecessorName),
    successorId: find(row, 'new_code'),
    share: SHARES[row.oneOf('share', ['tron', 'mot_phan'])],
    effectiveFrom: effectiveFrom ?? '',
    clause: row.text('clause', 60),
    source: row.text('source', 600),
  };
}
