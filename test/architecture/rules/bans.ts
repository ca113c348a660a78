import { calledMember, list, member, type Node, placeOf, type Source, word } from './source.ts';

/** A thing that some places may do and others not. `where`: the files that may not. */
interface Ban {
  where: (file: string) => boolean;
  breaks: (node: Node, file: Source) => boolean;
  instead: string;
}

const outside =
  (...folders: string[]) =>
  (file: string) =>
    !folders.some((folder) => file.startsWith(folder));

const STATEMENT = /^\s*(select|insert|update|delete|with|create|alter|drop|pragma|vacuum|attach|begin|commit)\b/i;
const QUERY = [
  'select',
  'selectDistinct',
  'insert',
  'update',
  'delete',
  'prepare',
  'from',
  'where',
  'set',
  'values',
  'returning',
];

const textOfTemplate = (node: Node): string =>
  list(node, 'quasis')
    .map((part) => (part.value as { raw: string }).raw)
    .join('?');

/** Does a chain of calls, looked at from its end, hold a call of one of these names? */
function callsInChain(end: Node | null, names: readonly string[]): boolean {
  for (let node = end; node; node = member(node, node.type === 'CallExpression' ? 'callee' : 'object')) {
    if (names.includes(calledMember(node) ?? '')) return true;
  }
  return false;
}

function isRawSql(node: Node): boolean {
  if (node.type === 'TaggedTemplateExpression') {
    const quasi = member(node, 'quasi');
    return word(member(node, 'tag')) === 'sql' && quasi !== null && STATEMENT.test(textOfTemplate(quasi));
  }
  if (node.type !== 'CallExpression') return false;
  const verb = calledMember(node);
  const holder = member(member(node, 'callee') ?? node, 'object');
  if (verb === 'raw') return word(holder) === 'sql';
  const [first] = list(node, 'arguments');
  const text = first?.type === 'TemplateLiteral' ? textOfTemplate(first) : word(first ?? null);
  return ['prepare', 'exec', 'execute', 'query'].includes(verb ?? '') && text !== null && STATEMENT.test(text);
}

function isDriverCall(node: Node): boolean {
  const verb = calledMember(node) ?? '';
  return (
    ['get', 'all', 'run', 'iterate', 'pluck'].includes(verb) &&
    callsInChain(member(member(node, 'callee') as Node, 'object'), QUERY)
  );
}

const isMember = (node: Node, object: string, name: string): boolean =>
  node.type === 'MemberExpression' &&
  word(member(node, 'object')) === object &&
  word(member(node, 'property')) === name;

const imports = (node: Node, from: RegExp, names: RegExp): boolean =>
  node.type === 'ImportDeclaration' &&
  from.test(word(member(node, 'source')) ?? '') &&
  list(node, 'specifiers').some((one) => names.test(word(member(one, 'imported')) ?? ''));

/** What lint does not see. */
const BANS: Readonly<Record<string, Ban>> = {
  'raw SQL': {
    where: outside('src/platform/db/', 'src/schema/'),
    breaks: isRawSql,
    instead: 'write the query with drizzle, or add a member to the dialect',
  },
  'a call that only SQLite knows': {
    where: outside('src/platform/db/'),
    breaks: isDriverCall,
    instead: 'await the query itself: on PostgreSQL there is no .get, .all or .run',
  },
  'the outcome of a write as one driver tells it': {
    where: outside('src/platform/db/'),
    breaks: (node) =>
      node.type === 'MemberExpression' &&
      /^(lastInsertRowid|rowsAffected|affectedRows|rowCount)$/.test(word(member(node, 'property')) ?? ''),
    instead: 'ask for the rows with .returning() and count them',
  },
  'the environment': {
    where: outside('src/platform/config/'),
    breaks: (node) =>
      isMember(node, 'process', 'env') ||
      imports(node, /^(node:)?process$/, /^env$/) ||
      (node.type === 'VariableDeclarator' &&
        word(member(node, 'init')) === 'process' &&
        list(member(node, 'id') ?? node, 'properties').some((one) => word(member(one, 'key')) === 'env')),
    instead: 'take it from services.config',
  },
  'the clock of the machine': {
    where: outside('src/platform/clock.ts'),
    breaks: (node) =>
      isMember(node, 'Date', 'now') ||
      isMember(node, 'Temporal', 'Now') ||
      ((node.type === 'NewExpression' || node.type === 'CallExpression') &&
        word(member(node, 'callee')) === 'Date' &&
        list(node, 'arguments').length === 0),
    instead: 'take the time as an argument, or from services.clock',
  },
  chance: {
    where: outside('src/platform/ids.ts', 'src/platform/crypto/', 'src/platform/config/'),
    breaks: (node) =>
      isMember(node, 'Math', 'random') ||
      isMember(node, 'crypto', 'randomUUID') ||
      isMember(node, 'crypto', 'getRandomValues') ||
      imports(node, /^(node:)?crypto$/, /^(random|getRandomValues|webcrypto)/),
    instead: 'take names and random bytes from services.ids',
  },
  'an unfinished thought': {
    where: () => true,
    breaks: (node, { text }) => node.type === 'Program' && /\b(TODO|FIXME|HACK)\b/.test(text),
    instead: 'finish it, or say in a sentence why it ends here',
  },
  'a checker told to look away': {
    where: () => true,
    breaks: (node, { text }) => node.type === 'Program' && /@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(text),
    instead: 'say what is meant in a way that the checker understands',
  },
};

/** Each use of what is banned where it stands, with what to do instead. */
export function banFaults(files: readonly Source[]): string[] {
  return files.flatMap((file) =>
    Object.entries(BANS)
      .filter(([, { where }]) => where(file.path))
      .flatMap(([name, { breaks, instead }]) =>
        file.nodes.filter((node) => breaks(node, file)).map((node) => `${placeOf(file, node)}: ${name}; ${instead}`),
      ),
  );
}
