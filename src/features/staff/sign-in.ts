import { eq } from 'drizzle-orm';
import type { Services } from '../../platform/services.ts';
import { useLink } from './link.ts';
import { isPassword } from './password.ts';
import { createPatience } from './patience.ts';
import { mailKey } from './people.ts';
import { openSession } from './session.ts';

export type SignedIn = { cookie: string } | { wrong: true } | { waitMs: number };

/** The two ways in. */
export interface SignIn {
  byPassword(address: string, email: string, password: string, previous: string | null): Promise<SignedIn>;
  /** Uses the link up; null when it is not good any more. */
  byLink(token: string, previous: string | null): Promise<string | null>;
  /** How long this address must wait before it may ask for another link; 0: it may now. */
  mayAskForLink(address: string): number;
}

/** A typing slip or two cost nothing; from then on 1, 2, 4 … seconds, at most a minute. */
const ONE_ACCOUNT = { free: 4, firstMs: 1_000, mostMs: 60_000 };
/** A whole office may sit behind one address. */
const ONE_ADDRESS = { free: 40, firstMs: 1_000, mostMs: 60_000 };

export function createSignIn(services: Services): SignIn {
  const { store, clock, keys } = services;
  const accounts = createPatience(clock, ONE_ACCOUNT);
  const addresses = createPatience(clock, ONE_ADDRESS);
  const askers = createPatience(clock, ONE_ADDRESS);
  return {
    async byPassword(address, email, password, previous) {
      const hand = keys.hash('address', address);
      const account = keys.hash('address', `${address} ${mailKey(email)}`);
      const waitMs = addresses.tryNow(hand) || accounts.tryNow(account);
      if (waitMs > 0) return { waitMs };
      const { person } = store.t;
      const [found] = await store.read
        .select()
        .from(person)
        .where(eq(person.email, mailKey(email)))
        .limit(1);
      const known = found?.disabledAt === null ? found : undefined;
      if (!(await isPassword(known?.passwordHash ?? null, password)) || !known) return { wrong: true };
      accounts.forgive(account);
      addresses.forgive(hand);
      return { cookie: await store.write((tx) => openSession(tx, services, known.id, previous)) };
    },
    byLink: (token, previous) =>
      store.write(async (tx) => {
        const personId = await useLink(tx, services, token);
        return personId && (await openSession(tx, services, personId, previous));
      }),
    mayAskForLink: (address) => askers.tryNow(keys.hash('address', address)),
  };
}
