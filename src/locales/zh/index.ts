import { common } from './common.ts';
import { error } from './error.ts';

/** One object per area, each in a file of its own. */
export const zh = {
  ...common,
  ...error,
};
