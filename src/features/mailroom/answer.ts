import { and, count, eq, isNull } from 'drizzle-orm';
import { type Instant, localDate } from '../../domain/instant.ts';
import { can } from '../../domain/permission.ts';
import type { Handle } from '../../platform/db/store.ts';
import { post } from '../../platform/jobs/outbox.ts';
import { ownWords } from '../../platform/mail/own-words.ts';
import type { Incoming } from '../../platform/mail/read-mail.ts';
import type { ReturnToken } from '../../platform/mail/return-address.ts';
import type { Services } from '../../platform/services.ts';
import { arrival, outbox, person } from '../../schema/sqlite.ts';
import { type CaseRow, findCase, type KeptPhoto } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';
import { noteArrival, type Outcome } from './arrival.ts';
import { revive } from './dead.ts';
import { readPhotos } from './photos.ts';

/** Kinds of the two mails that an answer by mail may lead to. */
export const FILED = 'mail_filed';
export const REFUSED = 'mail_refused';

/** Why an answer by mail led to nothing. It says no more than its writer knew from our own mail. */
export const REASONS = ['late', 'closed', 'post', 'empty', 'large', 'waits', 'noToken'] as const;
export type Reason = (typeof REASONS)[number];

/** Puts words into a person's draft of an answer; false when something of theirs is in the way. Triage's. */
export type KeepDraft = (
  tx: Handle,
  whose: { caseId: string; personId: string; unitId: string },
  mail: { message: string; photos: readonly KeptPhoto[]; at: Instant },
) => Promise<boolean>;

export interface AnswerDeps {
  services: Services;
  places: Places;
  staff: Pick<Staff, 'powersNow'>;
  keepDraft: KeepDraft;
}

export interface Arrived {
  mail: Incoming;
  digest: string;
  at: Instant;
  /** False when only its beginning was read. */
  whole: boolean;
}

/** Who holds a letter may not fill a draft, and its writer's mailbox with mails about it, without end. */
const MOST_REPLIES = 10;
/** Longer than any answer may be; the form says so, and nothing is lost. */
const MOST_WORDS = 20_000;

/** Words and photos for a case, or why there are none. */
async function readAnswer({ services }: AnswerDeps, { mail, whole }: Arrived) {
  const message = ownWords(mail.text).slice(0, MOST_WORDS);
  const { photos, dropped } = await readPhotos(services, mail.attachments);
  if (!whole) return { refused: 'large' as const };
  return message === '' && photos.length === 0 ? { refused: 'empty' as const } : { message, photos, dropped };
}

/** Whether this person may answer this case now. About restricted cases and about heads nothing is taken by mail. */
async function mayAnswer({ staff, places }: AnswerDeps, personId: string, row: CaseRow): Promise<boolean> {
  if (row.restricted || row.about === 'head' || row.queue === 'quarantine') return false;
  const powers = await staff.powersNow(personId, row.unitId);
  return can(powers, 'case.answer', { unitId: row.unitId }, places.city().units);
}

/** The letter that is answered, if it is still known, went to this person, and was about a case. */
async function letterOf({ services }: AnswerDeps, { outboxId, turns }: ReturnToken) {
  const [row] = await services.store.read.select().from(outbox).where(eq(outbox.id, outboxId)).limit(1);
  const isIt = row?.state === 'sent' && (row.turns & 255) === turns;
  return isIt && row.recipientId && row.caseId ? { personId: row.recipientId, caseId: row.caseId } : null;
}

interface Refused {
  personId: string;
  outboxId: string | null;
  why: Reason;
}

/** One such mail for each of ours, however often it is answered. */
async function sayNo(tx: Handle, { services }: AnswerDeps, at: Instant, { personId, outboxId, why }: Refused) {
  const cause = outboxId ?? `${personId}:${localDate(at)}`;
  await post(tx, services.ids, { kind: REFUSED, dedupeKey: `${REFUSED}:${cause}`, personId, params: { why }, at });
}

/** How many replies to a letter have become drafts. */
async function repliesTo({ services }: AnswerDeps, outboxId: string): Promise<number> {
  const isOne = and(eq(arrival.outboxId, outboxId), eq(arrival.outcome, 'draft'));
  const [row] = await services.store.read.select({ n: count() }).from(arrival).where(isOne);
  return row?.n ?? 0;
}

async function refuse(
  deps: AnswerDeps,
  { digest, at }: Arrived,
  refused: Refused,
  outcome: Outcome = 'refused',
): Promise<Outcome> {
  await deps.services.store.write(async (tx) => {
    const isNew = await noteArrival(tx, { digest, at, outcome, outboxId: refused.outboxId });
    if (isNew) await sayNo(tx, deps, at, refused);
  });
  return outcome;
}

/**
 * A mail without a token of ours, as a reply to a digest is where one mailbox sends and takes mail, or with a wrong one. Somebody who works
 * here is told, once a day, that it has become no draft; the name may be borrowed, so the mail says nothing, and strangers get none. What has
 * no token may be meant for a person: it is left for one.
 */
export async function refuseStranger(deps: AnswerDeps, arrived: Arrived): Promise<Outcome> {
  const { services } = deps;
  const { mail, digest, at } = arrived;
  const works = and(eq(person.email, mail.from), isNull(person.disabledAt));
  const [known] = await services.store.read.select({ id: person.id }).from(person).where(works).limit(1);
  if (known && mail.token === 'wrong')
    return refuse(deps, arrived, { personId: known.id, outboxId: null, why: 'late' });
  if (known) return refuse(deps, arrived, { personId: known.id, outboxId: null, why: 'noToken' }, 'other');
  await services.store.write((tx) => noteArrival(tx, { digest, at, outcome: 'other' }));
  return 'other';
}

/**
 * A reply to a notice becomes the draft of its reader, who is known by the token, and may answer by the posts held now. Whatever comes of it,
 * the mail about it goes to the reader's own address: who got hold of a letter learns nothing.
 */
export async function takeAnswer(deps: AnswerDeps, arrived: Arrived, token: ReturnToken): Promise<Outcome> {
  const { services, keepDraft } = deps;
  const { at, digest } = arrived;
  const { outboxId } = token;
  const letter = await letterOf(deps, token);
  if (!letter) return refuseStranger(deps, { ...arrived, mail: { ...arrived.mail, token: 'wrong' } });
  const { personId, caseId } = letter;
  const row = await findCase(services.store.read, 'id', caseId);
  const no = (why: Reason) => refuse(deps, arrived, { personId, outboxId, why });
  if (!row || !(await mayAnswer(deps, personId, row))) return no('post');
  if (row.queue !== 'open') return no('closed');
  if ((await repliesTo(deps, outboxId)) >= MOST_REPLIES) return no('late');
  const answer = await readAnswer(deps, arrived);
  if ('refused' in answer) return no(answer.refused ?? 'empty');
  const { message, photos, dropped } = answer;
  const params = { reference: row.reference, photos: photos.length, dropped };
  return await services.store.write(async (tx) => {
    const kept = await keepDraft(tx, { caseId, personId, unitId: row.unitId }, { message, photos, at });
    const outcome = kept ? 'draft' : 'refused';
    // Undone as a whole when another process was faster.
    if (!(await noteArrival(tx, { digest, at, outcome, outboxId }))) throw new Error('this mail was taken in before');
    await revive(tx, services, personId, null);
    if (kept)
      await post(tx, services.ids, { kind: FILED, dedupeKey: `${FILED}:${digest}`, caseId, personId, params, at });
    else await sayNo(tx, deps, at, { personId, outboxId, why: 'waits' });
    return outcome;
  });
}
