import type { Texts } from '../types.ts';
import type { privacy as vi } from '../vi/privacy.ts';

export const privacy: Texts<typeof vi> = {
  'privacy.title': 'Privacy',
  'privacy.lead':
    'You need no account and no name. These pages use no cookie, no tracking, and send nothing to third parties.',
  'privacy.not': 'We do not store',
  'privacy.not.address': 'your network address, device or browser with your feedback;',
  'privacy.not.location': 'where you are; the location in photos is removed before they are stored;',
  'privacy.not.code': 'your tracking code: only a fingerprint of it, so that nobody can find a lost code again.',
  'privacy.stored': 'What we store, why, and for how long',
  'privacy.what': 'Data',
  'privacy.why': 'Why',
  'privacy.long': 'How long',
  'privacy.who': 'Who can read it',
  'privacy.words': 'Your words and the conversation',
  'privacy.words.why': 'to handle and answer them',
  'privacy.words.long':
    '{n, plural, one {# month} other {# months}} after closing; then the words are erased and only figures remain',
  'privacy.words.who':
    'the responsible unit and those above it; feedback about a head of unit is read above that unit only',
  'privacy.photos': 'Photos',
  'privacy.photos.why': 'to show what happened',
  'privacy.photos.long': '{n, plural, one {# month} other {# months}} after closing',
  'privacy.photos.who': 'as above',
  'privacy.contact': 'Contact (if you leave one)',
  'privacy.contact.why': 'to ask you about this feedback',
  'privacy.contact.long': '{n, plural, one {# day} other {# days}} after closing',
  'privacy.contact.who':
    'sealed; opened only when two people agree and say why, neither of them the person complained about; you see each opening when you track',
  'privacy.quarantine': 'Feedback that looks like spam',
  'privacy.quarantine.why': 'so that real feedback is not lost',
  'privacy.quarantine.long': '{n, plural, one {# day} other {# days}}',
  'privacy.quarantine.who': 'administrators and inspectors',
  'privacy.figures': 'Figures (kind, place, month, rule)',
  'privacy.figures.why': 'reports and public statistics',
  'privacy.figures.long': 'permanently, no longer tied to anybody',
  'privacy.figures.who': 'everybody; small numbers are hidden',
  'privacy.rights': 'Your rights',
  'privacy.rights.text':
    'Under the Law on Personal Data Protection 91/2025/QH15 you may know, withdraw consent and ask for erasure. Write your request on the tracking page with your code; it is answered within 2 working days.',
  'privacy.phone': 'On your own device',
  'privacy.phone.text':
    'Unfinished words stay in your browser until the receipt appears, and are then removed. What you do not send, nobody sees.',
};
