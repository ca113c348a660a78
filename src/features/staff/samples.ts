import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import { type ExpiredPage, type LinkPage, type MePage, mistakes, type SignInPage } from './pages.ts';

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
const signIn: SignInPage = { here, email: '', next: '/office/cases', ...right };
const typed = { ...signIn, email: 'mot-cua@example.vn' };
const wrongEmail = mistakes(['email', 'password'], 'email', 'Nhập địa chỉ thư điện tử');
const wrongPassword = mistakes(['email', 'password'], 'password', 'Địa chỉ thư hoặc mật khẩu không đúng');
const link: LinkPage = { here, token: 'token', next: '/office/cases', person: 'Người đứng đầu, Phường Hoàn Kiếm' };
const expired: ExpiredPage = {
  action: '/office/cases/1/answer',
  fields: [{ name: 'words', value: 'Kính gửi ông/bà' }],
};
const me: MePage = {
  frame,
  email: 'truong.00070@example.vn',
  posts: [{ post: 'head', unit: 'Phường Hoàn Kiếm' }],
  acting: ['Phường Cửa Nam'],
  hasPassword: true,
  proof: 'password',
  shortest: 12,
  ...mistakes(['current', 'password'], null, ''),
  done: 'password',
  languages: [
    { code: 'vi', name: 'Tiếng Việt', current: true },
    { code: 'en', name: 'English', current: false },
  ],
  sessions: [
    { own: true, since: 1_763_258_400_000, seen: 1_763_262_000_000 },
    { own: false, since: 1_763_172_000_000, seen: 1_763_175_600_000 },
  ],
};

type Shown = 'staff/sign-in' | 'staff/link-sent' | 'staff/link' | 'staff/link-dead' | 'staff/expired' | 'staff/me';

/** Models that together reach every branch of this room's templates. */
export const samples: { [N in Shown]: Pages[N][] } = {
  'staff/sign-in': [signIn, { ...typed, ...wrongEmail }, { ...typed, ...wrongPassword }],
  'staff/link-sent': [{ here }],
  'staff/link': [link],
  'staff/link-dead': [{ here }],
  'staff/expired': [expired, { ...expired, fields: [] }],
  'staff/me': [
    me,
    { ...me, ...mistakes(['current', 'password'], 'current', 'Mật khẩu hiện tại không đúng'), done: null },
    {
      ...me,
      hasPassword: false,
      proof: 'none',
      ...mistakes(['current', 'password'], 'password', 'Mật khẩu cần ít nhất 12 ký tự'),
      done: null,
    },
    { ...me, hasPassword: false, proof: 'signIn', done: null, posts: [], acting: [] },
  ],
};
