import { common } from './common.ts';
import { error } from './error.ts';
import { mail } from './mail.ts';
import { notices } from './notices.ts';
import { office } from './office.ts';
import { places } from './places.ts';
import { report } from './report.ts';
import { settings } from './settings.ts';
import { staff } from './staff.ts';

/** One object per area, each in a file of its own. */
export const en = {
  ...common,
  ...error,
  ...mail,
  ...notices,
  ...office,
  ...places,
  ...report,
  ...settings,
  ...staff,
};
