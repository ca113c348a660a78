import { type Action, can, type Target, visibleUnits } from '../../src/domain/permission.ts';
import { caseUnit, POSTS, type Post, type Units } from '../../src/domain/units.ts';
import type { CaseRow } from '../../src/features/cases/index.ts';
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
  unitId: string;
  post: Post;
  view: View;
}
export const WHO: readonly Who[] = (['ward', 'department'] as const).flatMap((view) =>
  POSTS.map((post) => ({ personId: `${post} of ${view}`, unitId: VIEWS[view].own, post, view })),
);

export interface Walk {
  town: Town;
  units: Units;
  desks: ReadonlyMap<string, Desk>;
  cases: ReadonlyMap<string, CaseRow>;
}

/** A town with a unit below the ward, somebody in every post, and in each unit a box, a person, a mail and five cases. */
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
    for (const { personId, unitId, post } of WHO) await insertPerson(tx, town, personId, unitId, post);
    await insertPerson(tx, town, 'head-board', 'board', 'head');
    await insertPerson(tx, town, 'officer-board', 'board', 'officer');
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
  const desks = new Map<string, Desk>();
  for (const { personId } of WHO) desks.set(personId, await deskOf(town, personId));
  return { town, units, desks, cases };
}

type Tx = Parameters<Parameters<Town['services']['store']['write']>[0]>[0];

async function insertPerson(
  tx: Tx,
  { services: { store } }: Town,
  id: string,
  unitId: string,
  post: Post,
): Promise<void> {
  const email = `${id.replaceAll(' ', '-')}@example.vn`;
  const person = { id, email, title: '', lang: 'vi', passwordHash: null, createdAt: 0, disabledAt: null };
  await tx.insert(store.t.person).values(person);
  await tx
    .insert(store.t.appointment)
    .values({ id: `a-${id}`, personId: id, unitId, post, validFrom: 0, validTo: null });
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

/** Whether the table of permissions lets somebody through to a case. */
export function mayCase(who: Who, action: Action, row: CaseRow, units: Units): boolean {
  const target = targetOf(row);
  if (action === 'case.release') return row.queue === 'quarantine' && can(who, action, target, units);
  return row.queue !== 'quarantine' && can(who, 'case.read', target, units) && can(who, action, target, units);
}

export function maySomewhere(who: Who, actions: Action | readonly Action[], units: Units): boolean {
  return [actions].flat().some((action) => {
    const seen = visibleUnits([who], units, action as Action);
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
    id: caseId ?? (door.to === 'unit' && door.of === 'mail' ? `mail of ${unitId}` : `officer-${unitId}`),
    entry: `a-officer-${unitId}`,
    ...door.params,
  };
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(known[name] ?? 'none'));
}
