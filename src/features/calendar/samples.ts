import type { Pages } from '../../platform/views/pages.ts';

/** 17:00 on Monday, 23 November 2026, in Hanoi. */
const DUE = 1_795_428_000_000;
const frame = {
  person: 'Quản trị',
  unit: 'Thành phố Hà Nội',
  menu: [{ href: '/office/settings', label: 'Cài đặt', current: true }],
};
const running = { href: '/office/settings/calendar/changes/a', done: false, looked: 120, moved: 37 };
const line = { what: '20/11/2026 (thứ Sáu): Nghỉ bão', before: 'Ngày thường', after: 'Nghỉ lễ, Tết' };
const day = {
  on: '24/11/2026',
  weekday: 'thứ Ba',
  name: 'Ngày Văn hóa Việt Nam',
  type: 'Nghỉ lễ, Tết',
  tone: 'info',
  doubt: '',
  source: 'Nghị quyết 28/2026/QH16',
  href: '',
} as const;
const months: Pages['calendar/year']['months'] = [
  {
    name: 'Tháng 2',
    weeks: [
      [
        null,
        { n: 2, mark: '', what: '' },
        { n: 3, mark: 'off', what: 'Nghỉ lễ, Tết: Tết Nguyên đán' },
        { n: 4, mark: 'work', what: 'Làm bù: đổi cho 03/02' },
        null,
        null,
        null,
      ],
    ],
  },
];
const year = {
  frame,
  year: '2026',
  years: [{ year: '2026', current: true }],
  awaiting: 0,
  gaps: [],
  flash: '',
  progress: null,
  months,
};
const noWrong = { date: '', nameVi: '', nameEn: '', source: '' };
const typed = { date: '2026-11-20', nameVi: 'Nghỉ bão', nameEn: 'Storm', source: 'Công điện' };
const types = [{ value: 'holiday', label: 'Nghỉ lễ, Tết', chosen: true }];
const diff: Pages['calendar/diff'] = {
  frame,
  stale: false,
  lines: [line],
  nothing: false,
  moved: 37,
  later: 37,
  earlier: 0,
  looked: 120,
  more: false,
  units: [{ unit: 'Phường Hoàn Kiếm', moved: 37 }],
  moreUnits: 0,
  sample: [{ reference: 'HT2611-7K3QXM9A', unit: 'Phường Hoàn Kiếm', before: DUE, after: DUE + 2 * 86_400_000 }],
  action: '/office/settings/calendar/changes',
  fields: [{ name: 'seal', value: 'abc' }],
  back: '/office/settings/calendar',
};
const hours: Pages['calendar/hours'] = {
  frame,
  unitId: 'city',
  unit: 'Giờ chung của Thành phố',
  isCity: true,
  own: true,
  worksOnHolidays: false,
  days: [{ id: 'd1', label: 'thứ Hai', value: '08:00-12:00, 13:00-17:00', error: '' }],
  errors: [],
  wordsInMail: false,
  flash: '',
};
const noneWrong = { unreadHours: '', climb: '', silentWeeks: '', digestFrom: '', opens: '', closes: '' };
const term = {
  key: 'complaint',
  label: 'Trả lời phản ánh',
  amount: '5',
  unit: 'working_days',
  source: 'Đề xuất',
  verified: false,
  error: '',
} as const;
const settings: Pages['calendar/settings'] = {
  frame,
  editable: true,
  flash: '',
  errors: [],
  terms: [term, { ...term, key: 'urgent', unit: 'working_hours', verified: true }],
  reminders: {
    unreadHours: '8',
    climb: '1; 2; 3',
    alsoTell: [{ value: 'HN-SVHTT', label: 'Sở Văn hóa và Thể thao', chosen: true }],
    inspectorate: [{ value: 'HN-TTTP', label: 'Thanh tra thành phố Hà Nội', chosen: false }],
    silentWeeks: '4',
    digestFrom: '5',
  },
  mail: { quiet: true, opens: '06:00', closes: '22:00' },
  wrong: noneWrong,
  units: [],
};

/** The pages of this room in their states. */
export const samples: { [N in Extract<keyof Pages, `calendar/${string}`>]: Pages[N][] } = {
  'calendar/year': [
    { ...year, editable: false, days: [day] },
    {
      ...year,
      editable: true,
      awaiting: 1,
      gaps: ['2027', '2028'].map((year, i) => ({ year, awaiting: 9 - 9 * i })),
      days: [{ ...day, doubt: 'Dự kiến', href: '#' }],
      progress: { href: running.href, looked: 120, moved: 37 },
      flash: 'x',
    },
    { ...year, editable: false, days: [] },
  ],
  'calendar/day': [
    { frame, isNew: true, on: '', errors: [], typed, wrong: noWrong, types, statuses: types, back: '#' },
    {
      frame,
      isNew: false,
      on: '20/11/2026',
      errors: [{ href: '#nameVi', text: 'Thiếu' }],
      typed,
      wrong: { ...noWrong, nameVi: 'Thiếu' },
      types: [{ ...(types[0] as (typeof types)[0]), chosen: false }],
      statuses: types,
      back: '#',
    },
  ],
  'calendar/import': [
    { frame, csv: '', whole: false, errors: [], problems: [], columns: 'date,type' },
    {
      frame,
      csv: 'date\n2026-02-30',
      whole: true,
      errors: [{ href: '#csv', text: '1 lỗi' }],
      problems: [{ line: 2, column: 'date', text: 'Không có ngày này' }],
      columns: 'date,type',
    },
  ],
  'calendar/diff': [
    diff,
    { ...diff, stale: true, more: true, moreUnits: 3 },
    { ...diff, moved: 0, later: 0, units: [], sample: [] },
    { ...diff, nothing: true, lines: [] },
  ],
  'calendar/change': [
    { frame, at: DUE, by: 'Quản trị', lines: [line], progress: running },
    { frame, at: DUE, by: 'Quản trị', lines: [line], progress: { ...running, done: true } },
  ],
  'calendar/hours': [
    hours,
    {
      ...hours,
      unitId: '00070',
      unit: 'Phường Hoàn Kiếm',
      isCity: false,
      worksOnHolidays: true,
      wordsInMail: true,
      errors: [{ href: '#d1', text: 'Sai giờ' }],
      days: [{ id: 'd1', label: 'thứ Hai', value: '8-', error: 'Sai giờ' }],
      flash: 'Đã lưu.',
    },
    { ...hours, isCity: false, own: false },
  ],
  'calendar/hours-list': [
    {
      frame,
      q: 'hoan',
      city: ['thứ Hai đến thứ Sáu: 08:00-12:00'],
      units: [
        { href: '#', name: 'Văn Miếu', hours: ['thứ Hai: 08:00-18:00'], holidays: true, words: true },
        { href: '#', name: 'Phường Hoàn Kiếm', hours: ['theo giờ chung'], holidays: false, words: false },
      ],
      more: 3,
    },
    { frame, q: 'x', city: [], units: [], more: 0 },
  ],
  'calendar/settings': [
    settings,
    {
      ...settings,
      flash: 'Đã lưu.',
      errors: [{ href: '#climb', text: 'Sai' }],
      terms: [{ ...term, error: 'Sai' }],
      mail: { ...settings.mail, quiet: false },
      wrong: { unreadHours: 'x', climb: 'x', silentWeeks: 'x', digestFrom: 'x', opens: 'x', closes: 'x' },
    },
    { ...settings, editable: false, units: [{ href: '#', name: 'Phường Hoàn Kiếm' }] },
  ],
};
