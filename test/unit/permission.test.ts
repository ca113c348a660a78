import { describe, expect, test } from 'vitest';
import {
  ACTIONS,
  type Action,
  bypassedUnits,
  can,
  isAboutCase,
  type Power,
  scopeOf,
  type Told,
  visibleUnits,
} from '../../src/domain/permission.ts';
import { SCOPES } from '../../src/domain/permission-table.ts';
import { POSTS, type Post } from '../../src/domain/units.ts';
import { at } from '../support/calendar.ts';
import { CITY } from '../support/units.ts';

/**
 * What a post may do, in letters. Held in a ward: `o` in the ward itself, `b` below it, `a` in the city above, `x` in another ward or for the
 * city as a whole. Held in the Department, which works for the whole city: `O` in the Department itself, `C` everywhere else, `B` only below it.
 */
function letters(post: Post, action: Action, restricted: boolean): string {
  const inWard = (unitId: string | null) => can({ post, unitId: 'ward' }, action, { unitId, restricted }, CITY);
  const inDepartment = (unitId: string | null) =>
    can({ post, unitId: 'culture' }, action, { unitId, restricted }, CITY);
  const everywhere = ['city', 'inspectorate', 'ward', 'board', 'other-ward', null].map(inDepartment);
  if (new Set(everywhere).size !== 1) throw new Error(`${post} ${action}: the city is one scope`);
  const yes = [
    inWard('ward') && 'o',
    inWard('board') && 'b',
    inWard('city') && 'a',
    (inWard('other-ward') || inWard(null)) && 'x',
    inDepartment('culture') && 'O',
    everywhere[0] && 'C',
    inDepartment('temple') !== everywhere[0] && 'B',
  ];
  return yes.filter(Boolean).join('') || '-';
}

function table(restricted: boolean): string[][] {
  return ACTIONS.map((action) => [action, ...POSTS.map((post) => letters(post, action, restricted))]);
}

const rows = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));

describe('the whole table', () => {
  test('the columns are the posts', () => {
    expect(POSTS).toEqual(['head', 'deputy', 'officer', 'specialist', 'inspector', 'administrator']);
  });

  test('who may do what with what is not restricted', () => {
    expect(table(false)).toEqual(
      rows(`
      case.list            obOC   obOC   oO   obOC   OC   -
      case.read            obOC   obOC   oO   obOC   OC   -
      case.receive         oO     oO     oO   -      -    -
      case.answer          oO     oO     oO   -      -    -
      case.approve         oO     oO     -    -      -    -
      case.ask             oO     oO     oO   -      -    -
      case.transfer        oO     oO     -    -      -    -
      case.decline         oO     oO     -    -      -    -
      case.restore         oO     oO     -    -      OC   -
      case.note            oO     oO     oO   -      -    -
      case.tag             oO     oO     oO   -      -    -
      case.assign          oO     oO     -    -      -    -
      case.claim           oO     oO     oO   -      -    -
      case.extend          oO     oO     -    -      -    -
      case.redact          oO     oO     oO   -      -    -
      case.readOriginal    oO     -      -    -      OC   -
      case.readRestricted  oO     -      -    -      OC   -
      case.release         -      -      -    -      OC   obOC
      contact.open         oO     oO     -    -      -    -
      contact.ask          -      -      oO   -      -    -
      contact.approve      obOC   oO     -    -      OC   -
      sealed.ask           -      -      -    -      -    obOC
      privacy.decide       oO     oO     -    -      OC   -
      tag.manage           oO     oO     -    -      -    -
      counter.use          oO     oO     oO   -      -    -
      box.read             obOC   obOC   oO   obOC   OC   obOC
      box.print            obOC   obOC   oO   obOC   -    obOC
      report.read          obOC   obOC   oO   obOC   OC   obOC
      report.export        obOC   obOC   -    obOC   OC   -
      unit.manage          -      -      -    -      -    obOC
      place.manage         -      -      -    -      -    obOC
      people.read          obOC   obOC   -    -      OC   obOC
      people.manage        -      -      -    -      -    obOC
      people.confirm       obOB   -      -    -      -    obOC
      people.confirmGuarded  bB   -      -    -      -    obOC
      absence.set          obOB   -      -    -      -    obOC
      setting.manage       oO     -      -    -      -    obOC
      mail.read            bC     bC     -    -      -    obOC
      audit.read           -      -      -    -      OC   obOC
      `),
    );
  });

  test('a restricted case is for the head of the responsible unit, and for inspectors to read', () => {
    const ofCases = table(true).filter(([action = '']) => isAboutCase(action as Action));
    expect(ofCases).toEqual(
      rows(`
      case.list            oO     -      -    -      OC   -
      case.read            oO     -      -    -      OC   -
      case.receive         oO     -      -    -      -    -
      case.answer          oO     -      -    -      -    -
      case.approve         oO     -      -    -      -    -
      case.ask             oO     -      -    -      -    -
      case.transfer        oO     -      -    -      -    -
      case.decline         oO     -      -    -      -    -
      case.restore         oO     -      -    -      OC   -
      case.note            oO     -      -    -      -    -
      case.tag             oO     -      -    -      -    -
      case.assign          oO     -      -    -      -    -
      case.claim           oO     -      -    -      -    -
      case.extend          oO     -      -    -      -    -
      case.redact          oO     -      -    -      -    -
      case.readOriginal    oO     -      -    -      OC   -
      case.readRestricted  oO     -      -    -      OC   -
      case.release         -      -      -    -      OC   -
      contact.open         oO     -      -    -      -    -
      contact.ask          -      -      -    -      -    -
      contact.approve      oO     -      -    -      OC   -
      privacy.decide       oO     -      -    -      OC   -
      `),
    );
  });

  test('restriction changes nothing for what is no case', () => {
    const other = ([action = '']: string[]) => !isAboutCase(action as Action);
    expect(table(true).filter(other)).toEqual(table(false).filter(other));
  });

  test('what changes a case, nobody may do who may not read it there', () => {
    for (const post of POSTS) {
      for (const action of [
        'case.receive',
        'case.answer',
        'case.approve',
        'case.ask',
        'case.transfer',
        'case.note',
        'case.tag',
        'case.assign',
        'case.claim',
        'case.extend',
        'case.redact',
        'case.readOriginal',
        'contact.open',
        'contact.ask',
      ] as const) {
        for (const letter of letters(post, action, false).replace('-', '')) {
          expect(letters(post, 'case.read', false)).toContain(letter);
        }
      }
    }
  });
});

