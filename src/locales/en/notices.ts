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

  'notices.stuck': 'Mail that has not left',
  'notices.stuck.lead':
    'What was refused does not leave by itself any more: put the address or the mail server right, then send it again. What waits leaves once the server takes it.',
  'notices.stuck.count': '{failed} refused, {waiting} waiting for more than a day.',
  'notices.stuck.none': 'All mail has left.',
  'notices.stuck.kind': 'Mail',
  'notices.stuck.unit': 'Unit',
  'notices.stuck.error': 'The server said',
  'notices.stuck.since': 'Since',
  'notices.stuck.send': 'Send again',
  'notices.stuck.again': 'The mail is in line again.',
  'notices.stuck.more': 'And {n} more.',
};
