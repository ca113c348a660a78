import type { Texts } from '../types.ts';
import type { receipt as vi } from '../vi/receipt.ts';

export const receipt: Texts<typeof vi> = {
  'receipt.title': 'We have received your feedback',
  'receipt.thanks': 'Thank you for taking the time for {place}.',
  'receipt.code': 'Your tracking code',
  'receipt.code.hint':
    'Keep it now: we store no copy of this code, and without it the answer cannot be found. Whoever has it can read your feedback and the answer.',
  'receipt.qr': 'QR code with the tracking code',
  'receipt.keep': 'Keep the code in one of three ways',
  'receipt.keep.photo': 'Take a screenshot, or a photo with another phone.',
  'receipt.keep.print': 'Print the slip.',
  'receipt.keep.copy': 'Write the code down, or copy it into a message to yourself.',
  'receipt.print': 'Print the slip',
  'receipt.copy': 'Copy the code',
  'receipt.copied': 'Copied',
  'receipt.due': 'Answer due',
  'receipt.due.rating': 'Your rating has been counted. There is no answer to wait for.',
  'receipt.unit': 'Responsible unit',
  'receipt.reference': 'Reference',
  'receipt.received': 'Received',
  'receipt.kind': 'Kind',
  'receipt.where': 'Track it at {address}',
  'receipt.contest':
    'If the answer does not satisfy you, you can ask the level above to review it, once, within {n, plural, one {# working day} other {# working days}}.',
  'receipt.kept': 'I have kept the code',
  'receipt.words': 'Would you like to say more?',
  'receipt.words.hint': 'Even one sentence helps a lot.',
  'receipt.words.kind': 'This is',
  'receipt.words.send': 'Add these words',
  'receipt.words.elsewhere':
    'These words could not be added to what you sent before. You can send them as a new feedback; the earlier one stays as it is.',
  'kept.title': 'Done, thank you',
  'kept.next': 'What happens next',
  'kept.received': 'Your feedback has reached {unit}.',
  'kept.rating': 'Your rating now counts in the figures of {unit}.',
  'kept.answer': 'The answer is due',
  'kept.contest':
    'For {n, plural, one {# working day} other {# working days}} after that you can ask the level above to review it, once.',
  'kept.track': 'See how it goes at any time with your tracking code.',
  'kept.track.button': 'Track',
  'kept.again': 'More feedback for this place',
  'expired.title': 'This receipt can no longer be shown',
  'expired.text':
    'To be safe, the receipt opens for a few minutes only. Your feedback was received and is being handled.',
  'expired.code': 'If you have kept the tracking code, use it to see how it goes.',
  'expired.lost':
    'If you have not: the code is not stored in the system, so it cannot be found again. Your feedback is handled all the same.',
  'back.title': 'These words were not sent; they are still here',
  'back.send': 'Send to {place}',
  'back.copy': 'Copy these words, then open the right box by the code on its sign and send them again.',
};
