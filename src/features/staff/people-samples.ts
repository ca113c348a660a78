import type { Mails, OfficeFrame, Pages } from '../../platform/views/pages.ts';
import type { HandOverPage, InvitePage, Option, PeoplePage, PersonPage, WaitingPost } from './people-pages.ts';

const frame: OfficeFrame = {
  person: 'Quản trị viên',
  unit: 'Thành phố Hà Nội',
  menu: [
    { href: '/office/boxes', label: 'Hòm thư', current: false },
    { href: '/office/people', label: 'Nhân sự', current: true },
  ],
};

const AT = 1_763_258_400_000;
const DAY = 86_400_000;
const id = '01999999-0000-7000-8000-000000000001';
const units: Option[] = [
  { value: '00070', label: 'Phường Hoàn Kiếm', chosen: true },
  { value: '00082', label: 'Phường Cửa Nam', chosen: false },
];
const posts: Option[] = [
  { value: 'head', label: 'Người đứng đầu', chosen: false },
  { value: 'officer', label: 'Cán bộ phụ trách', chosen: true },
];

const waiting: WaitingPost = {
  href: `/office/people/${id}/requests/1`,
  id: '1',
  personHref: `/office/people/${id}`,
  person: 'Chủ tịch UBND phường Hoàn Kiếm',
  post: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  from: AT + DAY,
  by: 'Quản trị viên Thành phố',
  askedAt: AT,
  may: [
    { decision: 'confirm', main: true },
    { decision: 'refuse', main: false },
  ],
  alone: false,
};
const alone: WaitingPost = { ...waiting, id: '2', may: [{ decision: 'withdraw', main: false }], alone: true };

const people: PeoplePage = {
  frame,
  q: 'hoan kiem',
  units,
  waiting: [waiting],
  lines: [
    {
      href: `/office/people/${id}`,
      name: 'Chủ tịch UBND phường Hoàn Kiếm',
      email: 'truong.00070@example.vn',
      post: 'Người đứng đầu',
      unit: 'Phường Hoàn Kiếm',
      badge: 'Đang vắng',
      tone: 'warn',
    },
    {
      href: `/office/people/${id}`,
      name: 'pho.00070@example.vn',
      email: '',
      post: 'Cấp phó',
      unit: 'Phường Hoàn Kiếm',
      badge: null,
      tone: 'plain',
    },
    {
      href: `/office/people/${id}`,
      name: 'cu@example.vn',
      email: '',
      post: null,
      unit: '',
      badge: 'Đã khóa',
      tone: 'plain',
    },
  ],
  mayManage: true,
  next: '/office/people?after=x',
  first: '/office/people',
};

const noFault = { unit: null, post: null, from: null, to: null };
const give: PersonPage['give'] = { wrong: noFault, open: false, units, posts, from: '2025-11-16', to: '' };
const away: PersonPage['away'] = {
  wrong: { awayFrom: null, awayTo: null, substitute: null },
  open: false,
  substitutes: [{ value: 'x', label: 'Cấp phó, Phường Hoàn Kiếm', chosen: false }],
  awayFrom: '2025-11-16',
  awayTo: '',
};

const person: PersonPage = {
  frame,
  id,
  own: false,
  name: 'Chủ tịch UBND phường Hoàn Kiếm',
  email: 'truong.00070@example.vn',
  closed: false,
  done: 'away',
  errors: [],
  posts: [
    {
      id: 'a',
      post: 'head',
      unit: 'Phường Hoàn Kiếm',
      from: AT,
      to: null,
      standing: 'now',
      unitGone: false,
      endOn: '2025-11-16',
    },
    {
      id: 'b',
      post: 'deputy',
      unit: 'Phường Hàng Bạc',
      from: AT - 9 * DAY,
      to: AT,
      standing: 'past',
      unitGone: true,
      endOn: null,
    },
    {
      id: 'c',
      post: 'officer',
      unit: 'Phường Cửa Nam',
      from: AT + DAY,
      to: AT + 9 * DAY,
      standing: 'future',
      unitGone: false,
      endOn: '2025-11-16',
    },
  ],
  waiting: [alone],
  give,
  absences: [
    { id: 'a', from: AT, to: AT + DAY, substitute: 'Phó Chủ tịch', standing: 'now', mayEnd: true },
    { id: 'b', from: AT + 5 * DAY, to: AT + 6 * DAY, substitute: '', standing: 'future', mayEnd: false },
  ],
  answering: [
    { unit: 'Phường Hoàn Kiếm', from: AT, to: AT + DAY, who: 'Phó Chủ tịch', via: 'người được cử thay' },
    { unit: 'Phường Hoàn Kiếm', from: AT + DAY, to: AT + 2 * DAY, who: 'Không có ai', via: '' },
  ],
  away,
  account: 'disable',
  resettable: true,
  history: [{ at: AT, text: 'Quản trị viên Thành phố giao: Người đứng đầu, Phường Hoàn Kiếm, từ 16/11/2025' }],
};

