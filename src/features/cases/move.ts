import { and, eq } from 'drizzle-orm';
import { move as nextStatus, type Verb } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Gate, Outcome } from '../../domain/outcomes.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { cases } from '../../schema/sqlite.ts';
import type { Places } from '../places/index.ts';
import { recountAnswers } from './answer-tallies.ts';
import { effectsOf, isOpenToResident, lacksOutcome, lacksWords } from './effects.ts';
import { carryPromises, type PromiseDeed, settlePromise } from './promises.ts';
import { type Announce, type EventData, record } from './record.ts';
import type { KeptPhoto } from './say.ts';
import { searchWords } from './search-words.ts';
import { firstAnew, speak } from './speak.ts';
import { type CaseRow, recount } from './tallies.ts';
import { leaveTrail } from './trail.ts';

/** Who acts. */
export interface Actor {
  kind: 'resident' | 'staff' | 'system';
  personId: string | null;
  unitId: string | null;
}

/** One thing to be done with a case; which members a verb needs says `MOVES` in the domain. */
export interface Move {
  verb: Verb;
  actor: Actor;
  words?: string;
  lang?: string;
  photos?: readonly KeptPhoto[];
  /** Key of a closed list, or the actor's own reason for a transfer, a rating, an opening. */
  reason?: string;
  toUnitId?: string;
  personId?: string;
  /** 1 to 5. */
  stars?: number;
  dueAt?: Instant;
  outcome?: Outcome;
  gate?: Gate;
  promise?: PromiseDeed;
  /** Further columns, for a rating that becomes a feedback. */
  changes?: Partial<CaseRow>;
  /** Further facts for the event. */
  data?: EventData;
}

export interface MoveDeps {
  services: Pick<Services, 'store' | 'clock' | 'ids'>;
  places: Places;
  announce: Announce;
}

/**
 * The one way a case changes: status, columns, counters, search, dialogue, event and announcement together.
 * @throws Refusal `notFound`; `notAllowedNow` when the status forbids it; `conflict` when another was quicker
 */
export async function moveCase(deps: MoveDeps, tx: Handle, caseId: string, move: Move): Promise<CaseRow> {
  const { store, clock, ids } = deps.services;
  const [row] = await tx.select().from(cases).where(eq(cases.id, caseId)).limit(1);
  if (!row) throw new Refusal('notFound');
  if (lacksWords(move)) throw new Refusal('badRequest', { field: 'words' });
  if (lacksOutcome(move, row)) throw new Refusal('badRequest', { field: 'outcome' });
  const at = clock.now();
  const next = nextStatus(move.verb, row, at);
  if ('refused' in next) throw new Refusal('notAllowedNow', { reason: next.refused });
  const changes = effectsOf(next.status, { row, move, at, city: deps.places.city() });
  const after = { ...row, ...changes };
  await compareAndSet(tx, row, changes);
  await leaveTrail(tx, row, after, move, at);
  await recount(tx, row, after);
  await recountAnswers(tx, row, after);
  await carryPromises(tx, row, after);
  if (move.promise) await settlePromise(tx, after, move.promise, { at, id: ids.uuid });
  if (after.unitId !== row.unitId || after.restricted !== row.restricted || after.queue !== row.queue || move.changes) {
    await reindex(store.dialect, tx, after);
  }
  const said = await speak(tx, row, move, { at, id: ids.uuid });
  const first = await firstAnew(tx, row, after, move);
  const event = eventOf(row, after, move, at);
  await record(store, tx, { ...event, data: { ...event.data, ...said, ...first } }, deps.announce);
  return after;
}

async function compareAndSet(tx: Handle, row: CaseRow, changes: Partial<CaseRow>): Promise<void> {
  const same = and(eq(cases.serial, row.serial), eq(cases.status, row.status), eq(cases.unitId, row.unitId));
  const changed = await tx.update(cases).set(changes).where(same).returning({ serial: cases.serial });
  if (changed.length === 0) throw new Refusal('conflict');
}

/** Says anew where the words of a case are found. */
export async function reindex(dialect: Services['store']['dialect'], tx: Handle, row: CaseRow): Promise<void> {
  if (row.queue === 'quarantine') return;
  const { serial, unitId, restricted } = row;
  await dialect.search.put(tx, { serial, words: searchWords(row), unitId, restricted });
}

function eventOf(row: CaseRow, after: CaseRow, move: Move, at: Instant) {
  const data: EventData = { ...move.data };
  if (after.status !== row.status) data.status = after.status;
  if (after.unitId !== row.unitId) Object.assign(data, { fromUnit: row.unitId, toUnit: after.unitId });
  if (after.restriction !== row.restriction) data.restriction = after.restriction;
  if (after.dueAt !== row.dueAt) data.dueAt = after.dueAt;
  // What a resident says of an answer can be erased; an event cannot.
  if (move.reason && move.verb !== 'rate') data.reason = move.reason;
  if (move.outcome) data.outcome = move.outcome;
  if (move.gate) data.gate = move.gate;
  if (move.promise && 'dueOn' in move.promise) data.promisedBy = move.promise.dueOn;
  if (move.stars) data.stars = move.stars;
  if (move.personId) data.personId = move.personId;
  return {
    caseId: row.id,
    kind: move.verb,
    at,
    actor: move.actor.kind,
    actorId: move.actor.personId,
    unitId: move.actor.unitId,
    open: isOpenToResident(move.verb),
    data,
  };
}
