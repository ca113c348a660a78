import path from 'node:path';
import { member, type Node, placeOf, type Source, word } from './source.ts';

export interface Import {
  from: string;
  /** Path of the file in the project, or the name of a package. */
  to: string;
  /** Nothing is loaded for it. */
  typeOnly: boolean;
  place: string;
}

const LINES = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
];

const isTypeOnly = (node: Node): boolean =>
  node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type';

/** Every import line: of values and of types, re-exports, `import()` of values and in types. */
export function importsOf(file: Source): Import[] {
  return file.nodes.flatMap((node) => {
    const target = LINES.includes(node.type) ? word(member(node, 'source')) : null;
    if (target === null) return [];
    const to = target.startsWith('.') ? path.posix.join(path.posix.dirname(file.path), target) : target;
    return [{ from: file.path, to, typeOnly: isTypeOnly(node), place: placeOf(file, node) }];
  });
}

/** Files that lead back to themselves, each circle once, as a path from file to file. */
export function cycles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const found = new Map<string, string>();
  function walk(file: string, way: string[]): void {
    const at = way.indexOf(file);
    if (at >= 0) {
      const circle = way.slice(at);
      found.set(circle.toSorted().join(), [...circle, file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  }
  for (const file of next.keys()) walk(file, []);
  return [...found.values()];
}