const bare: PersonPage = {
  ...person,
  own: true,
  done: null,
  posts: [],
  waiting: [],
  give: null,
  absences: [],
  answering: [],
  account: null,
  resettable: false,
  history: [],
};

const invite: InvitePage = {
  frame,
  errors: [],
  wrong: { email: null, title: null, ...noFault },
  email: '',
  title: '',
  units,
  posts,
  from: '2025-11-16',
  to: '',
  languages: [{ value: 'vi', label: 'Tiếng Việt', chosen: true }],
};

const handOver: HandOverPage = {
  frame,
  errors: [],
  wrong: { unit: null, email: null, title: null, from: null },
  units,
  chosen: true,
  head: 'Chủ tịch UBND phường Hoàn Kiếm',
  email: '',
  title: '',
  from: '2025-11-16',
};

const wrongEmail = 'Nhập địa chỉ thư điện tử, ví dụ mot-cua@example.vn';

type Shown = 'staff/people' | 'staff/person' | 'staff/invite' | 'staff/hand-over';

/** Models that together reach every branch of the pages about people. */
export const peopleSamples: { [N in Shown]: Pages[N][] } = {
  'staff/people': [people, { ...people, q: '', lines: [], waiting: [], mayManage: false, next: null, first: null }],
  'staff/person': [
    person,
    bare,
    { ...person, closed: true, account: 'enable', resettable: false, done: 'disabled', give: null },
    {
      ...person,
      done: null,
      errors: [{ href: '#unit', text: 'Chọn một đơn vị' }],
      give: { ...give, open: true, wrong: { ...noFault, unit: 'Chọn một đơn vị', from: 'Nhập một ngày có thật' } },
      away: { ...away, open: true, wrong: { ...away.wrong, substitute: 'Chọn người thay trong danh sách' } },
    },
  ],
  'staff/invite': [
    invite,
    {
      ...invite,
      errors: [{ href: '#email', text: wrongEmail }],
      wrong: { ...invite.wrong, email: wrongEmail },
      email: 'x',
    },
  ],
  'staff/hand-over': [
    handOver,
    { ...handOver, head: '' },
    {
      ...handOver,
      chosen: false,
      errors: [{ href: '#unit', text: 'Chọn một đơn vị' }],
      wrong: { ...handOver.wrong, unit: 'Chọn một đơn vị' },
    },
  ],
};

const post: Mails['staff/post'] = {
  what: 'asked',
  own: false,
  person: 'Chủ tịch UBND phường Hoàn Kiếm',
  post: 'head',
  unit: 'Phường Hoàn Kiếm',
  from: AT,
  by: 'Quản trị viên Thành phố',
  link: 'https://hanoi.example.vn/office/people/1',
};
const absence: Mails['staff/absence'] = {
  own: false,
  person: 'Chủ tịch UBND phường Hoàn Kiếm',
  units: 'Phường Hoàn Kiếm',
  from: AT,
  to: AT + DAY,
  link: 'https://hanoi.example.vn/office',
};

export const mailSamples: { [N in 'staff/post' | 'staff/absence']: Mails[N][] } = {
  'staff/post': [
    post,
    { ...post, what: 'given' },
    { ...post, what: 'given', own: true },
    { ...post, what: 'ended' },
    { ...post, what: 'ended', own: true },
    { ...post, what: 'refused' },
  ],
  'staff/absence': [absence, { ...absence, own: true }],
};
