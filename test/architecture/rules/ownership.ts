import { answerTables, outcomeTables } from '../../../src/schema/answers.ts';
import { auditTables } from '../../../src/schema/audit.ts';
import { bodyTables } from '../../../src/schema/bodies.ts';
import { caseTables } from '../../../src/schema/cases.ts';
import { calendarTables, noticeTables } from '../../../src/schema/clocks.ts';
import { sqliteKit } from '../../../src/schema/columns.ts';
import { counterTables } from '../../../src/schema/counters.ts';
import { deedTables } from '../../../src/schema/deeds.ts';
import { deskTables } from '../../../src/schema/desk.ts';
import { mailroomTables } from '../../../src/schema/mailroom.ts';
import { placeTables } from '../../../src/schema/places.ts';
import { platformTables } from '../../../src/schema/platform.ts';
import { postTables } from '../../../src/schema/posts.ts';
import { privacyTables } from '../../../src/schema/privacy.ts';
import { proofTables } from '../../../src/schema/proof.ts';
import { secretTables } from '../../../src/schema/secrets.ts';
import { signInTables } from '../../../src/schema/sign-in.ts';
import { staffTables } from '../../../src/schema/staff.ts';
import { wordTables } from '../../../src/schema/words.ts';
import { calledMember, list, member, type Node, placeOf, type Source, word } from './source.ts';

/** The one folder whose files may write a table: the file of the schema that names it says whose it is. */
export const OWNERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['src/features/audit/', auditTables],
      ['src/features/bodies/', bodyTables],
      ['src/features/cases/', caseTables],
      ['src/features/cases/', counterTables],
      ['src/features/cases/', wordTables],
      ['src/features/cases/', outcomeTables],
      ['src/features/triage/', answerTables],
      ['src/features/cases/', deedTables],
      ['src/features/places/', placeTables],
      ['src/features/privacy/', privacyTables],
      ['src/features/proof/', proofTables],
      ['src/features/secrets/', secretTables],
      ['src/features/calendar/', calendarTables],
      ['src/features/notices/', noticeTables],
      ['src/features/staff/', staffTables],
      ['src/features/staff/', postTables],
      ['src/features/staff/', signInTables],
      ['src/features/triage/', deskTables],
      ['src/features/mailroom/', mailroomTables],
      ['src/platform/jobs/', platformTables],
    ] as const
  ).flatMap(([folder, tables]) => Object.keys(tables(sqliteKit)).map((table) => [table, folder])),
);

const WRITES = ['insert', 'update', 'delete'];

/** The table that `cases`, `t.cases` or `store.t.cases` stands for. */
function tableOf(node: Node | null, names: ReadonlyMap<string, string>): string | null {
  if (node?.type === 'Identifier') return names.get(node.name as string) ?? null;
  if (node?.type !== 'MemberExpression') return null;
  const holder = member(node, 'object');
  const last = holder?.type === 'MemberExpression' ? word(member(holder, 'property')) : word(holder);
  const table = word(member(node, 'property'));
  return (last === 't' || last === 'tables') && table !== null && table in OWNERS ? table : null;
}

type Named = [name: string | null, table: string | null];

/** `import { cases, box as letterBox } from '…/schema/sqlite.ts'` */
function imported(node: Node): Named[] {
  if (node.type !== 'ImportDeclaration' || !/schema\/(sqlite|postgres)\.ts$/.test(word(member(node, 'source')) ?? ''))
    return [];
  return list(node, 'specifiers').map((one) => [word(member(one, 'local')), word(member(one, 'imported'))]);
}

/** `const { cases } = store.t` */
function takenOut(node: Node): Named[] {
  const [id, init] = [member(node, 'id'), member(node, 'init')];
  const from = init?.type === 'MemberExpression' ? word(member(init, 'property')) : word(init);
  if (id?.type !== 'ObjectPattern' || (from !== 't' && from !== 'tables')) return [];
  return list(id, 'properties').map((one) => [word(member(one, 'value')), word(member(one, 'key'))]);
}

/** Names of a file that mean tables: imported, renamed, taken out of `store.t`, or given a second name. */
function tableNames({ nodes }: Source): Map<string, string> {
  const names = new Map<string, string>();
  for (const node of nodes) {
    const given: Named[] =
      node.type === 'VariableDeclarator'
        ? [...takenOut(node), [word(member(node, 'id')), tableOf(member(node, 'init'), names)]]
        : imported(node);
    for (const [name, table] of given) if (name !== null && table !== null && table in OWNERS) names.set(name, table);
  }
  return names;
}

interface Write {
  verb: string;
  what: string;
  owner: string;
}

/** What a call writes, if it writes. */
function writeOf(node: Node, names: ReadonlyMap<string, string>): Write | null {
  const bulk = node.type === 'CallExpression' && word(member(node, 'callee')) === 'inserter';
  const verb = bulk ? 'insert' : (calledMember(node) ?? '');
  if (verb === 'put' || verb === 'remove') return searchWrite(node, verb);
  const table = WRITES.includes(verb) ? tableOf(list(node, 'arguments')[bulk ? 1 : 0] ?? null, names) : null;
  return table === null ? null : { verb, what: table, owner: OWNERS[table] as string };
}

/** `dialect.search.put(…)`: the search index belongs to the cases. */
function searchWrite(call: Node, verb: string): Write | null {
  const holder = member(member(call, 'callee') as Node, 'object');
  const isSearch = holder?.type === 'MemberExpression' && word(member(holder, 'property')) === 'search';
  return isSearch ? { verb, what: 'the search index', owner: 'src/features/cases/' } : null;
}

/** Writes into a table by a room that does not own it. */
export function ownershipFaults(files: readonly Source[]): string[] {
  return files.flatMap((file) => {
    const names = tableNames(file);
    return file.nodes.flatMap((node) => {
      const write = writeOf(node, names);
      if (write === null || file.path.startsWith(write.owner)) return [];
      const { verb, what, owner } = write;
      return [`${placeOf(file, node)}: only ${owner} may ${verb} ${what}; call its front door inside the same write`];
    });
  });
}
