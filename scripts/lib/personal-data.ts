import { getTableColumns, getTableName, type Table } from 'drizzle-orm';
import { type PERSONAL_DATA, PERSONAL_KINDS, type PersonalKindName } from '../../src/schema/personal-data.ts';
import { tables } from '../../src/schema/sqlite.ts';

type Register = typeof PERSONAL_DATA;

/** The tables of the program with their columns. */
export const columnsOfProgram = (): Record<string, string[]> =>
  Object.fromEntries(
    Object.values(tables).map((table) => [
      getTableName(table),
      Object.values(getTableColumns(table as Table)).map(({ name }) => name),
    ]),
  );

/** Columns that nobody has said anything about, that are named twice, or that are gone. */
export function registerFaults(columns: Readonly<Record<string, readonly string[]>>, register: Register): string[] {
  const gone = Object.keys(register).filter((table) => !(table in columns));
  return [
    ...Object.entries(columns).flatMap(([table, names]) => tableFaults(table, names, register[table] ?? {})),
    ...gone.map((table) => `the table ${table} is gone`),
  ];
}

function tableFaults(table: string, names: readonly string[], parts: Register[string]): string[] {
  const said = Object.values(parts).flatMap((list) => list.split(' ').filter((name) => name !== ''));
  const times = (name: string) => said.filter((one) => one === name).length;
  return [
    ...names
      .filter((name) => times(name) === 0)
      .map((name) => `${table}.${name}: say in src/schema/personal-data.ts whether it is about a person`),
    ...names
      .filter((name) => times(name) > 1)
      .map((name) => `${table}.${name} stands ${times(name)} times in the register of personal data`),
    ...said.filter((name) => !names.includes(name)).map((name) => `${table}.${name} is in the register and gone`),
  ];
}

/** The register as a page for the person who answers for data protection. */
export function registerPage(register: Register): string {
  const kinds = Object.entries(PERSONAL_KINDS).map(([kind, { of, why, until }]) => {
    const columns = Object.entries(register).flatMap(([table, parts]) =>
      (parts[kind as PersonalKindName]?.split(' ') ?? []).map((name) => `\`${table}.${name}\``),
    );
    return `| ${kind} | ${of} | ${why} | ${until} | ${columns.join(', ')} |`;
  });
  return [
    '# Personal data',
    '',
    'Every column that holds something about a person, why, and how long: the record that the Law on Personal Data Protection 91/2025/QH15',
    'asks for. It is written from `src/schema/personal-data.ts` by `node scripts/personal-data.mjs`; `npm run check` fails when a column is added',
    'that the register does not name. What residents are told is at `/rieng-tu`; both take the lengths from `src/domain/retention.ts`.',
    '',
    'No address, user agent or cookie of a resident is stored. Backups hold what the database held when they were made: keep them no longer',
    'than the shortest length below, or erase anew after a restore (the sweeps do, the night after).',
    '',
    '| Kind | Of | Why | Until | Columns |',
    '|---|---|---|---|---|',
    ...kinds,
    '',
  ].join('\n');
}