describe('a case about the head of a ward', () => {
  const told = { filedUnitId: 'ward', receivedAt: at('2026-08-20'), happenedAt: null };
  const aboutWardHead = { unitId: 'city', aboutHead: true, ...told };

  test('does not exist for anybody in the ward, whatever else they are', () => {
    for (const post of POSTS) {
      for (const elsewhere of POSTS) {
        const both: Power[] = [
          { post, unitId: 'ward' },
          { post: elsewhere, unitId: 'city' },
        ];
        for (const action of ACTIONS.filter((one) => isAboutCase(one))) {
          expect(can(both, action, aboutWardHead, CITY)).toBe(false);
        }
        expect(can(both, 'box.read', { ...aboutWardHead, unitId: 'ward' }, CITY)).toBe(
          can(both, 'box.read', { unitId: 'ward' }, CITY),
        );
      }
    }
  });
  test('is work for the unit above, and read by the Department', () => {
    expect(can({ post: 'head', unitId: 'city' }, 'case.answer', aboutWardHead, CITY)).toBe(true);
    expect(can({ post: 'specialist', unitId: 'culture' }, 'case.read', aboutWardHead, CITY)).toBe(true);
    expect(can({ post: 'head', unitId: 'board' }, 'case.read', aboutWardHead, CITY)).toBe(false);
  });
  test('narrows lists by the units of all posts', () => {
    const powers: Power[] = [
      { post: 'head', unitId: 'temple' },
      { post: 'deputy', unitId: 'culture' },
    ];
    expect(bypassedUnits(powers).map(({ unitId }) => unitId)).toEqual(['temple', 'culture']);
  });
  test('is hidden from whoever headed the ward when it happened or was sent, and works above since', () => {
    const past = { from: at('2025-07-01'), to: at('2026-09-01') };
    const promoted: Power[] = [
      { post: 'head', unitId: 'city' },
      { post: 'head', unitId: 'ward', past },
    ];
    const seen = (more: Partial<Told>) => can(promoted, 'case.read', { ...aboutWardHead, ...more }, CITY);
    expect(seen({})).toBe(false);
    expect(seen({ receivedAt: at('2026-09-10') })).toBe(true);
    expect(seen({ receivedAt: at('2026-09-10'), happenedAt: at('2026-08-31') })).toBe(false);
    expect(seen({ receivedAt: at('2025-06-01') })).toBe(true);
    expect(seen({ filedUnitId: 'board' })).toBe(true);
  });
  test('a post that was given up allows nothing', () => {
    const past = { from: at('2025-07-01'), to: at('2026-09-01') };
    const former: Power = { post: 'head', unitId: 'ward', past };
    expect(ACTIONS.filter((action) => can(former, action, { unitId: 'ward' }, CITY))).toEqual([]);
    expect(visibleUnits([former], CITY)).toEqual(new Set());
  });
});

