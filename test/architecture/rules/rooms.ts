import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { getTableName } from 'drizzle-orm';
import { tables } from '../../../src/schema/sqlite.ts';
import { OWNERS } from './ownership.ts';
import { root, textOf } from './source.ts';

const LONGEST = 15;

export interface Room {
  name: string;
  /** Null when it has none. */
  readme: string | null;
  /** It has an index.ts, the door by which others come in. */
  door: boolean;
}

export function theRooms(): Room[] {
  return readdirSync(path.join(root, 'src/features')).map((name) => {
    const has = (file: string) => existsSync(path.join(root, 'src/features', name, file));
    return { name, readme: has('README.md') ? textOf(`src/features/${name}/README.md`) : null, door: has('index.ts') };
  });
}

const tablesOf = (room: string): string[] =>
  Object.entries(tables).flatMap(([key, table]) =>
    OWNERS[key] === `src/features/${room}/` ? [getTableName(table)] : [],
  );

/** What a page of a room must hold, and what is said when it does not. */
function pageFaults(name: string, page: string): string[] {
  const lines = page.trimEnd().split('\n');
  const own = tablesOf(name);
  const demands: [boolean, string][] = [
    [lines.length <= LONGEST, `has ${lines.length} lines; ${LONGEST} at most`],
    [lines[0]?.startsWith(`# ${name}: `) === true, `does not begin with "# ${name}: purpose"`],
    ...own.map((table): [boolean, string] => [page.includes(`\`${table}\``), `does not name its table ${table}`]),
    [own.length > 0 || page.includes('Owns no table'), 'does not say "Owns no table"'],
    [page.includes('Uses: '), 'lacks "Uses:"'],
    [page.includes('Must never: '), 'lacks "Must never:"'],
  ];
  return demands.flatMap(([met, fault]) => (met ? [] : [`${name}/README.md ${fault}`]));
}

/** Rooms that the page on the house forgets, and rooms that it names but are gone. */
export function mapFaults(names: readonly string[], page: string): string[] {
  const table = page.slice(page.indexOf('## Rooms'), page.indexOf('## Who may know whom'));
  const rows = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
  return [
    ...names.filter((name) => !rows.includes(name)).map((name) => `docs/architecture.md lacks the room ${name}`),
    ...rows.filter((name) => !names.includes(name)).map((name) => `docs/architecture.md names ${name}, which is gone`),
  ];
}

/** Each room says on a short page what it is for, which tables are its own, what it leans on and what it must never do. */
export function roomFaults(rooms: readonly Room[]): string[] {
  return rooms.flatMap(({ name, readme, door }) => [
    ...(door ? [] : [`${name} has no index.ts, the door by which others come in`]),
    ...(readme === null ? [`${name} has no README.md`] : pageFaults(name, readme)),
  ]);
}

/** Rooms of which a page says that its room uses them; they stand in backquotes, behind "Uses:". */
function saidUses(page: string, names: readonly string[]): string[] {
  const [, line = ''] = /^- Uses: ([\s\S]*?)(?:\n- |$)/m.exec(page) ?? [];
  return [...line.matchAll(/`(\w+)`/g)].flatMap(([, name = '']) => (names.includes(name) ? [name] : []));
}

/** Where a page says of the rooms that its room uses something else than the imports do. @param pairs which room knows which, by their folders */
export function usesFaults(
  rooms: readonly Pick<Room, 'name' | 'readme'>[],
  pairs: readonly { from: string; to: string }[],
): string[] {
  const names = rooms.map(({ name }) => name);
  return rooms.flatMap(({ name, readme }) => {
    const said = saidUses(readme ?? '', names);
    const known = pairs.filter(({ from }) => from === `src/features/${name}`).map(({ to }) => path.basename(to));
    return [
      ...[...new Set(known)]
        .filter((to) => !said.includes(to))
        .map((to) => `${name}/README.md does not say that it uses ${to}`),
      ...said
        .filter((to) => !known.includes(to))
        .map((to) => `${name}/README.md says that it uses ${to}, and it does not`),
    ];
  });
}
