import type { Mails } from '../../platform/views/pages.ts';
import type { CaseDetails, CaseMail, DailyMail, DigestMail, StuckMail, WeeklyMail } from './pages.ts';
import { NOTICES } from './rules.ts';

/** 17:00 on Friday, 4 December 2026, in Hanoi. */
const DUE = 1_796_378_400_000;
const link = 'https://hom-thu.example.vn/office/cases/0193a1c2-7d00-7000-8000-000000000001';

const details: CaseDetails = {
  kind: 'complaint',
  place: 'Điểm phục vụ hành chính công số 1, phường Hoàn Kiếm',
  unit: 'Phường Hoàn Kiếm',
  dueAt: DUE,
  words: '',
};
const words = 'Tôi chờ ở quầy số 3 từ 8 giờ đến 10 giờ 30.\nKhi hỏi thì được trả lời "đợi đi" mà không giải thích.';

const one = (more: Partial<CaseMail>): CaseMail => ({
  notice: 'new_case',
  lead: more.notice ?? 'new_case',
  reference: 'HT2612-7K3QXM9A',
  link,
  details,
  via: 'head',
  aboutHead: false,
  answerable: true,
  times: 1,
  ...more,
});

const digest: DigestMail = {
  notice: 'new_case',
  n: 32,
  items: [
    { reference: 'HT2612-7K3QXM9A', link, details },
    { reference: 'HT2612-9WXM4TDC', link, details: { ...details, kind: 'suggestion', words } },
    { reference: 'HT2612-M4TDK7QX', link, details: null },
  ],
  more: 29,
  list: 'https://hom-thu.example.vn/office/cases',
};

const stuck: StuckMail = {
  total: 3,
  failed: 2,
  waiting: 1,
  items: [
    {
      notice: 'Ý kiến mới',
      unit: 'Phường Hoàn Kiếm',
      to: 'chu-tich.hoan-kiem@example.vn',
      since: DUE - 90_000_000,
      error: '550 5.1.1 <chu-tich.hoan-kiem@example.vn>: Recipient address rejected: User unknown',
    },
    { notice: 'Quá hạn trả lời', unit: '', to: '', since: DUE - 80_000_000, error: '451 4.7.1 Greylisted' },
  ],
  more: 1,
};

const weekly: WeeklyMail = {
  unit: 'Phường Hoàn Kiếm',
  from: DUE - 12 * 86_400_000,
  until: DUE - 5 * 86_400_000,
  own: true,
  total: 17,
  came: { complaint: 6, praise: 2, suggestion: 1, rating: 8 },
  soon: 4,
  late: 3,
  items: [
    { reference: '2612-7K3QXM9', link, kind: 'complaint', place: details.place, dueAt: DUE },
    { reference: '2612-9WXM4TD', link, kind: 'suggestion', place: details.place, dueAt: DUE },
  ],
  more: 1,
  praised: [
    {
      reference: '2612-M4TDK7Q',
      link,
      place: details.place,
      words: 'Cảm ơn bạn nhân viên ở quầy số 2 đã giúp mẹ tôi.',
    },
    { reference: '2612-QXM97K3', link, place: details.place, words: '' },
  ],
  below: null,
  list: 'https://hom-thu.example.vn/office/cases',
};

const nothing: WeeklyMail = {
  ...weekly,
  own: false,
  total: 0,
  came: { complaint: 0, praise: 0, suggestion: 0, rating: 0 },
  soon: 0,
  late: 0,
  items: [],
  more: 0,
  praised: [],
};
const below: WeeklyMail['below'] = {
  scope: 'below',
  came: 1_204,
  late: 31,
  units: [
    { unit: 'Phường Hoàn Kiếm', came: 84, late: 17, spam: 0 },
    { unit: 'Xã Đông Anh', came: 61, late: 9, spam: 12 },
    { unit: 'Phường Cửa Nam', came: 12, late: 5, spam: 1 },
  ],
  more: 96,
};

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const daily: DailyMail = {
  at: DUE,
  stuck,
  incoming: { words: 'Authentication failed.', at: DUE - 30_000_000 },
  posts: 2,
  postsSince: DUE - 90_000_000,
  postsLink: 'https://hom-thu.example.vn/office/people',
  gaps: [{ year: '2027', awaiting: 9 }],
  gapsLink: 'https://hom-thu.example.vn/office/settings/calendar',
  quarantine: 2,
  quarantineSince: DUE - 90_000_000,
  quarantineLink: 'https://hom-thu.example.vn/office/quarantine',
  dead: [{ who: 'Trưởng đơn vị', unit: 'Phường Cửa Nam', since: DUE - 80_000_000, words: '550 5.1.1 User unknown' }],
  deadMore: 1,
  weeks: 4,
  silent: [
    { unit: 'Phường Ba Đình', nobodyCame: true, nothingCame: true },
    { unit: 'Xã Đông Anh', nobodyCame: false, nothingCame: true },
  ],
  silentMore: 5,
  chain: { at: DUE - 86_400_000, journal: { position: 10_482, hash: HASH }, audit: { position: 2_911, hash: HASH } },
  link: 'https://hom-thu.example.vn/office/mail',
};

/** Every kind of mail in its states, for the developer door and for the check that templates and models agree. */
export const mailSamples: {
  [N in 'notices/case' | 'notices/digest' | 'notices/weekly' | 'notices/daily' | 'notices/held']: Mails[N][];
} = {
  'notices/case': [
    ...NOTICES.map((notice) =>
      one({ notice, answerable: !['outcome', 'due_soon_above', 'overdue_above'].includes(notice) }),
    ),
    one({ details: { ...details, words } }),
    one({ notice: 'overdue', lead: 'overdue_alone' }),
    one({ notice: 'overdue', lead: 'overdue_again', times: 2 }),
    one({ notice: 'overdue_above', lead: 'overdue_above_again', times: 1.5, answerable: false }),
    one({ notice: 'reply', via: 'holder_away' }),
    one({ details: null, answerable: false }),
    one({ aboutHead: true, via: 'substitute', answerable: false }),
    one({ notice: 'assigned', via: 'assignee' }),
    one({ via: 'mailbox' }),
    one({ via: 'deputy' }),
    one({ notice: 'urgent', via: 'above', answerable: false }),
  ],
  'notices/digest': [digest, { ...digest, notice: 'overdue', n: 3, more: 0 }],
  'notices/weekly': [
    weekly,
    { ...weekly, total: 0, late: 0, items: [], more: 0, praised: [] },
    { ...weekly, unit: 'Thành phố Hà Nội', below },
    { ...nothing, unit: 'Sở Văn hóa và Thể thao', below: { ...below, scope: 'city', more: 0 } },
  ],
  'notices/daily': [
    daily,
    {
      ...daily,
      stuck: null,
      incoming: null,
      posts: 0,
      gaps: [{ year: '2027', awaiting: 0 }],
      dead: [],
      deadMore: 0,
      silent: [],
      silentMore: 0,
      quarantine: 0,
    },
    { ...daily, gaps: [], chain: null },
  ],
  'notices/held': [{ n: 2, since: DUE - 90_000_000, link: 'https://hom-thu.example.vn/office/quarantine' }],
};
