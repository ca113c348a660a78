import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { StoreTrouble } from '../../platform/db/store.ts';
import { comeBack, sentRows } from '../../platform/jobs/mailboxes.ts';
import type { Dealt, Fetched } from '../../platform/mail/imap.ts';
import { type Incoming, readMail } from '../../platform/mail/read-mail.ts';
import { readFailure } from '../../platform/mail/report.ts';
import type { ReturnAddresses, ReturnToken } from '../../platform/mail/return-address.ts';
import { arrival } from '../../schema/sqlite.ts';
import { type AnswerDeps, refuseStranger, takeAnswer } from './answer.ts';
import { noteArrival, type Outcome } from './arrival.ts';
import { markDead } from './dead.ts';

export interface TakeDeps extends AnswerDeps {
  returns: ReturnAddresses;
}

/** A mail that fails again and again for a reason of ours is left to a person. */
const MOST_TRIES = 5;

async function takeReport(
  { services, places }: TakeDeps,
  { mail, digest, at }: { mail: Incoming; digest: string; at: Instant },
  { outboxId, turns }: ReturnToken,
): Promise<Outcome> {
  const { store } = services;
  const failure = readFailure(mail);
  const outcome = failure ? 'bounced' : 'automatic';
  const rows = failure ? await sentRows(store.read, outboxId, turns) : [];
  await store.write(async (tx) => {
    if (!(await noteArrival(tx, { digest, at, outcome, outboxId })) || !failure) return;
    const [first] = rows;
    if (!first) return;
    if (failure.dead && first.sentTo) {
      const delivery = { address: first.sentTo, recipientId: first.recipientId, at };
      await markDead(tx, { ...services, places }, delivery, { words: failure.words, source: 'report' });
    }
    await comeBack(tx, rows, { ...failure, at });
  });
  return outcome;
}

async function read(deps: TakeDeps, { source, whole }: Fetched, digest: string, at: Instant): Promise<Outcome> {
  const { services, returns } = deps;
  const [known] = await services.store.read.select().from(arrival).where(eq(arrival.digest, digest)).limit(1);
  if (known) return known.outcome;
  const mail = await readMail(source, returns);
  const { token, automatic } = mail;
  if (token !== null && token !== 'wrong' && token.kind === 'bounce')
    return takeReport(deps, { mail, digest, at }, token);
  if (automatic) {
    await services.store.write((tx) => noteArrival(tx, { digest, at, outcome: 'automatic' }));
    return 'automatic';
  }
  if (token === null || token === 'wrong') return refuseStranger(deps, { mail, digest, at, whole });
  return takeAnswer(deps, { mail, digest, at, whole }, token);
}

/** What a machine or a case has taken is done with; the rest is for somebody to look at. */
const dealtWith = (outcome: Outcome): Dealt => (outcome === 'other' || outcome === 'broken' ? 'left' : 'kept');

/** Deals with each mail once, whatever happens between that and its move. */
export function taker(deps: TakeDeps): (fetched: Fetched) => Promise<Dealt> {
  const { log, clock, store } = deps.services;
  const tries = new Map<string, number>();
  return async (fetched) => {
    const digest = createHash('sha256').update(fetched.source).digest('hex');
    const at = clock.now();
    try {
      return dealtWith(await read(deps, fetched, digest, at));
    } catch (err) {
      // A full disk says nothing of the mail.
      if (err instanceof StoreTrouble) throw err;
      const count = (tries.get(digest) ?? 0) + 1;
      tries.set(digest, count);
      log.error({ err, count }, 'a mail that came in could not be read');
      if (count < MOST_TRIES) throw err;
      tries.delete(digest);
      await store.write((tx) => noteArrival(tx, { digest, at, outcome: 'broken' }));
      return 'left';
    }
  };
}
