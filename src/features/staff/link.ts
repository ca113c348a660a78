import { and, count, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { type OutboxRow, post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import type { SignInMail } from '../../platform/views/pages.ts';
import { person, signInLink } from '../../schema/sqlite.ts';
import { mailKey } from './people.ts';

const MINUTE_MS = 60_000;
export const LINK_MS = 30 * MINUTE_MS;
/** A mailbox is not to be filled by somebody else's impatience: beyond these no other is mailed while they are good for a while. */
const MOST_LINKS = 5;
const A_WHILE_MS = 10 * MINUTE_MS;
const KEEP_MS = 24 * 60 * MINUTE_MS;
/** Whom a request is noted for that mails nothing: no person has such an id. */
const NOBODY = 'nobody';

type Deps = Pick<Services, 'store' | 'clock' | 'ids' | 'keys' | 'config'>;

const address = ({ config }: Pick<Deps, 'config'>, token: string, next?: string) =>
  `${config.baseUrl}/office/sign-in/${token}${next ? `?next=${encodeURIComponent(next)}` : ''}`;

const makeToken = ({ ids }: Pick<Deps, 'ids'>) => Buffer.from(ids.bytes(32)).toString('base64url');

/** Notes a new link by its secret, 256 bits that are stored nowhere. @returns until when it is good */
async function keepLink(tx: Handle, { clock, keys }: Deps, personId: string, token: string): Promise<number> {
  const now = clock.now();
  const until = now + LINK_MS;
  await tx
    .insert(signInLink)
    .values({ id: keys.hash('sign-in', token), personId, createdAt: now, expiresAt: until, usedAt: null });
  return until;
}

/** A one-time address that signs this person in, good for half an hour; for the command line, which shows it to whoever runs it. */
export async function createSignInLink(deps: Deps, personId: string): Promise<string> {
  const token = makeToken(deps);
  await deps.store.write((tx) => keepLink(tx, deps, personId, token));
  return address(deps, token);
}

/**
 * Mails a link to the person with this address. Whatever is asked for by whomever, one that is good for ten minutes at least lies in the mailbox
 * then. For any other address it writes as much and mails nothing, so that neither the answer nor its time tells who works here.
 */
export async function requestLink(deps: Deps, email: string, next: string): Promise<void> {
  const { store, clock, ids, keys } = deps;
  await store.write(async (tx) => {
    const now = clock.now();
    const [found] = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.email, mailKey(email)), isNull(person.disabledAt)))
      .limit(1);
    const personId = found?.id ?? NOBODY;
    const good = and(
      eq(signInLink.personId, personId),
      isNull(signInLink.usedAt),
      gt(signInLink.expiresAt, now + A_WHILE_MS),
    );
    const [mailed] = await tx.select({ n: count() }).from(signInLink).where(good);
    await tx.delete(signInLink).where(lt(signInLink.expiresAt, now - KEEP_MS));
    const token = makeToken(deps);
    const sealed = keys.seal('sign-in', token, personId);
    if (!found || (mailed?.n ?? 0) >= MOST_LINKS) {
      // As many rows as otherwise, dead from the start, so that they count for nothing.
      const dead = () => ({ id: ids.uuid(), personId: NOBODY, createdAt: now, expiresAt: now, usedAt: now });
      await tx.insert(signInLink).values(dead());
      await tx.insert(signInLink).values(dead());
      return;
    }
    const until = await keepLink(tx, deps, personId, token);
    const dedupeKey = `sign_in:${ids.uuid()}`;
    await post(tx, ids, { kind: 'sign_in', dedupeKey, personId, params: { sealed, until, next }, at: now });
  });
}

/**
 * The model of the mail `staff/sign-in` for a row of the outbox of kind `sign_in`; null when the link is dead by now, so that a mail that
 * waited for its server is better dropped. Also null when the row was tampered with.
 */
export function signInMail(
  { keys, config, clock }: Pick<Deps, 'keys' | 'config' | 'clock'>,
  row: Pick<OutboxRow, 'personId' | 'params'>,
): SignInMail | null {
  const { sealed, until, next } = row.params;
  const token = row.personId && typeof sealed === 'string' ? keys.open('sign-in', sealed, row.personId) : null;
  if (token === null || typeof until !== 'number' || until <= clock.now()) return null;
  return { link: address({ config }, token, typeof next === 'string' ? next : undefined), until };
}

const usable = ({ clock, keys }: Pick<Deps, 'clock' | 'keys'>, token: string) =>
  and(eq(signInLink.id, keys.hash('sign-in', token)), isNull(signInLink.usedAt), gt(signInLink.expiresAt, clock.now()));

/** Whom a link would sign in, without using it up: mail scanners open every link they see. */
export async function readLink(deps: Deps, token: string): Promise<string | null> {
  const [row] = await deps.store.read.select().from(signInLink).where(usable(deps, token)).limit(1);
  return row?.personId ?? null;
}

/** Uses a link up. @returns whom it signs in; null when it was used, is too old, or never was */
export async function useLink(tx: Handle, deps: Deps, token: string): Promise<string | null> {
  const [row] = await tx
    .update(signInLink)
    .set({ usedAt: deps.clock.now() })
    .where(usable(deps, token))
    .returning({ personId: signInLink.personId });
  if (!row) return null;
  const [found] = await tx
    .select()
    .from(person)
    .where(and(eq(person.id, row.personId), isNull(person.disabledAt)))
    .limit(1);
  return found?.id ?? null;
}
