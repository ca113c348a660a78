import type { Texts } from '../types.ts';
import type { home as vi } from '../vi/home.ts';

export const home: Texts<typeof vi> = {
  'home.title': 'Tell the place where you are',
  'home.lead':
    'Scan the QR code on the sign at a counter, station, relic site or park to praise, complain or suggest. No account. Somebody is responsible, an answer has a date, and you get a code to follow it.',
  'home.box': 'Have a box code?',
  'home.box.hint': 'The 7 signs printed below the QR code, such as 7K3QXM9.',
  'home.track': 'Sent something already?',
  'home.error.empty': 'Enter the box code.',
  'home.error.mistyped': 'This code is not right. Compare it with the sign; it has no 0, I, L, O or U.',
};
