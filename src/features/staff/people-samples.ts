import type { Pages } from '../../platform/views/pages.ts';
import type { HandOverPage, InvitePage, PeoplePage } from './people-pages.ts';
import { frame, id, noFault, posts, units, waiting } from './people-sample-parts.ts';
import { personSamples } from './person-samples.ts';

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
  'staff/person': personSamples,
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
