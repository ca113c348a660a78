import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { CodesPage, SecondOnMe, SecondPage, SetupAppPage, SetupPage } from './second/pages.ts';

/** A page before sign-in; `here` is its address up to `lang=`, for the links to the other language. */
interface EntryPage {
  here: string;
}

/** A form's mistakes: for the summary on top, and by field. */
export interface Mistakes<Field extends string> {
  errors: { href: string; text: string }[];
  wrong: Record<Field, string | null>;
}

export interface SignInPage extends EntryPage, Mistakes<'email' | 'password'> {
  email: string;
  next: string;
  /** Address of the city's single sign-on, where it has one. */
  oidc: string | null;
  passkey: boolean;
  script: string;
}

export interface SsoFailedPage extends EntryPage {
  /** It does not answer; it did not vouch; whom it vouches for was never invited. */
  why: 'away' | 'refused' | 'unknown';
}

export interface LinkPage extends EntryPage {
  token: string;
  next: string;
  /** Whom the link signs in. */
  person: string;
}

export interface ExpiredPage {
  /** The session ended, or it owes a second factor; `where` that is put right. */
  why: 'ended' | 'second';
  where: string;
  /** Where the words were going. */
  action: string;
  fields: { name: string; value: string; shown: boolean }[];
}

export type PasswordProblem = 'short' | 'long' | 'plain' | 'current' | 'wait';

export interface MePage extends Mistakes<'current' | 'password'> {
  frame: OfficeFrame;
  email: string;
  posts: { post: string; unit: string }[];
  /** The own mailbox takes no mail, since when and in whose words; null: it is well. */
  mailbox: { since: number; words: string } | null;
  /** Heads stood in for right now, by unit. */
  acting: string[];
  hasPassword: boolean;
  /** `none`: signed in a moment ago; `password`: the old one is asked for; `signIn`: sign in anew first. */
  proof: 'none' | 'password' | 'signIn';
  shortest: number;
  done: 'password' | 'language' | 'sessions' | 'session' | 'factor' | 'removed' | 'kept' | null;
  languages: { code: string; name: string; current: boolean }[];
  second: SecondOnMe;
  sessions: { id: string; own: boolean; since: number; seen: number; method: string; secondBy: string | null }[];
}

/** One mistake at one field, or none. */
export function mistakes<Field extends string>(
  fields: readonly Field[],
  at: Field | null,
  text: string,
): Mistakes<Field> {
  const wrong = Object.fromEntries(fields.map((field) => [field, field === at ? text : null])) as Record<
    Field,
    string | null
  >;
  return { errors: at === null ? [] : [{ href: `#${at}`, text }], wrong };
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'staff/sign-in': SignInPage;
    /** `mailbox`: where mail goes on a machine without a mail server; else empty. */
    'staff/link-sent': EntryPage & { mailbox: string };
    'staff/link': LinkPage;
    'staff/link-dead': EntryPage;
    'staff/expired': ExpiredPage;
    'staff/me': MePage;
    'staff/sso-failed': SsoFailedPage;
    'staff/second': SecondPage;
    'staff/setup': SetupPage;
    'staff/setup-app': SetupAppPage;
    'staff/codes': CodesPage;
  }
}
