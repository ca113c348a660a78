// What the documents owe to the code. Each function takes texts and names, and says what is missing, one line a fault.
import { parseAst } from 'rolldown/parseAst';
import { testsIn } from './tests-in.ts';

/** First cells of the table rows of a Markdown text, as they stand between backticks. */
function tableKeys(markdown: string): string[] {
  return [...markdown.matchAll(/^\|\s*`([^`]+)`/gm)].map(([, key = '']) => key);
}

/** Settings that README's table lacks, and rows of capitals that are no setting. */
export function settingFaults(readme: string, settings: readonly string[], fileSettings: readonly string[]): string[] {
  const known = [...settings, ...fileSettings.map((name) => `${name}_FILE`)];
  const rows = tableKeys(readme);
  const missing = settings.filter((name) => !rows.includes(name)).map((name) => `README.md has no row for ${name}`);
  const silent = fileSettings
    .map((name) => `${name}_FILE`)
    .filter((name) => !readme.includes(name))
    .map((name) => `README.md does not name ${name}`);
  const stale = rows
    .filter((name) => /^[A-Z][A-Z_]+$/.test(name) && !known.includes(name))
    .map((name) => `README.md has a row for ${name}, which is no setting`);
  return [...missing, ...silent, ...stale];
}

const typed = (script: string): string => (['start', 'test'].includes(script) ? `npm ${script}` : `npm run ${script}`);

/** Scripts of package.json that no document names. */
export function scriptFaults(docs: string, scripts: readonly string[]): string[] {
  return scripts.filter((name) => !docs.includes(typed(name))).map((name) => `no document names \`${typed(name)}\``);
}

/** Commands of the command line that no document shows. */
export function commandFaults(docs: string, commands: readonly string[]): string[] {
  return commands
    .filter((name) => !new RegExp(`homthu (-- )?${name}\\b`).test(docs))
    .map((name) => `no document shows \`homthu ${name}\``);
}

interface Property {
  key?: { name?: string; value?: unknown };
}

interface Declarator {
  id: { name?: string };
  init?: { type: string; properties?: Property[] } | null;
}

interface Statement {
  type: string;
  declaration?: Statement | null;
  declarations?: Declarator[];
}

/** Keys of the object `COMMANDS` at the top of the command line's entry; null when it has none. */
export function commandsIn(text: string): string[] | null {
  const { body } = parseAst(text, { lang: 'ts', sourceType: 'module' }) as unknown as { body: Statement[] };
  const table = body
    .flatMap((statement) => (statement.declaration ?? statement).declarations ?? [])
    .find(({ id, init }) => id.name === 'COMMANDS' && init?.type === 'ObjectExpression');
  return table?.init?.properties?.flatMap(({ key }) => key?.name ?? (key ? String(key.value) : [])) ?? null;
}

/** How many promises to the resident and to the city there are at least; a later one is known by the numbers before it. */
const PROMISES = { R: 17, C: 19 };

/** Numbers that are missing up to the last, and those that are given twice. */
function numberFaults(ids: readonly string[]): string[] {
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `docs/promises.md has two rows ${id}`);
  const missing = Object.entries(PROMISES).flatMap(([letter, least]) => {
    const numbers = ids.filter((id) => id.startsWith(letter)).map((id) => Number(id.slice(1)));
    return Array.from({ length: Math.max(least, ...numbers) }, (_, i) => `${letter}${i + 1}`)
      .filter((id) => !ids.includes(id))
      .map((id) => `docs/promises.md has no row ${id}`);
  });
  return [...missing, ...twice];
}

/**
 * Rows `| R1 | promise | how it is kept | proof |`: the proof is `later: reason`, or tests that are run as `` `file` › title ``, separated by
 * `<br>`.
 * @param read text of a file of the project, or null when it is not there
 */
export function promiseFaults(markdown: string, read: (file: string) => string | null): string[] {
  const rows = [...markdown.matchAll(/^\| ([RC]\d+) \|(.*)\|(.*)\|(.*)\|$/gm)];
  const unproved = rows.flatMap(([, id, , , proof = '']) =>
    proofFaults(proof.trim(), read).map((fault) => `promise ${id}: ${fault}`),
  );
  return [...numberFaults(rows.map(([, id = '']) => id)), ...unproved];
}

function proofFaults(proof: string, read: (file: string) => string | null): string[] {
  if (/^later: \S/.test(proof)) return [];
  const tests = proof.split('<br>').map((one) => /^`(test\/[^`]+)` › (.+)$/.exec(one.trim()));
  return tests.flatMap((test) => {
    if (test === null) return ['the last cell is neither `file` › title nor "later: reason"'];
    const [, file = '', title = ''] = test;
    const text = read(file);
    if (text === null) return [`${file} is not there`];
    return testsIn(text).has(title) ? [] : [`${file} has no test "${title}"`];
  });
}

/** Runtime packages without their line of reason, and reasons for packages that are gone. */
export function dependencyFaults(decision: string, packages: readonly string[]): string[] {
  const explained = tableKeys(decision);
  return [
    ...packages.filter((name) => !explained.includes(name)).map((name) => `no decision says why ${name} is here`),
    ...explained
      .filter((name) => !packages.includes(name))
      .map((name) => `a decision explains ${name}, which is not here`),
  ];
}
