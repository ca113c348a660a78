import type { Texts } from '../types.ts';
import type { figures as vi } from '../vi/figures.ts';

export const figures: Texts<typeof vi> = {
  'figures.title': 'Public figures',
  'figures.span': 'Feedback received from {from} to the end of {to}.',
  'figures.how':
    'Each rate stands beside the number it is made from (n). Numbers below {least} are hidden so that nobody can be recognised; sometimes another one is hidden so that none can be worked out. Restricted cases are not counted here.',
  'figures.fair':
    'Units are listed by name and never ranked. Much feedback does not mean poor service: busy places, and places that listen, receive more.',
  'figures.none': 'There are no figures of a whole month yet.',
  'figures.hidden': 'hidden',
  'figures.city': 'The whole city',
  'figures.received': 'Feedback received',
  'figures.onTime': 'Answered on time',
  'figures.satisfaction': 'Satisfaction with the answer',
  'figures.rating': 'Rating on the spot',
  'figures.percent': '{value}% (n = {n})',
  'figures.stars': '{value}/5 (n = {n})',
  'figures.byMonth': 'By month of receipt',
  'figures.month': 'Month',
  'figures.byUnit': 'By unit',
  'figures.unit': 'Unit',
  'figures.byRule': 'By rule of conduct',
  'figures.files': 'Take the figures away',
  'figures.csv': 'CSV',
  'figures.json': 'JSON',
};
