import { and, eq, isNull } from 'drizzle-orm';
import { move as nextStatus, type Verb } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Gate, Outcome } from '../../domain/outcomes.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { attachment, cases } from '../../schema/sqlite.ts';
import type { Places } from '../places/index.ts';
import { recountAnswers } from './answer-tallies.ts';
import { firstDigest, saidDigest } from './digest.ts';
import { effectsOf, isOpenToResident, lacksOutcome, lacksWords, SPEAKS } from './effects.ts';
import { type PromiseDeed, settlePromise } from './promises.ts';
import { type Announce, type EventData, record } from './record.ts';
import { type KeptPhoto, say } from './say.ts';
import { searchWords } from './search-words.ts';
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
  if (move.promise) await settlePromise(tx, after, move.promise, { at, id: ids.uuid });
  if (after.unitId !== row.unitId || after.restricted !== row.restricted || after.queue !== row.queue || move.changes) {
    await reindex(store.dialect, tx, after);
  }
  const said = await speak(deps, tx, row, move, at);
  const event = eventOf(row, after, move, at);
  await record(
    store,
    tx,
    { ...event, data: { ...event.data, ...said, ...(await firstAnew(tx, row, after)) } },
    deps.announce,
  );
  return after;
}

/** Adds the move's words to the dialogue. @returns what the event keeps of them */
async function speak(
  { services: { ids } }: MoveDeps,
  tx: Handle,
  row: CaseRow,
  move: Move,
  at: Instant,
): Promise<EventData> {
  const speaks = SPEAKS[move.verb];
  if (!speaks || !move.words) return {};
  const { personId, unitId } = move.actor;
  const lang = move.lang ?? row.lang;
  const photos = move.photos ?? [];
  const words = { id: ids.uuid(), caseId: row.id, at, kind: speaks, personId, unitId, body: move.words, lang };
  await say(tx, words, photos, ids.uuid);
  return { said: saidDigest(words, photos) };
}

/** What the event keeps when words are added to a bare rating, or first words change in another lawful way. */
async function firstAnew(tx: Handle, row: CaseRow, after: CaseRow): Promise<EventData> {
  if (firstDigest(row, []) === firstDigest(after, [])) return {};
  const { caseId, messageId, digest } = attachment;
  const photos = await tx
    .select({ digest })
    .from(attachment)
    .where(and(eq(caseId, row.id), isNull(messageId)));
  return { first: firstDigest(after, photos) };
}

async function compareAndSet(tx: Handle, row: CaseRow, changes: Partial<CaseRow>): Promise<void> {
  const same = and(eq(cases.serial, row.serial), eq(cases.status, row.status), eq(cases.unitId, row.unitId));
  const changed = await tx.update(cases).set(changes).where(same).returning({ serial: cases.serial });
  if (changed.length === 0) throw new Refusal('conflict');
}

async function reindex(dialect: Services['store']['dialect'], tx: Handle, row: CaseRow): Promise<void> {
  if (row.queue === 'quarantine') return;
  const { serial, unitId, restricted } = row;
  await dialect.search.put(tx, { serial, words: searchWords(row), unitId, restricted });
}

function eventOf(row: CaseRow, after: CaseRow, move: Move, at: Instant) {
  const data: EventData = { ...move.data };
  if (after.status !== row.status) data.status = after.status;
  if (after.unitId !== row.unitId) Object.assign(data, { fromUnit: row.unitId, toUnit: after.unitId });
  if (after.dueAt !== row.dueAt) data.dueAt = after.dueAt;
  if (move.reason) data.reason = move.reason;
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
