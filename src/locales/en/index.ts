import { answer } from './answer.ts';
import { audit } from './audit.ts';
import { bodies } from './bodies.ts';
import { calendar } from './calendar.ts';
import { common } from './common.ts';
import { counter } from './counter.ts';
import { deskError } from './desk-error.ts';
import { error } from './error.ts';
import { figures } from './figures.ts';
import { form } from './form.ts';
import { frame } from './frame.ts';
import { home } from './home.ts';
import { list } from './list.ts';
import { mail } from './mail.ts';
import { mailroom } from './mailroom.ts';
import { notices } from './notices.ts';
import { office } from './office.ts';
import { own } from './own.ts';
import { ownDesk } from './own-desk.ts';
import { people } from './people.ts';
import { peopleMail } from './people-mail.ts';
import { places } from './places.ts';
import { privacy } from './privacy.ts';
import { proof } from './proof.ts';
import { receipt } from './receipt.ts';
import { redaction } from './redaction.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { second } from './second.ts';
import { settings } from './settings.ts';
import { signs } from './signs.ts';
import { staff } from './staff.ts';
import { templates } from './templates.ts';
import { tracking } from './tracking.ts';
import { way } from './way.ts';

/** One object per area, each in a file of its own. */
export const en = {
  ...answer,
  ...audit,
  ...bodies,
  ...calendar,
  ...common,
  ...counter,
  ...deskError,
  ...error,
  ...figures,
  ...form,
  ...frame,
  ...home,
  ...list,
  ...mail,
  ...mailroom,
  ...notices,
  ...office,
  ...own,
  ...ownDesk,
  ...people,
  ...peopleMail,
  ...places,
  ...privacy,
  ...proof,
  ...receipt,
  ...redaction,
  ...report,
  ...rules,
  ...second,
  ...settings,
  ...signs,
  ...staff,
  ...templates,
  ...tracking,
  ...way,
};