describe('posts', () => {
  test('given a deputy who stands in for the head, the head’s powers come along, in that unit alone', () => {
    const acting: Power = { post: 'deputy', unitId: 'ward', acting: true };
    expect(can(acting, 'case.answer', { unitId: 'ward', restricted: true }, CITY)).toBe(true);
    expect(can(acting, 'case.answer', { unitId: 'board', restricted: true }, CITY)).toBe(false);
  });
  test('given nobody in the ward, who answers from above acts there, and still sees what is about its head', () => {
    const powers: Power[] = [
      { post: 'head', unitId: 'city' },
      { post: 'head', unitId: 'ward', above: true },
    ];
    const told = { filedUnitId: 'ward', receivedAt: at('2026-08-20'), happenedAt: null };
    expect(can(powers, 'case.answer', { unitId: 'ward' }, CITY)).toBe(true);
    expect(can(powers, 'case.answer', { unitId: 'board' }, CITY)).toBe(false);
    expect(can(powers, 'case.answer', { unitId: 'city', aboutHead: true, ...told }, CITY)).toBe(true);
  });
  test('given two posts, either may allow, but not each a half', () => {
    const both: Power[] = [
      { post: 'head', unitId: 'board' },
      { post: 'officer', unitId: 'ward' },
    ];
    expect(can(both, 'case.decline', { unitId: 'board' }, CITY)).toBe(true);
    expect(can(both, 'case.note', { unitId: 'ward' }, CITY)).toBe(true);
    expect(can(both, 'case.note', { unitId: 'ward', restricted: true }, CITY)).toBe(false);
  });
  test('given no post, nothing is allowed and nothing is seen', () => {
    for (const action of ACTIONS) expect(can([], action, { unitId: 'ward' }, CITY)).toBe(false);
    expect(visibleUnits([], CITY)).toEqual(new Set());
  });
  test('given a post in a unit that is gone, only that unit’s own remains', () => {
    expect(can({ post: 'head', unitId: 'gone' }, 'case.read', { unitId: 'ward' }, CITY)).toBe(false);
  });
});

describe('lists', () => {
  const seen = (post: Post, unitId: string, action?: Action) => {
    const visible = visibleUnits([{ post, unitId }], CITY, action);
    return visible === 'all' ? 'all' : [...visible].sort();
  };

  test.each<[Post, string, string[] | 'all']>([
    ['head', 'ward', ['board', 'ward']],
    ['officer', 'ward', ['ward']],
    ['head', 'board', ['board']],
    ['head', 'city', 'all'],
    ['officer', 'city', ['city']],
    ['specialist', 'culture', 'all'],
    ['specialist', 'temple', ['temple']],
    ['inspector', 'inspectorate', 'all'],
    ['inspector', 'ward', []],
    ['administrator', 'culture', []],
  ])('the %s of %s sees the cases of %s', (post, unitId, expected) => {
    expect(seen(post, unitId)).toEqual(expected);
  });
  test('restricted ones and quarantine have lists of their own', () => {
    expect(seen('head', 'culture', 'case.readRestricted')).toEqual(['culture']);
    expect(seen('inspector', 'culture', 'case.readRestricted')).toBe('all');
    expect(seen('administrator', 'culture', 'case.release')).toBe('all');
    expect(seen('head', 'culture', 'mail.read')).not.toContain('culture');
  });
  test.each(POSTS)('show a %s exactly what may be opened', (post) => {
    const pairs = [...CITY.keys()].flatMap((unitId) => ACTIONS.map((action) => ({ power: { post, unitId }, action })));
    for (const { power, action } of pairs) {
      const visible = visibleUnits([power], CITY, action);
      const listed = [...CITY.keys()].filter((target) => visible === 'all' || visible.has(target));
      expect(listed).toEqual([...CITY.keys()].filter((target) => can(power, action, { unitId: target }, CITY)));
    }
  });
});

test('every target stands in one scope', () => {
  const from = (unitId: string) => (target: string | null) => scopeOf({ post: 'head', unitId }, target, CITY);
  expect(['ward', 'board', 'city', 'other-ward', null].map(from('ward')).join(' ')).toBe('own below above other other');
  expect(['culture', 'temple', 'city', 'ward', null].map(from('culture')).join(' ')).toBe('own below city city city');
  expect(SCOPES).toHaveLength(5);
});
