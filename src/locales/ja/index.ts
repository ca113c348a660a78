import { common } from './common.ts';
import { error } from './error.ts';
import { form } from './form.ts';
import { home } from './home.ts';
import { own } from './own.ts';
import { privacy } from './privacy.ts';
import { receipt } from './receipt.ts';
import { rules } from './rules.ts';
import { tracking } from './tracking.ts';

/** One object per area, each in a file of its own. */
export const ja = {
  ...common,
  ...error,
  ...form,
  ...home,
  ...own,
  ...privacy,
  ...receipt,
  ...rules,
  ...tracking,
};
