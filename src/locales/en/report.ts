import type { Texts } from '../types.ts';
import type { report as vi } from '../vi/report.ts';

export const report: Texts<typeof vi> = {
  'report.title': 'Reports',
};
