import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import { type ExpiredPage, type LinkPage, type MePage, mistakes, type SignInPage } from './pages.ts';
import { peopleSamples } from './people-samples.ts';
import type { SecondOnMe } from './second/pages.ts';
import { secondSamples } from './second/samples.ts';

const frame: OfficeFrame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [
    { href: '/office/cases', label: 'Hồ sơ', current: false },
    { href: '/office/boxes', label: 'Hòm thư', current: false },
  ],
};

const here = '/office/sign-in?';
const right = { errors: [], wrong: { email: null, password: null } };
const offers = { oidc: null, passkey: false, script: '' };
const signIn: SignInPage = { here, email: '', next: '/office/cases', ...offers, ...right };
const allOffers = { oidc: '/office/sign-in/oidc?next=%2Foffice', passkey: true, script: 'passkey.js' };
const typed = { ...signIn, email: 'mot-cua@example.vn' };
const wrongEmail = mistakes(['email', 'password'], 'email', 'Nhập địa chỉ thư điện tử');
const wrongPassword = mistakes(['email', 'password'], 'password', 'Địa chỉ thư hoặc mật khẩu không đúng');
const link: LinkPage = { here, token: 'token', next: '/office/cases', person: 'Người đứng đầu, Phường Hoàn Kiếm' };
const expired: ExpiredPage = {
  why: 'ended',
  where: '/office/sign-in',
  action: '/office/cases/1/answer',
  fields: [
    { name: 'words', value: 'Kính gửi ông/bà', shown: true },
    { name: 'seen', value: '3', shown: false },
  ],
};
const secondOnMe: SecondOnMe = {
  needed: true,
  any: true,
  removable: true,
  app: { since: 1_763_172_000_000, used: 1_763_258_400_000 },
  passkeys: [
    { id: 'key', name: 'Máy tính ở phòng một cửa', removable: true, since: 1_763_172_000_000, used: null },
    { id: 'other', name: 'Khóa truy cập 2', removable: false, since: 1_763_172_000_000, used: 1_763_258_400_000 },
  ],
  codes: 9,
};
const me: MePage = {
  frame,
  email: 'truong.00070@example.vn',
  mailbox: null,
  posts: [{ post: 'head', unit: 'Phường Hoàn Kiếm' }],
  acting: ['Phường Cửa Nam'],
  hasPassword: true,
  proof: 'password',
  shortest: 12,
  ...mistakes(['current', 'password'], null, ''),
  done: 'password',
  second: secondOnMe,
  languages: [
    { code: 'vi', name: 'Tiếng Việt', current: true },
    { code: 'en', name: 'English', current: false },
  ],
  sessions: [
    { id: 'a', own: true, since: 1_763_258_400_000, seen: 1_763_262_000_000, method: 'password', secondBy: 'app' },
    { id: 'b', own: false, since: 1_763_172_000_000, seen: 1_763_175_600_000, method: 'link', secondBy: null },
  ],
};

type Shown =
  | 'staff/sign-in'
  | 'staff/link-sent'
  | 'staff/link'
  | 'staff/link-dead'
  | 'staff/expired'
  | 'staff/sso-failed'
  | 'staff/me';

/** Models that together reach every branch of this room's templates. */
export const samples: { [N in Shown | keyof typeof secondSamples | keyof typeof peopleSamples]: Pages[N][] } = {
  ...secondSamples,
  ...peopleSamples,
  'staff/sign-in': [signIn, { ...signIn, ...allOffers }, { ...typed, ...wrongEmail }, { ...typed, ...wrongPassword }],
  'staff/link-sent': [
    { here, mailbox: '' },
    { here, mailbox: '/dev/mail' },
  ],
  'staff/link': [link],
  'staff/link-dead': [{ here }],
  'staff/sso-failed': (['away', 'refused', 'unknown'] as const).map((why) => ({ here, why })),
  'staff/expired': [expired, { ...expired, why: 'second', where: '/office/second' }, { ...expired, fields: [] }],
  'staff/me': [
    me,
    {
      ...me,
      done: 'factor',
      second: { needed: false, any: false, removable: true, app: null, passkeys: [], codes: 0 },
    },
    { ...me, ...mistakes(['current', 'password'], 'current', 'Mật khẩu hiện tại không đúng'), done: null },
    {
      ...me,
      hasPassword: false,
      proof: 'none',
      ...mistakes(['current', 'password'], 'password', 'Mật khẩu cần ít nhất 12 ký tự'),
      done: null,
    },
    { ...me, hasPassword: false, proof: 'signIn', done: null, posts: [], acting: [] },
    { ...me, mailbox: { since: me.sessions[0]?.since ?? 0, words: '550 5.1.1 User unknown' } },
  ],
};

export { mailSamples } from './people-mail-samples.ts';
