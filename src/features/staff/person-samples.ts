import type { PersonPage } from './people-pages.ts';
import { AT, address, alone, DAY, frame, id, noFault, posts, units } from './people-sample-parts.ts';

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
  mailbox: { since: AT, words: '550 5.1.1 User unknown' },
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
  waiting: [alone, address],
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
  change: {
    wrong: { email: null, title: null },
    open: false,
    email: 'truong.00070@example.vn',
    title: '',
    asks: true,
    fixed: true,
  },
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
  change: null,
  account: null,
  resettable: false,
  history: [],
};

/** A person's page in each of its states. */
export const personSamples: PersonPage[] = [
  person,
  bare,
  { ...person, closed: true, account: 'enable', resettable: false, done: 'disabled', give: null },
  {
    ...person,
    done: null,
    change: {
      wrong: { email: 'Nhập địa chỉ', title: 'Dài quá' },
      open: true,
      email: 'x',
      title: 'y',
      asks: false,
      fixed: false,
    },
    errors: [{ href: '#unit', text: 'Chọn một đơn vị' }],
    give: { ...give, open: true, wrong: { ...noFault, unit: 'Chọn một đơn vị', from: 'Nhập một ngày có thật' } },
    away: { ...away, open: true, wrong: { ...away.wrong, substitute: 'Chọn người thay trong danh sách' } },
  },
];
