import type { Texts } from '../types.ts';
import type { places as vi } from '../vi/places.ts';

export const places: Texts<typeof vi> = {
  'places.title': 'Units and places',
};
