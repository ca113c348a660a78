import { type Action, can, type Power, type Target, visibleUnits } from '../../src/domain/permission.ts';
import { caseUnit, POSTS, type Units } from '../../src/domain/units.ts';
import type { CaseRow } from '../../src/features/cases/index.ts';
import { at } from './calendar.ts';
import { type Desk, deskOf, givenCase } from './desk.ts';
import type { Door } from './doors.ts';
import { givenTown, type Town } from './town.ts';
import { codeOf } from './town-rows.ts';

/** From where things are looked at: a ward, and the Department, which works for the whole city. */
export const VIEWS = {
  ward: { own: '00070', below: 'board', above: '01', other: '00082' },
  department: { own: 'HN-SVHTT', below: 'HN-VMQTG', above: '01', other: '00070' },
} as const;
export type View = keyof typeof VIEWS;
export const SCOPES = ['own', 'below', 'above', 'other'] as const;
/** A case of a unit: as most are, restricted, about the head of that unit and therefore lying above it, or held in quarantine, there perhaps restricted too. */
export const STATES = ['normal', 'restricted', 'about', 'held', 'heldRestricted'] as const;
export type State = (typeof STATES)[number];
const UNITS = [...new Set(Object.values(VIEWS).flatMap((view) => Object.values(view)))];

export interface Who {
  personId: string;
  /** As the page calls them. */
  name: string;
  view: View;
  powers: readonly Power[];
  /** A unit in which nobody is, for which they answer from above. */
  above?: Power;
}

const HOUR = 3_600_000;
const { own: WARD, below: BOARD, above: CITY } = VIEWS.ward;
const inWard = (name: string, powers: readonly Power[]): Who => ({
  personId: `${name} of ward`,
  name,
  view: 'ward',
  powers,
});

/** Who holds one post is found by its name; the others have something of their own: an absent head, a post given up, a second one. */
const PLAIN: readonly Who[] = (['ward', 'department'] as const).flatMap((view) =>
  POSTS.map((post) => ({
    personId: `${post} of ${view}`,
    name: post,
    view,
    powers: [{ unitId: VIEWS[view].own, post }],
  })),
);
const ACTING: Who = {
  ...inWard('acting head', [
    { unitId: WARD, post: 'officer' },
    { unitId: WARD, post: 'head', acting: true },
  ]),
  above: { unitId: BOARD, post: 'officer', above: true },
};
/** Headed the ward when its cases came in, and inspects the city now. */
const FORMER = inWard('former head', [
  { unitId: 'HN-TTTP', post: 'inspector' },
  { unitId: WARD, post: 'head', past: { from: 0, to: at('2026-11-16 09:30') } },
]);
const BOTH = inWard('two posts', [
  { unitId: CITY, post: 'head' },
  { unitId: WARD, post: 'officer' },
]);
export const WHO: readonly Who[] = [...PLAIN, ACTING, FORMER, BOTH];

export interface Walk {
  town: Town;
  units: Units;
  desks: ReadonlyMap<string, Desk>;
  cases: ReadonlyMap<string, CaseRow>;
}

/**
 * A town with a unit below the ward in which only an officer is, somebody in every post, the heads of the ward away, and in each unit a box, a
 * person, a mail and five cases.
 */
export async function givenWalk(): Promise<Walk> {
  const town = await givenTown();
  const { store } = town.services;
  const { t } = store;
  await store.write(async (tx) => {
    const [ward] = await tx.select().from(t.unit).limit(1);
    if (!ward) throw new Error('no units');
    await tx
      .insert(t.unit)
      .values({ ...ward, id: 'board', code: 'board', parentId: '00070', kind: 'don_vi', cityWide: false });
    for (const { personId, powers } of WHO) await insertPerson(tx, town, personId, powers);
    await insertPerson(tx, town, 'officer-board', [{ unitId: BOARD, post: 'officer' }]);
    for (const personId of ['head-00070', 'head of ward']) {
      const days = { startsAt: 0, endsAt: town.clock.now() + 100 * HOUR };
      await tx.insert(t.absence).values({ id: personId, personId, substituteId: ACTING.personId, ...days });
    }
    for (const unitId of UNITS) {
      const box = {
        id: `box of ${unitId}`,
        code: codeOf(`${unitId} box`),
        placeId: 'mc-00070',
        spotVi: '',
        spotEn: '',
      };
      await tx.insert(t.box).values({ ...box, status: 'active', successorId: null, createdAt: 0 });
      await tx.insert(t.boxUnit).values({ boxId: box.id, unitId, validFrom: '2025-07-01', validTo: null });
      await tx.insert(t.outbox).values({
        id: `mail of ${unitId}`,
        kind: 'new_case',
        dedupeKey: unitId,
        state: 'failed',
        unitId,
        params: {},
        createdAt: 0,
        dueAt: 0,
        attempts: 0,
        lockedUntil: 0,
      });
    }
  });
  await town.app.places.refresh();
  await town.app.staff.refresh();
  const { units } = town.app.places.city();
  const cases = new Map<string, CaseRow>();
  for (const unitId of UNITS)
    for (const state of STATES) cases.set(`${unitId} ${state}`, await caseIn(town, units, unitId, state));
  await store.write(async (tx) => {
    for (const { id: caseId } of cases.values()) {
      const asked = {
        id: `asked ${caseId}`,
        caseId,
        sending: caseId,
        kind: 'erase',
        words: '',
        state: 'open',
      } as const;
      const times = { askedAt: 0, dueAt: town.clock.now() };
      await tx.insert(t.privacyRequest).values({ ...asked, ...times });
    }
  });
  town.clock.add(HOUR);
  const desks = new Map<string, Desk>();
  for (const { personId } of WHO) desks.set(personId, await deskOf(town, personId));
  return { town, units, desks, cases };
}

