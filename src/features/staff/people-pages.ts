import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { PostNews } from './posts-mail.ts';

export interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

/** What waits for a second key: a post, or another address. */
export interface WaitingPost {
  href: string;
  id: string;
  personHref: string;
  person: string;
  /** The address that the account is to have; null where a post is asked for. */
  email: string | null;
  post: string;
  unit: string;
  from: number;
  by: string;
  askedAt: number;
  /** What the reader may decide. */
  may: { decision: string; main: boolean }[];
  /** Nobody can be the second key yet. */
  alone: boolean;
}

export interface PeoplePage {
  frame: OfficeFrame;
  q: string;
  units: Option[];
  waiting: WaitingPost[];
  lines: {
    href: string;
    name: string;
    /** Empty where the name is the address. */
    email: string;
    post: string | null;
    unit: string;
    badge: string | null;
    tone: string;
  }[];
  mayManage: boolean;
  next: string | null;
  first: string | null;
}

/** What is wrong, by field. */
export type Wrong<Field extends string> = Record<Field, string | null>;

export interface GiveForm {
  wrong: Wrong<'unit' | 'post' | 'from' | 'to'>;
  /** Shown unfolded: something in it is wrong. */
  open: boolean;
  units: Option[];
  posts: Option[];
  from: string;
  to: string;
}

export interface AbsenceForm {
  wrong: Wrong<'awayFrom' | 'awayTo' | 'substitute'>;
  open: boolean;
  substitutes: Option[];
  awayFrom: string;
  awayTo: string;
}

export interface ChangeForm {
  wrong: Wrong<'email' | 'title'>;
  open: boolean;
  email: string;
  title: string;
  /** Another address waits for a second person: nobody alone may lead this account to another mailbox. */
  asks: boolean;
  /** Something waits already; until then the address stays. */
  fixed: boolean;
}

export interface PersonPage {
  frame: OfficeFrame;
  id: string;
  own: boolean;
  name: string;
  email: string;
  /** The mailbox takes no mail, since when and in whose words; null: it is well. */
  mailbox: { since: number; words: string } | null;
  closed: boolean;
  done: string | null;
  errors: { href: string; text: string }[];
  posts: {
    id: string;
    post: string;
    unit: string;
    from: number;
    to: number | null;
    standing: 'past' | 'now' | 'future';
    /** The unit has ended, and with it the post. */
    unitGone: boolean;
    /** The day offered for its end; null when the reader may not end it. */
    endOn: string | null;
  }[];
  waiting: WaitingPost[];
  give: GiveForm | null;
  absences: { id: string; from: number; to: number; substitute: string; standing: 'now' | 'future'; mayEnd: boolean }[];
  /** Who answers for the person's unit while they are away. */
  answering: { unit: string; from: number; to: number; who: string; via: string }[];
  away: AbsenceForm | null;
  change: ChangeForm | null;
  account: 'disable' | 'enable' | null;
  /** Whether the visitor may let them set the second step up anew. */
  resettable: boolean;
  history: { at: number; text: string }[];
}

export interface InvitePage {
  frame: OfficeFrame;
  errors: { href: string; text: string }[];
  wrong: Wrong<'email' | 'title' | 'unit' | 'post' | 'from' | 'to'>;
  email: string;
  title: string;
  units: Option[];
  posts: Option[];
  from: string;
  to: string;
  languages: Option[];
}

export interface HandOverPage {
  frame: OfficeFrame;
  errors: { href: string; text: string }[];
  wrong: Wrong<'unit' | 'email' | 'title' | 'from'>;
  units: Option[];
  /** A unit has been chosen: who heads it now is shown, empty when nobody does. */
  chosen: boolean;
  head: string;
  email: string;
  title: string;
  from: string;
}

export interface PostMail {
  what: PostNews;
  /** The reader's own post. */
  own: boolean;
  person: string;
  post: string;
  unit: string;
  from: number;
  by: string;
  link: string;
}

export interface AbsenceMail {
  /** The reader is who was said to be away. */
  own: boolean;
  person: string;
  units: string;
  from: number;
  /** The last moment away. */
  to: number;
  link: string;
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'staff/people': PeoplePage;
    'staff/person': PersonPage;
    'staff/invite': InvitePage;
    'staff/hand-over': HandOverPage;
  }
  interface Mails {
    'staff/post': PostMail;
    'staff/absence': AbsenceMail;
  }
}
