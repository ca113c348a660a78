import type { Mistakes } from '../pages.ts';

/** Showing the second factor. */
export interface SecondPage extends Mistakes<'code'> {
  next: string;
  app: boolean;
  passkey: boolean;
  /** The code of this moment, where the demo is tried without a telephone. */
  demo: string | null;
  script: string;
}

/** Choosing a second factor. `why`: it is needed before anything else; it was asked for; sign in anew first. */
export interface SetupPage extends Mistakes<'passkey'> {
  next: string;
  why: 'needed' | 'asked' | 'stale';
  passkey: boolean;
  appHref: string;
  /** There is an app already, which a new one would replace. */
  hasApp: boolean;
  script: string;
}

export interface SetupAppPage extends Mistakes<'code'> {
  next: string;
  /** The choice before. */
  back: string;
  qr: { size: number; path: string };
  /** `otpauth:` address, for a telephone that shows this page itself. */
  address: string;
  typed: string;
  sealed: string;
  demo: string | null;
}

/** Recovery codes, shown once. */
export interface CodesPage {
  next: string;
  codes: string[];
}

/** What the own account says about the second factor. */
export interface SecondOnMe {
  needed: boolean;
  /** There is one at all. */
  any: boolean;
  /** Whether one of them may go. */
  removable: boolean;
  app: { since: number; used: number | null } | null;
  passkeys: { id: string; name: string; removable: boolean; since: number; used: number | null }[];
  codes: number;
}
