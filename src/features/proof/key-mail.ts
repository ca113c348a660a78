import { can } from '../../domain/permission.ts';
import { excludedPersons } from '../../domain/responsible.ts';
import { standingOf } from '../../domain/second-key.ts';
import { chainUp } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { type OutboxRow, post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { type CaseRow, findCase, targetOf } from '../cases/index.ts';
import { readDead } from '../mailroom/index.ts';
import type { Places } from '../places/index.ts';
import type { ProofDeps } from './deps.ts';
import { findRequest, type KeyRow } from './key-request.ts';
import { timed } from './key-sight.ts';
import type { KeyDecidedMail, KeyMail } from './pages.ts';

/** Nobody needs more people than this to decide on one request. */
const MOST = 5;

type MailDeps = Pick<Services, 'store' | 'clock' | 'config'> & { places: Places };

/** Who may decide and can be reached: in the unit first, else above it, else the inspectors; with nobody there, whoever may. */
async function deciders(
  { staff, places, services }: ProofDeps,
  tx: Handle,
  row: CaseRow,
  askedBy: string,
): Promise<string[]> {
  const { appointments, absences, posts, actingFor } = staff.register();
  const { units } = places.city();
  const now = services.clock.now();
  const { filedUnitId: unitId, receivedAt, happenedAt } = row;
  const bypassed =
    row.about === 'head' ? excludedPersons({ unitId, at: now, receivedAt, happenedAt, appointments }) : new Set();
  const may = [...new Set(appointments.map(({ personId }) => personId))].filter(
    (id) =>
      id !== askedBy &&
      !bypassed.has(id) &&
      can([...posts(id, now), ...actingFor(id, now, units)], 'contact.approve', targetOf(row), units),
  );
  const dead = new Set((await readDead(services, may, tx)).map(({ personId }) => personId));
  const away = new Set(absences.filter((one) => one.startsAt <= now && now < one.endsAt).map((one) => one.personId));
  const there = may.filter((id) => !away.has(id) && !dead.has(id));
  const sits = (id: string, inThese: readonly string[]) => posts(id, now).some((one) => inThese.includes(one.unitId));
  const near = there.filter((id) => sits(id, [row.unitId]));
  const above = there.filter((id) => sits(id, chainUp(units, row.unitId)));
  const lists = [near, above, there, may];
  return (lists.find((list) => list.length > 0) ?? []).slice(0, MOST);
}

/** Tells who may decide that a request waits for them. */
export async function tellDeciders(
  deps: ProofDeps,
  tx: Handle,
  id: string,
  row: CaseRow,
  askedBy: string,
): Promise<void> {
  const { ids, clock } = deps.services;
  for (const personId of await deciders(deps, tx, row, askedBy)) {
    const dedupeKey = `key_asked:${id}:${personId}`;
    await post(tx, ids, { kind: 'key_asked', dedupeKey, personId, params: { request: id }, at: clock.now() });
  }
}

/** Tells who asked that it was decided: the time to read runs from then on. */
export async function tellAsker({ services: { ids, clock } }: ProofDeps, tx: Handle, { id, askedBy }: KeyRow) {
  const mail = { kind: 'key_decided', dedupeKey: `key_decided:${id}`, personId: askedBy, params: { request: id } };
  await post(tx, ids, { ...mail, at: clock.now() });
}

const linkTo = ({ config }: MailDeps, { id }: KeyRow) => `${config.baseUrl}/office/keys/${id}`;

/** What the mail to the second person says; null when nobody waits for a decision any more. */
export async function keyMail(deps: MailDeps, { params }: OutboxRow): Promise<KeyMail | null> {
  const { store, clock } = deps;
  const key = await findRequest(store.read, String(params.request));
  const row = key && (await findCase(store.read, 'id', key.caseId));
  if (!key || !row || standingOf(timed(deps, key), clock.now()) !== 'waiting') return null;
  return { reference: row.reference, link: linkTo(deps, key) };
}

/** What the mail to who asked says, without a word of the case or of the decision; null when it can be read no more. */
export async function keyDecidedMail(deps: MailDeps, { params }: OutboxRow): Promise<KeyDecidedMail | null> {
  const { store, clock } = deps;
  const key = await findRequest(store.read, String(params.request));
  const row = key && (await findCase(store.read, 'id', key.caseId));
  const standing = key && standingOf(timed(deps, key), clock.now());
  if (!key || !row || (standing !== 'readable' && standing !== 'refused')) return null;
  return { reference: row.reference, until: key.readUntil, link: linkTo(deps, key) };
}
