import type { Texts } from '../types.ts';
import type { settings as vi } from '../vi/settings.ts';

export const settings: Texts<typeof vi> = {
  'settings.title': 'Settings',
};
