import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS, scopesOf } from '../../src/domain/permission.ts';
import { GUARDED_POSTS } from '../../src/domain/posts.ts';
import { POSTS } from '../../src/domain/units.ts';
import { DOORS, type Door } from '../support/doors.ts';
import { routesOf } from '../support/route-list.ts';
import { HOUSE } from '../support/town.ts';
import { addressOf, givenWalk, type View, type Walk, WHO } from '../support/walk.ts';
import { doorsOf, type OneDoor, tryDoor } from '../support/walk-doors.ts';

let walk: Walk;
let routes: string[];
/** What was found open, in the words of the page: a line a route. */
const found: Record<View, string[]> = { ward: [], department: [] };

beforeAll(async () => {
  walk = await givenWalk();
  routes = await routesOf(walk.town.app);
});
afterAll(() => walk.town.close());

test('every route of the program says whom it lets in, and nothing is said of routes that are gone', () => {
  expect(
    routes.filter((route) => !(route in DOORS)),
    'add them to test/support/doors.ts',
  ).toEqual([]);
  expect(
    Object.keys(DOORS).filter((route) => !routes.includes(route)),
    'take them out of test/support/doors.ts',
  ).toEqual([]);
});

test('what has a rule of its own has a file of tests of its own', () => {
  const named = Object.values(DOORS).flatMap((door) => (door.to === 'own' ? [door.seeTest] : []));
  expect([...new Set(named)].filter((file) => !existsSync(path.join(HOUSE, 'test/features', file)))).toEqual([]);
});

test('strangers get through the doors that are open to anyone, and through no other', async () => {
  const open: string[] = [];
  for (const { route, method, path: address, door } of doorsOf(routes)) {
    if (door.to === 'anyone') continue;
    const url = addressOf(address, door, { unitId: '00070' });
    const answer = method === 'GET' ? await walk.town.get(url) : await walk.town.post(url, door.fields ?? {});
    const shut = answer.statusCode === 401 || String(answer.headers.location).startsWith('/office/sign-in');
    if (!shut) open.push(`${route} ${answer.statusCode}`);
  }
  expect(open).toEqual([]);
});

test('every route is open to exactly whom the table of permissions lets, whoever asks about whatever', async () => {
  const wrong: string[] = [];
  for (const one of doorsOf(routes)) {
    const cells: Record<View, string[]> = { ward: [], department: [] };
    for (const who of WHO) {
      const tried = await tryDoor(walk, who, one);
      cells[who.view].push(tried.cell);
      wrong.push(...tried.wrong);
    }
    if (cells.ward.join('') === '') continue;
    for (const view of ['ward', 'department'] as const) found[view].push(line(named(one), cells[view]));
  }
  expect(wrong).toEqual([]);
  const { read, t } = walk.town.services.store;
  const now = new Map((await read.select().from(t.cases)).map((row) => [row.id, row]));
  for (const { id, unitId, queue, restricted } of walk.cases.values()) {
    expect(now.get(id), 'the walk itself changes nothing').toMatchObject({ unitId, queue, restricted });
  }
}, 300_000);

/** Marks what only those tried whom it refuses. */
const named = ({ route, door }: OneDoor) => (door.shutOnly ? `${route} *` : route);
const WIDTH = 15;
const line = (route: string, cells: readonly string[]) =>
  `${route.padEnd(50)} ${cells.map((cell) => cell.padEnd(WIDTH)).join('  ')}`.trimEnd();
const heading = (view: View) =>
  line(
    '',
    WHO.filter((who) => who.view === view).map(({ name }) => name),
  );
const said = (door: Door) => {
  if (door.to === 'own') return `has a rule of its own: \`test/features/${door.seeTest}\``;
  if (door.to === 'anyone') return 'anyone';
  if (door.to === 'self') return 'whoever is signed in, about themself';
  const acts = [door.may]
    .flat()
    .map((act) => `\`${act}\``)
    .join(' or ');
  const where = {
    narrowed: 'whoever is signed in; shows what they may see by',
    some: 'who may in some unit:',
    city: 'who may for the whole city:',
    unit: 'who may in that unit:',
    case: 'who may read the case, and',
    held: 'who may, of what quarantine holds:',
  }[door.to];
  return `${where} ${acts}`;
};

const SHORT = { own: 'own', below: 'below', above: 'above', other: 'other', city: 'city' } as const;

/** The page of the table, as the program has it at this moment. */
function page(): string {
  const rows = ACTIONS.map((action) => {
    const cells = POSTS.map(
      (post) =>
        scopesOf(action, post)
          .map((scope) => SHORT[scope])
          .join(', ') || '–',
    );
    return `| \`${action}\` | ${cells.join(' | ')} |`;
  });
  const behind = doorsOf(routes).filter(({ door }) => door.to !== 'anyone');
  const entries = behind.map(({ route, door }) => `| \`${route}\` | ${said(door)} |`);
  const open = routes.filter((route) => DOORS[route]?.to === 'anyone').map((route) => `\`${route}\``);
  return `# Who may do what

Written by \`test/features/permission-walk.test.ts\`, which walks every route of the program as every post, and fails when this page says
something else (\`npx vitest run test/features/permission-walk.test.ts -u\` writes it anew).

## Posts and acts

A cell says where a post may do it: in its **own** unit, in units **below** it, or, for posts in a unit that works for the whole **city**,
everywhere else too. Inspectors work for the city alone. Cases about the head of a unit do not exist for anybody who holds a post there.
Restricted cases need \`case.readRestricted\` as well. Whoever stands in for an absent head has the head's row there. Every post is given
by two people, never by one. These need \`people.confirmGuarded\`: ${GUARDED_POSTS.join(', ')}, and any other that reads cases beyond its own
unit; the others \`people.confirm\`.

| Act | ${POSTS.join(' | ')} |
|---|${POSTS.map(() => '---|').join('')}
${rows.join('\n')}

## Routes

Open to anyone: ${open.join(', ')}.

| Route | Open to |
|---|---|
${entries.join('\n')}

## What the walk found

Four groups: the own unit, one below, the one above, another. In each, three cases: **n** as most are, **r** restricted, **h** about the
head of that unit; **q** one that quarantine holds, **Q** a restricted one there; **y** what is no case. A dash: refused, and for cases in the same words as what is not there.
A star: tried by those alone whom it refuses; what the others can do there is in the tests of that page.

As seen from a ward. The acting head is an officer who stands in for its absent head, and so answers for the unit below, in which nobody is to
answer; the former head left when these cases had come in, and is an inspector now; whoever has two posts heads the city and is an officer here.

\`\`\`
${[heading('ward'), ...found.ward].join('\n')}
\`\`\`

As seen from the Department, which works for the whole city:

\`\`\`
${[heading('department'), ...found.department].join('\n')}
\`\`\`
`;
}

test('docs/permissions.md shows the table, the routes and what the walk found', async () => {
  await expect(page()).toMatchFileSnapshot(path.join(HOUSE, 'docs/permissions.md'));
});
