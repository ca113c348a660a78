import { parseAst } from 'rolldown/parseAst';

interface Node {
  type: string;
  [member: string]: unknown;
}

const isNode = (thing: unknown): thing is Node =>
  thing !== null && typeof thing === 'object' && typeof (thing as Node).type === 'string';

/** `test.each(rows)` as `test`, `each`; empty for a call of something else. */
function namesOf(callee: unknown): string[] {
  if (!isNode(callee)) return [];
  if (callee.type === 'Identifier') return [String(callee.name)];
  if (callee.type === 'CallExpression' || callee.type === 'TaggedTemplateExpression')
    return namesOf(callee.callee ?? callee.tag);
  return callee.type === 'MemberExpression'
    ? [...namesOf(callee.object), String((callee.property as Node | undefined)?.name)]
    : [];
}

const NEVER_RUN = ['skip', 'todo'];
const RUNNERS = ['test', 'describe'];

/** What is called, and the title given to it; no names for what is no call. */
function callOf({ type, callee, arguments: given }: Node): { names: string[]; title: unknown } {
  const [title] = (given as Node[] | undefined) ?? [];
  return { names: type === 'CallExpression' ? namesOf(callee) : [], title: title?.value };
}

/** Titles of the tests of a file that are run, in whatever describes them; `%s` stands as it is written. */
export function testsIn(text: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const waiting: unknown[] = [parseAst(text, { lang: 'ts', sourceType: 'module' })];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!isNode(node)) continue;
    const { names, title } = callOf(node);
    if (RUNNERS.includes(names[0] ?? '') && names.some((name) => NEVER_RUN.includes(name))) continue;
    if (names[0] === 'test' && typeof title === 'string') titles.add(title);
    waiting.push(...Object.values(node).flat());
  }
  return titles;
}
