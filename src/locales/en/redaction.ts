import type { Texts } from '../types.ts';
import type { redaction as vi } from '../vi/redaction.ts';

export const redaction: Texts<typeof vi> = {
  'redaction.title': 'Black out private data',
  'redaction.lead':
    'What is blacked out is shown no more in lists, mail, exports, search or on the tracking page. The original is kept apart; each reading of it is on record.',
  'redaction.link': 'Black out private data',
  'redaction.done': 'Blacked out.',
  'redaction.text.hint':
    'Put [[ and ]] around what is to be blacked out; change nothing else. Telephone and identity numbers, plates and mail addresses are marked already.',
  'redaction.mark': 'Mark the selected words',
  'redaction.send': 'Black out',
  'redaction.boxes': 'Cells to black out',
  'redaction.boxes.hint': 'For example B2 or B2-D4, with blanks between. You may also draw on the photo.',
  'redaction.original': 'The original',
  'redaction.original.reason': 'Reason for reading the original',
  'redaction.original.hint': 'Who read it, when and why goes on record.',
  'redaction.original.send': 'Read the original',
  'redaction.original.once': 'Shown once, on this page. The reading is on record.',
  'redaction.part.message': 'What was said',
  'redaction.part.who': 'Person or desk described',
  'redaction.said.question': 'The unit’s question',
  'redaction.said.reply': 'What the sender added',
  'redaction.said.answer': 'The answer',
  'redaction.said.contest': 'The contest',
  'redaction.said.note': 'Internal note',
  'redaction.said.update': 'News of the unit',
  'redaction.error.changed': 'But for [[ ]], the words must stay as they are. Please compare.',
  'redaction.error.open': 'A [[ or ]] has no partner.',
  'redaction.error.nothing': 'Nothing is marked.',
  'redaction.error.boxes': 'Write cells like B2 or B2-D4, columns A to J, rows 1 to 8.',
  'redaction.error.reason': 'Write the reason for reading the original.',
  'redaction.error.reasonTooLong': 'The reason is longer than 500 characters. Please shorten it.',
  'redaction.error.meanwhile': 'The case has just changed. Please look again, then black out.',
};
