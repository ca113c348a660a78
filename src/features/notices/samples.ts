import type { Pages } from '../../platform/views/pages.ts';
import './pages.ts';

export { mailSamples } from './mail-samples.ts';

/** 17:00 on Friday, 4 December 2026, in Hanoi. */
const DUE = 1_796_378_400_000;

const line = { id: 'a', notice: 'Ý kiến mới', unit: 'Phường Hoàn Kiếm', to: '', since: DUE, error: '', givenUp: false };
const frame = {
  person: 'Quản trị',
  unit: 'Thành phố Hà Nội',
  menu: [{ href: '/office/mail', label: 'Thư báo', current: true }],
};

const returned: Pages['notices/stuck']['returned'] = {
  dead: [
    {
      personId: 'p1',
      who: 'Người đứng đầu, Phường Hoàn Kiếm',
      address: 'chu-tich.phuong-hoan-kiem@example.vn',
      since: DUE,
      words: '550 5.1.1 <chu-tich.phuong-hoan-kiem@example.vn>: Recipient address rejected: User unknown',
    },
  ],
  trouble: { words: 'Authentication failed.', at: DUE },
  left: 2,
};

export const samples: { 'notices/stuck': Pages['notices/stuck'][] } = {
  'notices/stuck': [
    { frame, failed: 0, waiting: 0, items: [], more: 0, done: null, returned: { dead: [], trouble: null, left: 0 } },
    {
      frame,
      failed: 1,
      waiting: 1,
      items: [line, { ...line, givenUp: true, to: 'truong@example.vn', error: '550 5.1.1 User unknown' }],
      more: 3,
      done: 'again',
      returned,
    },
    { frame, failed: 0, waiting: 0, items: [], more: 0, done: 'works', returned },
  ],
};
