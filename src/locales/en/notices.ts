import type { Texts } from '../types.ts';
import type { notices as vi } from '../vi/notices.ts';

export const notices: Texts<typeof vi> = {
  'notices.mailbox': 'Local mailbox',
  'notices.mailbox.lead': 'This machine has no mail server set, so every mail is kept here.',
  'notices.mailbox.empty': 'No mail yet.',
  'notices.mailbox.samples': 'See a sample of every mail',
  'notices.mailbox.back': 'Back to the mailbox',
  'notices.mail.to': 'To',
  'notices.mail.at': 'At',
  'notices.mail.html': 'As laid out',
  'notices.mail.text': 'As plain text',
  'notices.mail.source': 'Source',
  'notices.samples': 'A sample of every mail',
  'notices.samples.lead': 'Each mail is written from sample data, in both languages. None is sent.',
};
