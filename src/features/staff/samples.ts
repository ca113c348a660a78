import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import type { ExpiredPage, LinkPage, MePage, SignInPage } from './pages.ts';

const frame: OfficeFrame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [
    { href: '/office/cases', label: 'Hồ sơ', current: false },
    { href: '/office/boxes', label: 'Hòm thư', current: false },
  ],
};

const signIn: SignInPage = { frame: null, email: '', next: '/office/cases', problem: null, wait: 0 };
const typed = { ...signIn, email: 'mot-cua@example.vn' };
const link: LinkPage = {
  frame: null,
  token: 'token',
  next: '/office/cases',
  person: 'Người đứng đầu, Phường Hoàn Kiếm',
};
const expired: ExpiredPage = {
  frame: null,
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
  problem: null,
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
  'staff/sign-in': [
    signIn,
    { ...typed, email: 'mot-cua', problem: 'email' },
    { ...typed, problem: 'password' },
    { ...typed, problem: 'wrong' },
    { ...typed, problem: 'wait', wait: 8 },
  ],
  'staff/link-sent': [{ frame: null }],
  'staff/link': [link],
  'staff/link-dead': [{ frame: null }],
  'staff/expired': [expired, { ...expired, fields: [] }],
  'staff/me': [
    me,
    { ...me, problem: 'current', done: null },
    { ...me, hasPassword: false, proof: 'none', problem: 'short', done: null },
    { ...me, hasPassword: false, proof: 'signIn', done: null, posts: [], acting: [] },
  ],
};
