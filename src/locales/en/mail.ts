import type { Texts } from '../types.ts';
import type { mail as vi } from '../vi/mail.ts';

export const mail: Texts<typeof vi> = {
  'mail.footer':
    'Automatic mail of Hòm Thư, the digital suggestion box of the City of Hanoi. Please do not reply to it.',
  'mail.signIn.subject': 'Your sign-in link for Hòm Thư',
  'mail.signIn.open': 'Open this link to sign in. It works once.',
  'mail.signIn.button': 'Sign in',
  'mail.signIn.until': 'The link expires at {at}. If you did not ask for it, ignore this mail.',

  'mail.notice.new_case': 'New feedback',
  'mail.notice.urgent': 'Urgent feedback',
  'mail.notice.transferred': 'Feedback handed on to you',
  'mail.notice.contested': 'Answer contested',
  'mail.notice.outcome': 'Answered again by the unit above',
  'mail.notice.assigned': 'Assigned to you',
  'mail.notice.handed_back': 'A case came back to the unit',
  'mail.notice.reply': 'More words from the sender',
  'mail.notice.unread': 'Not opened yet',
  'mail.notice.due_soon': 'Answer due soon',
  'mail.notice.overdue': 'Answer overdue',
  'mail.notice.overdue_above': 'Answer overdue at a unit below',
  'mail.notice.other': 'Other mail',

  'mail.subject.new_case': '[{reference}] New: {kind}, {place}',
  'mail.subject.urgent': '[{reference}] URGENT: {kind}, {place}',
  'mail.subject.transferred': '[{reference}] Handed on to your unit: {kind}, {place}',
  'mail.subject.contested': '[{reference}] The sender contests the answer: {place}',
  'mail.subject.outcome': '[{reference}] Answered again by the unit above: {kind}, {place}',
  'mail.subject.assigned': '[{reference}] Assigned to you: {kind}, {place}',
  'mail.subject.handed_back': '[{reference}] Back with the unit: {kind}, {place}',
  'mail.subject.reply': '[{reference}] The sender adds something: {kind}, {place}',
  'mail.subject.unread': '[{reference}] Not opened yet: {kind}, {place}',
  'mail.subject.due_soon': '[{reference}] Answer due soon: {kind}, {place}',
  'mail.subject.overdue': '[{reference}] Answer overdue: {kind}, {place}',
  'mail.subject.overdue_above': '[{reference}] {unit} is overdue: {kind}, {place}',
  'mail.subject.restricted': '[{reference}] {notice}: a restricted case',

  'mail.lead.new_case': 'Your unit has just received feedback from a resident.',
  'mail.lead.urgent': 'Your unit has just received feedback that needs action at once.',
  'mail.lead.transferred': 'Feedback was handed on to your unit. The day promised to the sender stays the same.',
  'mail.lead.contested':
    'The sender contests the answer of a unit below. The case has come up to your unit, to look at it again and answer.',
  'mail.lead.outcome':
    'The sender did not agree with the answer of your unit; the unit above looked again and answered. You can read the outcome.',
  'mail.lead.assigned': 'Your unit has just assigned this feedback to you.',
  'mail.lead.handed_back':
    'The person to whom this feedback was assigned does not serve in the unit any more. Please assign it to somebody else.',
  'mail.lead.reply': 'The sender has just added something to the feedback.',
  'mail.lead.unread':
    'Some working hours have passed and nobody in your unit has opened this feedback. The clock for the answer is running.',
  'mail.lead.due_soon': 'An answer to this feedback is due soon.',
  'mail.lead.overdue': 'The answer to this feedback is overdue. The unit above has been told too.',
  'mail.lead.overdue_alone': 'The answer to this feedback is overdue. Please answer the sender soon.',
  'mail.lead.overdue_inspector': 'A unit has not answered this restricted feedback although its deadline has passed.',
  'mail.lead.overdue_above': 'A unit below has not answered this feedback by its deadline.',
  'mail.restricted': 'This is a restricted case. Its content is shown only after signing in.',
  'mail.aboutHead':
    'The feedback is about the head of a unit below. That unit must not know that it exists: please do not pass this mail on.',

  'mail.label.reference': 'Reference',
  'mail.label.kind': 'Kind',
  'mail.label.place': 'Place',
  'mail.label.unit': 'Responsible unit',
  'mail.label.due': 'Answer due',
  'mail.label.words': 'Words',
  'mail.open': 'Open the case',

  'mail.via.head': 'You receive this mail as the head of the unit.',
  'mail.via.substitute': 'You receive this mail because you are standing in for the head of the unit.',
  'mail.via.deputy': 'You receive this mail because the head of the unit is away.',
  'mail.via.mailbox':
    'You receive this mail because the mailbox of the person in charge takes no mail at present. Please let them know.',
  'mail.via.inspector': 'You receive this as an inspector, who may read restricted feedback.',
  'mail.via.assignee': 'You get this mail since it is assigned to you.',
  'mail.via.above': 'You receive this mail because nobody in the responsible unit can receive it.',

  'mail.digest.subject.new_case': '{n} new pieces of feedback',
  'mail.digest.subject.urgent': '{n} urgent pieces of feedback',
  'mail.digest.subject.transferred': '{n} cases handed on to your unit',
  'mail.digest.subject.contested': '{n} contested answers',
  'mail.digest.subject.reply': '{n} cases with more words from the sender',
  'mail.digest.subject.unread': '{n} feedbacks not opened yet',
  'mail.digest.subject.due_soon': '{n} answers due soon',
  'mail.digest.subject.overdue': '{n} answers overdue',
  'mail.digest.subject.overdue_above': '{n} answers overdue at units below',
  'mail.digest.lead': 'The cases below are gathered in one mail, so that you do not get too many at once.',
  'mail.digest.restricted': 'a restricted case',
  'mail.digest.more': 'And {n} more in the list.',
  'mail.digest.open': 'Open the list',

  'mail.stuck.subject': 'Mail that could not be sent: {n}',
  'mail.stuck.lead':
    'The mail server has refused {failed} mails, and {waiting} are still waiting after more than a day.',
  'mail.stuck.help':
    'Please check the mail addresses of the units and the mail server. What waits leaves by itself once the server takes it; what was refused does not.',
  'mail.stuck.to': 'To',
  'mail.stuck.since': 'Since',
  'mail.stuck.error': 'The server said',
  'mail.stuck.more': 'And {n} more.',
};
