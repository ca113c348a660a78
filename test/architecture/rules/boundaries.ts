import { isBuiltin } from 'node:module';
import { type Import, importsOf } from './imports.ts';
import type { Source } from './source.ts';

/** Packages that open a database; whoever needs data asks the store. */
const DRIVER =
  /^(better-sqlite3|pg|postgres|@electric-sql\/pglite|drizzle-orm\/(better-sqlite3|node-postgres|pglite|postgres-js))(\/|$)/;

/** The list of languages, which catalogues and machinery share. */
const LANGUAGES = 'src/platform/i18n/langs.ts';

type Zone = 'domain' | 'schema' | 'locales' | 'platform' | 'features' | 'top' | 'npm' | 'node' | 'outside';

function zoneOf(file: string): Zone {
  const [, zone = ''] = /^src\/(domain|schema|locales|platform|features)\//.exec(file) ?? [];
  if (zone) return zone as Zone;
  if (file.startsWith('src/')) return 'top';
  if (isBuiltin(file)) return 'node';
  return /^(\.|scripts\/|test\/|public\/|views\/)/.test(file) ? 'outside' : 'npm';
}

const roomOf = (file: string): string => file.split('/')[2] ?? '';

/** Who may know whom; everything that is not in a list is refused. `top` is app, deps, main and the command line. */
const MAY: Readonly<Record<Exclude<Zone, 'npm' | 'node' | 'outside'>, readonly Zone[]>> = {
  domain: ['domain'],
  schema: ['schema', 'domain', 'npm'],
  locales: ['locales'],
  platform: ['platform', 'schema', 'domain', 'locales', 'npm', 'node'],
  features: ['features', 'platform', 'schema', 'domain', 'locales', 'npm', 'node'],
  top: ['top', 'features', 'platform', 'schema', 'domain', 'locales', 'npm', 'node'],
};

const INSTEAD: Readonly<Record<string, string>> = {
  domain: 'rules are pure: pass what they need as an argument',
  schema: 'tables are made of column builders and of the lists of states in src/domain',
  locales: 'catalogues are plain sentences',
  platform: 'machinery knows nothing of feedback: let the room pass a function in',
  features: 'a room gets what it needs from src/app.ts, as an argument of its create function',
  top: 'the program does not lean on scripts or tests: move the shared part into src',
};

/** Import lines between rooms, by the names of the rooms; types count, since a room that names another knows it. */
export function betweenRooms(files: readonly Source[]): Import[] {
  const room = (file: string) => /^src\/features\/[^/]+/.exec(file)?.[0];
  return files.flatMap(importsOf).flatMap((line) => {
    const [from, to] = [room(line.from), room(line.to)];
    return from && to && from !== to ? [{ ...line, from, to }] : [];
  });
}

/** What is wrong with an import line, and what to do instead; null when it is allowed. */
function fault({ from, to }: Import): string | null {
  if (to === LANGUAGES) return null;
  const [here, there] = [zoneOf(from), zoneOf(to)] as [keyof typeof MAY, Zone];
  if (!MAY[here].includes(there)) return `${here} may not import ${to}; ${INSTEAD[here]}`;
  if (here === 'schema' && there === 'npm' && !/^drizzle-orm(\/(pg|sqlite)-core)?$/.test(to)) {
    return `schema may not import ${to}; ${INSTEAD.schema}`;
  }
  if (here !== 'features') return null;
  if (there === 'features' && roomOf(from) !== roomOf(to) && !/^src\/features\/[^/]+\/index\.ts$/.test(to)) {
    return `the room ${roomOf(from)} may not look inside ${roomOf(to)} (${to}); import its index.ts, and if the thing is not there, ask whether it should be`;
  }
  if (there === 'npm' && DRIVER.test(to)) return `a room may not open a database (${to}); use services.store`;
  if (to === 'src/schema/postgres.ts') {
    return `a room may not import ${to}; import tables from src/schema/sqlite.ts, which serve every database`;
  }
  return null;
}

/** Import lines that cross a boundary, each with what to do instead. */
export function boundaryFaults(files: readonly Source[]): string[] {
  return files.flatMap(importsOf).flatMap((line) => {
    const wrong = fault(line);
    return wrong === null ? [] : [`${line.place}: ${wrong}`];
  });
}
