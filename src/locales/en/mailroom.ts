import type { Texts } from '../types.ts';
import type { mailroom as vi } from '../vi/mailroom.ts';

export const mailroom: Texts<typeof vi> = {
  'mail.answerable':
    'You may reply to this mail: your words and photos are kept as a draft of the answer. The sender reads it only after you have looked at it again and sent it.',
  'mail.footer.answerable': 'Automatic mail of Hòm Thư, the digital suggestion box of the City of Hanoi.',

  'mail.dead.subject': 'A mailbox takes no mail: {who}',
  'mail.dead.title': 'A mailbox takes no mail',
  'mail.dead.lead': 'Mail to {who} was refused by the mail server.',
  'mail.dead.address': 'Address',
  'mail.dead.since': 'Since',
  'mail.dead.words': 'The server said',
  'mail.dead.goes': 'From now on, notices about cases go to whoever stands in, the deputy, or the unit above.',
  'mail.dead.help': 'Please let the owner of the mailbox know, and correct the address if it is wrong.',
  'mail.dead.open': 'Open the list of unsent mail',
};
