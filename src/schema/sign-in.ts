import type { Kit } from './columns.ts';

/** Tables of the room `staff` about the way in, their only writer. Every secret is a keyed hash or sealed; none is stored as it is. */
export function signInTables(kit: Kit) {
  /** `id` is the keyed hash of the cookie's value, which is stored nowhere. */
  const session = kit.table(
    'session',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      seenAt: kit.instant('seen_at').notNull(),
      expiresAt: kit.instant('expires_at').notNull(),
      /** The way in. */
      method: kit.oneOf('method', ['link', 'password', 'passkey', 'oidc']).notNull().default('link'),
      /** The person has a second factor and has not shown it yet: nothing else is open to this session. */
      secondDue: kit.bool('second_due').notNull().default(false),
      /** When the second factor was shown last. */
      secondAt: kit.instant('second_at'),
      secondBy: kit.oneOf('second_by', ['app', 'passkey', 'recovery', 'oidc']),
      /** Fingerprint of the posts that the session was last used with; null until its first use. */
      rights: kit.text('rights'),
    },
    (s) => [kit.index('session_person').on(s.personId)],
  );

  const signInLink = kit.table(
    'sign_in_link',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      expiresAt: kit.instant('expires_at').notNull(),
      usedAt: kit.instant('used_at'),
    },
    (l) => [kit.index('sign_in_link_person').on(l.personId)],
  );

  /** An app that shows codes (RFC 6238): its sealed secret, and the last time step whose code was taken, so that none is taken twice. */
  const codeApp = kit.table('code_app', {
    personId: kit.text('person_id').primaryKey(),
    sealed: kit.text('sealed').notNull(),
    lastStep: kit.int('last_step').notNull(),
    createdAt: kit.instant('created_at').notNull(),
    usedAt: kit.instant('used_at'),
  });

  /** A passkey (WebAuthn level 3): `id` is the credential's, `publicKey` is COSE as base64url. */
  const passkey = kit.table(
    'passkey',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      /** How its owner calls it. */
      label: kit.text('label').notNull(),
      publicKey: kit.text('public_key').notNull(),
      counter: kit.int('counter').notNull(),
      transports: kit.json<string[]>('transports').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      usedAt: kit.instant('used_at'),
    },
    (p) => [kit.index('passkey_person').on(p.personId)],
  );

  /** `id` is the keyed hash of the code. */
  const recoveryCode = kit.table(
    'recovery_code',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      usedAt: kit.instant('used_at'),
    },
    (r) => [kit.index('recovery_code_person').on(r.personId)],
  );

  /** A challenge that was answered, until it could not be answered any more: none is answered twice. */
  const spentChallenge = kit.table('spent_challenge', {
    id: kit.text('id').primaryKey(),
    expiresAt: kit.instant('expires_at').notNull(),
  });

  /** Wrong passwords for one address within a day, whether anybody here has it or not. `id` is the keyed hash of the address. */
  const failedSignIn = kit.table('failed_sign_in', {
    id: kit.text('id').primaryKey(),
    n: kit.int('n').notNull(),
    firstAt: kit.instant('first_at').notNull(),
    lastAt: kit.instant('last_at').notNull(),
  });

  return { session, signInLink, codeApp, passkey, recoveryCode, spentChallenge, failedSignIn };
}
