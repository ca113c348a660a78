import type { OfficeFrame } from '../../platform/views/pages.ts';

/** Fields of the sign-in form, whose mistakes are marked in it. */
export type SignInProblem = 'email' | 'password' | 'wrong' | 'wait';

export interface SignInPage {
  frame: null;
  email: string;
  next: string;
  problem: SignInProblem | null;
  /** Seconds until the next try is looked at. */
  wait: number;
}

export interface LinkPage {
  frame: null;
  token: string;
  next: string;
  /** Whom the link signs in. */
  person: string;
}

export interface ExpiredPage {
  frame: null;
  /** Where the words were going. */
  action: string;
  fields: { name: string; value: string }[];
}

export interface MePage {
  frame: OfficeFrame;
  email: string;
  posts: { post: string; unit: string }[];
  /** Heads stood in for right now, by unit. */
  acting: string[];
  hasPassword: boolean;
  /** `none`: signed in a moment ago; `password`: the old one is asked for; `signIn`: sign in anew first. */
  proof: 'none' | 'password' | 'signIn';
  shortest: number;
  problem: 'short' | 'long' | 'plain' | 'current' | 'wait' | null;
  done: 'password' | 'language' | 'sessions' | null;
  languages: { code: string; name: string; current: boolean }[];
  sessions: { own: boolean; since: number; seen: number }[];
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'staff/sign-in': SignInPage;
    'staff/link-sent': { frame: null };
    'staff/link': LinkPage;
    'staff/link-dead': { frame: null };
    'staff/expired': ExpiredPage;
    'staff/me': MePage;
  }
}
