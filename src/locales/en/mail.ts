import type { Texts } from '../types.ts';
import type { mail as vi } from '../vi/mail.ts';

export const mail: Texts<typeof vi> = {
  'mail.footer': 'Automatic mail of Hòm Thư, the digital suggestion box of the City of Hanoi.',
  'mail.signIn.subject': 'Your sign-in link for Hòm Thư',
  'mail.signIn.open': 'Open this link to sign in. It works once.',
  'mail.signIn.button': 'Sign in',
  'mail.signIn.until': 'The link expires at {at}. If you did not ask for it, ignore this mail.',
};