type Tx = Parameters<Parameters<Town['services']['store']['write']>[0]>[0];

async function insertPerson(
  tx: Tx,
  { services: { store } }: Town,
  id: string,
  powers: readonly Power[],
): Promise<void> {
  const email = `${id.replaceAll(' ', '-')}@example.vn`;
  const person = { id, email, title: '', lang: 'vi', passwordHash: null, createdAt: 0, disabledAt: null };
  await tx.insert(store.t.person).values(person);
  for (const [i, { unitId, post, acting, past }] of powers.entries()) {
    if (acting) continue;
    const held = { personId: id, unitId, post, validFrom: 0, validTo: past?.to ?? null };
    await tx.insert(store.t.appointment).values({ id: i === 0 ? `a-${id}` : `a-${id} ${i}`, ...held });
  }
}

async function caseIn(town: Town, units: Units, filedUnitId: string, state: State): Promise<CaseRow> {
  if (state === 'normal') return await givenCase(town, { unitId: filedUnitId, filedUnitId });
  if (state === 'held')
    return await givenCase(town, { unitId: filedUnitId, filedUnitId, queue: 'quarantine', suspicion: 'noise' });
  if (state === 'heldRestricted') {
    const held = { queue: 'quarantine', suspicion: 'too_fast', restricted: true, restriction: 'denunciation' } as const;
    return await givenCase(town, { unitId: filedUnitId, filedUnitId, ...held });
  }
  if (state === 'restricted') {
    return await givenCase(town, { unitId: filedUnitId, filedUnitId, restricted: true, restriction: 'denunciation' });
  }
  const { unitId, restricted } = caseUnit({
    placeUnitId: filedUnitId,
    about: 'head',
    units,
    inspectorateUnitId: 'HN-TTTP',
  });
  return await givenCase(town, { unitId, filedUnitId, about: 'head', restricted, restriction: 'about_head' });
}

const targetOf = ({ unitId, restricted, about, filedUnitId, receivedAt, happenedAt }: CaseRow): Target => ({
  unitId,
  restricted,
  aboutHead: about === 'head',
  filedUnitId,
  receivedAt,
  happenedAt,
});

const powersAt = ({ powers, above }: Who, unitId: string | null): readonly Power[] =>
  above && above.unitId === unitId ? [...powers, above] : powers;

/** Whether the table of permissions lets somebody do it about a unit, or about the city as a whole. */
export const mayAt = (who: Who, action: Action, unitId: string | null, units: Units): boolean =>
  can(powersAt(who, unitId), action, { unitId }, units);

/** Whether the table of permissions lets somebody through to a case. */
export function mayCase(who: Who, action: Action, row: CaseRow, units: Units): boolean {
  const target = targetOf(row);
  const powers = powersAt(who, row.unitId);
  if (action === 'privacy.decide') return mayDecideOnData(powers, row, units);
  if (action === 'case.release') return row.queue === 'quarantine' && can(powers, action, target, units);
  return row.queue !== 'quarantine' && can(powers, 'case.read', target, units) && can(powers, action, target, units);
}

/** Inspectors decide what residents ask about their data only where the unit may have nobody who may know of the case. */
function mayDecideOnData(powers: readonly Power[], row: CaseRow, units: Units): boolean {
  const here = row.restricted || row.about === 'head' ? powers : powers.filter(({ post }) => post !== 'inspector');
  return can(here, 'privacy.decide', targetOf(row), units);
}

export function maySomewhere(who: Who, actions: Action | readonly Action[], units: Units): boolean {
  return [actions].flat().some((action) => {
    const seen = visibleUnits(who.powers, units, action as Action);
    return seen === 'all' || seen.size > 0;
  });
}

/** The address of a route about a thing of a unit, or about a case. */
export function addressOf(path: string, door: Door, about: { unitId?: string; caseId?: string }): string {
  const { unitId = '', caseId } = about;
  const known: Record<string, string> = {
    code: codeOf(`${unitId} box`),
    unit: unitId,
    person: `officer-${unitId}`,
    id:
      (caseId && path.startsWith('/office/privacy') ? `asked ${caseId}` : caseId) ??
      (door.to === 'unit' && door.of === 'mail' ? `mail of ${unitId}` : `officer-${unitId}`),
    entry: `a-officer-${unitId}`,
    ...door.params,
  };
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(known[name] ?? 'none'));
}
