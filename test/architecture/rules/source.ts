import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** A node of the syntax tree (ESTree with TypeScript). */
export interface Node {
  type: string;
  start: number;
  [member: string]: unknown;
}

/** A file of the program: its path from the root of the project, and what it says. */
export interface Source {
  path: string;
  text: string;
  nodes: readonly Node[];
}

const isNode = (thing: unknown): thing is Node =>
  thing !== null && typeof thing === 'object' && typeof (thing as Node).type === 'string';

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

function everyNode(top: Node): Node[] {
  const found: Node[] = [];
  const waiting = [top];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    found.push(node);
    waiting.push(...childrenOf(node));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** @param file decides the language by its ending */
export function source(file: string, text: string): Source {
  const lang = file.endsWith('.ts') ? 'ts' : 'js';
  return {
    path: file,
    text,
    nodes: everyNode(parseAst(text, { lang, sourceType: 'module' }, file) as unknown as Node),
  };
}

export const root = path.resolve(import.meta.dirname, '../../..');

/** All files below folders of the project that end as one of `ends`. */
export function filesUnder(folders: readonly string[], ends: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && ends.some((end) => entry.name.endsWith(end)))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

let program: Source[] | null = null;

/** Everything under src, parsed once. */
export function theProgram(): Source[] {
  program ??= filesUnder(['src'], ['.ts']).map((file) => source(file, textOf(file)));
  return program;
}

/** `file:line`, for a message. */
export function placeOf({ path: file, text }: Source, node: Node): string {
  return `${file}:${text.slice(0, node.start).split('\n').length}`;
}

export const member = (node: Node, name: string): Node | null => (isNode(node[name]) ? (node[name] as Node) : null);

export const list = (node: Node, name: string): Node[] =>
  Array.isArray(node[name]) ? (node[name] as unknown[]).filter(isNode) : [];

/** Name of an identifier, value of a text; null for any other node. */
export function word(node: Node | null): string | null {
  if (node?.type === 'Identifier') return node.name as string;
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

/** The name that a call calls on something: `insert` of `tx.insert(x)`. */
export function calledMember(call: Node): string | null {
  const callee = call.type === 'CallExpression' ? member(call, 'callee') : null;
  return callee?.type === 'MemberExpression' && callee.computed === false ? word(member(callee, 'property')) : null;
}
