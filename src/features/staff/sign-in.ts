import { eq } from 'drizzle-orm';
import type { Services } from '../../platform/services.ts';
import { noteWrongPassword } from './failures.ts';
import { useLink } from './link.ts';
import { isPassword } from './password.ts';
import { createPatience } from './patience.ts';
import { mailKey } from './people.ts';
import { passkeySignIn } from './second/sign-in.ts';
import { openSession } from './session.ts';

export type SignedIn = { cookie: string } | { wrong: true } | { waitMs: number };

/** The ways in that need nobody else. */
export interface SignIn {
  byPassword(address: string, email: string, password: string, previous: string | null): Promise<SignedIn>;
  /** Uses the link up; null when it is not good any more. */
  byLink(token: string, previous: string | null): Promise<string | null>;
  byPasskey(address: string, response: string, previous: string | null): Promise<SignedIn>;
  /** How long this address must wait before it may ask for another link; 0: it may now. */
  mayAskForLink(address: string): number;
}

/** A typing slip or two cost nothing; from then on 1, 2, 4 … seconds, at most a minute. */
const ONE_ACCOUNT = { free: 4, firstMs: 1_000, mostMs: 60_000 };
/** A whole office may sit behind one address. */
const ONE_ADDRESS = { free: 40, firstMs: 1_000, mostMs: 60_000 };
/** Whoever guesses from many addresses waits as well; the owner then comes in by the link, which waits for nobody. */
const EVERYWHERE = { free: 60, firstMs: 1_000, mostMs: 60_000 };

export function createSignIn(services: Services): SignIn {
  const { store, clock, keys } = services;
  const accounts = createPatience(clock, ONE_ACCOUNT);
  const everywhere = createPatience(clock, EVERYWHERE);
  const addresses = createPatience(clock, ONE_ADDRESS);
  const askers = createPatience(clock, ONE_ADDRESS);
  return {
    async byPassword(address, email, password, previous) {
      const hand = keys.hash('address', address);
      const account = keys.hash('address', `${address} ${mailKey(email)}`);
      const target = keys.hash('address', mailKey(email));
      const waitMs = addresses.tryNow(hand) || accounts.tryNow(account) || everywhere.tryNow(target);
      if (waitMs > 0) return { waitMs };
      const { person } = store.t;
      const [found] = await store.read
        .select()
        .from(person)
        .where(eq(person.email, mailKey(email)))
        .limit(1);
      const known = found?.disabledAt === null ? found : undefined;
      if (!(await isPassword(known?.passwordHash ?? null, password)) || !known) {
        await noteWrongPassword(services, email);
        return { wrong: true };
      }
      accounts.forgive(account);
      addresses.forgive(hand);
      everywhere.forgive(target);
      const cookie = await store.write((tx) => openSession(tx, services, known.id, previous, { method: 'password' }));
      return { cookie };
    },
    byLink: (token, previous) =>
      store.write(async (tx) => {
        const personId = await useLink(tx, services, token);
        return personId && (await openSession(tx, services, personId, previous, { method: 'link' }));
      }),
    async byPasskey(address, response, previous) {
      const waitMs = addresses.tryNow(keys.hash('address', address));
      if (waitMs > 0) return { waitMs };
      const cookie = await passkeySignIn(services, response, previous);
      return cookie ? { cookie } : { wrong: true };
    },
    mayAskForLink: (address) => askers.tryNow(keys.hash('address', address)),
  };
}
