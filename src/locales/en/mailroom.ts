import type { Texts } from '../types.ts';
import type { mailroom as vi } from '../vi/mailroom.ts';

export const mailroom: Texts<typeof vi> = {
  'mail.answerable':
    'You may reply to this mail: your words and photos are kept as a draft of the answer. The sender reads it only after you have looked at it again and sent it.',
  'answer.draft.byMail':
    'The draft has what you replied by mail at {at}. Please look whether a quotation or a signature is left in it.',
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

  'mail.filed.subject': '[{reference}] Your reply is a draft now',
  'mail.filed.title': 'Your reply is a draft now',
  'mail.filed.lead':
    'What you just sent is kept in the draft of the answer. The sender of the feedback has read nothing yet: please look at it again and send it.',
  'mail.filed.photos': 'Photos kept: {n}.',
  'mail.filed.dropped': 'Files that could not be kept: {n}. A draft takes photos only, three at most.',
  'mail.filed.open': 'Look at it and send',

  'mail.refused.subject': 'Your reply was not kept',
  'mail.refused.lead': 'You replied to a mail of Hòm Thư. What you wrote has become no answer and no draft.',
  'mail.refused.why.late': 'That notice is too old, or takes no replies any more.',
  'mail.refused.why.closed': 'That case was answered or closed meanwhile.',
  'mail.refused.why.post': 'That case is not among those that you can answer by mail at present.',
  'mail.refused.why.empty': 'There were no words and no photos in the mail besides the quoted notice.',
  'mail.refused.why.large': 'The mail was too large.',
  'mail.refused.why.noToken': 'That mail takes no replies: only a notice about one case does, where it says so.',
  'mail.refused.why.waits': 'Your answer is waiting for the head to approve it, so it cannot be changed by mail.',
  'mail.refused.keep': 'Your mail is still among your sent mail. Please sign in to answer.',
  'mail.refused.open': 'Open the list of cases',

  'notices.stuck.works': 'The mailbox counts as working. The next mail goes there again.',
  'notices.stuck.rest': 'Mail by mail',
  'staff.me.mailbox':
    'Mail to this address has not arrived since {at}. Notices go to somebody else of the unit; please have an administrator correct the address.',
  'people.mailbox': 'This mailbox has taken no mail since {at}. The server said:',
  'notices.dead': 'Mailboxes that take no mail',
  'notices.dead.lead':
    'Notices for these people go to whoever stands in, the deputy, or the unit above. A mailbox leaves this list by itself when its address is corrected or a mail gets through.',
  'notices.dead.who': 'Whose',
  'notices.dead.works': 'It works again',
  'notices.dead.worksFor': 'It works again: {who}',
  'notices.incoming.trouble': 'The mailbox for returned mail could not be read at {at}: {words}',
  'notices.incoming.left':
    '{n} mails of the past week could not be understood. They lie in the folder HomThu-Khac of the mailbox for returned mail.',
};
