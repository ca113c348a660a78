import type { Texts } from '../types.ts';
import type { office as vi } from '../vi/office.ts';

export const office: Texts<typeof vi> = {
  'office.menu': 'Sections',
  'office.signOut': 'Sign out',
};
