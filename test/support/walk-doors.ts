import { NOUNS } from '../../src/features/triage/nouns.ts';
import type { Desk } from './desk.ts';
import { DOORS, type Door } from './doors.ts';
import { addressOf, mayAt, mayCase, maySomewhere, SCOPES, STATES, VIEWS, type Walk, type Who } from './walk.ts';

export interface OneDoor {
  route: string;
  method: string;
  path: string;
  door: Door;
}

type About = { unitId?: string; caseId?: string };
type Step = { expected: boolean; letter: string; about: About; what: string };

/** The deeds of a case are one route with many nouns; each is walked by itself. */
function deedsOf(door: Door, path: string): OneDoor[] {
  return Object.entries(NOUNS).flatMap(([noun, { may }]) => {
    const route = `POST /office/cases/:id/${noun}`;
    const own = { ...door, to: 'case', may, params: { noun } } as Door;
    return route in DOORS ? [] : [{ route, method: 'POST', path, door: own }];
  });
}

/** Every route as doors to be tried. */
export function doorsOf(routes: readonly string[]): OneDoor[] {
  return routes.flatMap((route) => {
    const [method = '', path = ''] = route.split(' ');
    const door = DOORS[route];
    if (!door) return [];
    return route === 'POST /office/cases/:id/:noun' ? deedsOf(door, path) : [{ route, method, path, door }];
  });
}

const LETTERS = { normal: 'n', restricted: 'r', about: 'h', held: 'q', heldRestricted: 'Q' } as const;

function casesToTry({ units, cases }: Walk, who: Who, door: Door & { to: 'case' | 'held' }): Step[][] {
  const states = STATES.filter((state) => state.startsWith('held') === (door.to === 'held'));
  return SCOPES.map((scope) =>
    states.map((state) => {
      const row = cases.get(`${VIEWS[who.view][scope]} ${state}`);
      if (!row) throw new Error('no case');
      const expected = mayCase(who, door.may, row, units);
      return { expected, letter: LETTERS[state], about: { caseId: row.id }, what: `${scope} ${state}` };
    }),
  );
}

/** Everything that one person is asked to try at one door, in groups. */
function stepsOf(walk: Walk, who: Who, door: Door): Step[][] {
  const { units } = walk;
  const one = (expected: boolean, what: string, about: About = {}): Step[] => [{ expected, letter: 'y', about, what }];
  switch (door.to) {
    case 'case':
    case 'held':
      return casesToTry(walk, who, door);
    case 'unit':
      return SCOPES.map((scope) => {
        const unitId = VIEWS[who.view][scope];
        return one(mayAt(who, door.may, unitId, units), scope, { unitId });
      });
    case 'some':
      return [one(maySomewhere(who, door.may, units), 'anywhere')];
    case 'city':
      return [one(mayAt(who, door.may, null, units), 'the city')];
    case 'narrowed':
      return [one(true, 'anywhere')];
    default:
      return [];
  }
}

const REFUSED = [403, 404];

/** The status that a door answers with, or what it would where it is not tried. */
async function knock(walk: Walk, who: Who, one: OneDoor, { expected, about }: Step): Promise<number> {
  const { method, path, door } = one;
  if (expected && door.shutOnly) return 200;
  const desk = walk.desks.get(who.personId) as Desk;
  const url = addressOf(path, door, about);
  const answer = method === 'GET' ? await desk.get(url) : await desk.post(url, door.fields ?? {});
  return answer.statusCode;
}

/** What one person found at one door: letters for the page, and every answer that the table of permissions does not give. */
export async function tryDoor(walk: Walk, who: Who, one: OneDoor): Promise<{ cell: string; wrong: string[] }> {
  const wrong: string[] = [];
  const found = async (step: Step): Promise<string> => {
    const status = await knock(walk, who, one, step);
    const open = !REFUSED.includes(status);
    const wanted = step.expected ? 'open' : 'shut';
    if (open !== step.expected || status >= 500) {
      wrong.push(`${who.personId}: ${one.route}, ${step.what}: ${status}, not ${wanted}`);
    }
    return open ? step.letter : '-';
  };
  const groups: string[] = [];
  for (const steps of stepsOf(walk, who, one.door)) {
    let letters = '';
    for (const step of steps) letters += await found(step);
    groups.push(letters);
  }
  return { cell: groups.join(' '), wrong };
}
