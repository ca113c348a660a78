import { and, eq } from 'drizzle-orm';
import { EVERY_PLACE_KIND, PLACE_KINDS } from '../../domain/kinds.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { rule } from '../../schema/sqlite.ts';
import type { RuleRow } from './city.ts';
import type { Change, Importer } from './import.ts';
import type { Cells } from './import-cells.ts';
import { differences, present, refuseDoubles } from './import-rows.ts';

/** What a rule says: another text is another version, and cases keep the one they were filed under. */
const TEXT = ['codeOfConduct', 'article', 'topicVi', 'topicEn', 'kind', 'sensitive', 'urgent'];
const FLAGS = ['sensitive', 'urgent'] as const;
const COLUMN_OF = { validTo: 'valid_to', verified: 'verified', source: 'source' } as const;

/** `rules`: the codes of conduct. `valid_from` is the day from which a new or changed text holds; left out, today. */
export const ruleImporter: Importer = {
  columns: {
    required: ['code', 'code_of_conduct', 'article', 'topic_vi', 'topic_en', 'kind', 'place_kinds', 'flags'],
    optional: ['verified', 'source', 'valid_from', 'valid_to'],
  },
  async plan(rows, { handle, today }) {
    const versions = Map.groupBy(await handle.select().from(rule).orderBy(rule.version), (row) => row.code);
    refuseDoubles(rows, 'code', (row) => row.text('code'));
    return rows.map((row) => changeOf(row, versions.get(row.text('code'))?.at(-1), today));
  },
};

function changeOf(row: Cells, before: RuleRow | undefined, today: string): Change {
  const wanted = read(row);
  const begins = row.date('valid_from');
  const base = { line: row.line, name: wanted.code };
  if (!before) {
    const fresh: RuleRow = { version: 1, validFrom: begins ?? today, ...wanted };
    return { ...base, what: 'add', fields: [], write: async (tx) => inserter(tx, rule)(fresh) };
  }
  const given = present(row, wanted, COLUMN_OF);
  const fields = differences(before, given);
  const same = and(eq(rule.code, before.code), eq(rule.version, before.version));
  if (!fields.some((field) => TEXT.includes(field))) {
    const what = fields.length === 0 ? 'same' : 'change';
    return { ...base, what, fields, write: (tx) => tx.update(rule).set(given).where(same) };
  }
  const validFrom = begins !== null && begins !== before.validFrom ? begins : today;
  if (validFrom < before.validFrom) row.complain('valid_from', 'versionBeforeVersion', { from: before.validFrom });
  const next: RuleRow = { ...before, validTo: null, ...given, version: before.version + 1, validFrom };
  const write: Change['write'] = async (tx) => {
    await tx.update(rule).set({ validTo: validFrom }).where(same);
    await tx.insert(rule).values(next);
  };
  return { ...base, what: 'change', fields, write };
}

function read(row: Cells): Omit<RuleRow, 'version' | 'validFrom'> {
  const flags = list(row, 'flags').filter((flag) => flag !== '');
  for (const value of flags.filter((flag) => !FLAGS.some((one) => one === flag))) {
    row.complain('flags', 'notInList', { value, list: FLAGS.join(', ') });
  }
  return {
    code: row.need('code', 20).toUpperCase(),
    codeOfConduct: row.need('code_of_conduct', 60),
    article: row.text('article', 120),
    topicVi: row.need('topic_vi'),
    topicEn: row.need('topic_en'),
    kind: row.oneOf('kind', ['do', 'dont']),
    placeKinds: placeKinds(row),
    sensitive: flags.includes('sensitive'),
    urgent: flags.includes('urgent'),
    verified: row.oneOf('verified', ['yes', 'draft', 'no'], 'no'),
    source: row.text('source', 600),
    validTo: row.date('valid_to'),
  };
}

const list = (row: Cells, column: string) =>
  row
    .text(column, 600)
    .split('|')
    .map((one) => one.trim());

function placeKinds(row: Cells): string[] {
  const kinds = list(row, 'place_kinds');
  if (kinds.length === 1 && kinds[0] === '') row.complain('place_kinds', 'missing');
  for (const value of kinds) {
    if (value !== '' && value !== EVERY_PLACE_KIND && !PLACE_KINDS.some((kind) => kind === value)) {
      row.complain('place_kinds', 'notInList', { value, list: [EVERY_PLACE_KIND, ...PLACE_KINDS].join(', ') });
    }
  }
  return kinds;
}
