import type { RefusalName } from '../../domain/errors.ts';

/** What the error page of any room needs; `requestId` is shown for a bug, where it helps us find the log line. */
export interface ErrorPage {
  what: RefusalName | 'bug';
  requestId: string | null;
}

/** The same at the desk: `own` where it is said in words for staff; `words` that were typed, so that they are not lost. */
export interface OfficeErrorPage extends ErrorPage {
  own: boolean;
  words: string[];
}

/**
 * Page name (its template is `views/pages/<name>.hbs`) to its model. Each room adds its own by declaration merging:
 * `declare module '../../platform/views/pages.ts' { interface Pages { 'intake/form': FormPage } }`.
 */
export interface Pages {
  'public/error': ErrorPage;
  'office/error': OfficeErrorPage;
}

/** Mail name (its templates are `views/mail/<name>/{subject,text,html}.hbs`) to its model; merged like {@link Pages}. */
export interface Mails {
  'staff/sign-in': SignInMail;
  'staff/account': AlertMail;
}

/** One-time link to the desk. */
export interface SignInMail {
  link: string;
  /** Milliseconds; the link is dead from then on. */
  until: number;
}

/** Something happened at the door of the reader's account. */
export interface AlertMail {
  what:
    | 'tries'
    | 'secondTries'
    | 'password'
    | 'added'
    | 'removed'
    | 'recovery'
    | 'codes'
    | 'moving'
    | 'moved'
    | 'arrived';
  at: number;
  /** The own account. */
  link: string;
}

/** Name tag and menu of the desk, on every office page as `frame`. */
export interface OfficeFrame {
  person: string;
  unit: string;
  menu: { href: string; label: string; current: boolean }[];
}
