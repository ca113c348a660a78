import type { Texts } from '../types.ts';
import type { staff as vi } from '../vi/staff.ts';

export const staff: Texts<typeof vi> = {
  'staff.title': 'People',
};
