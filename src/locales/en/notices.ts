import type { Texts } from '../types.ts';
import type { notices as vi } from '../vi/notices.ts';

export const notices: Texts<typeof vi> = {
  'notices.title': 'Mail',
};
