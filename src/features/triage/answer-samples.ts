import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { Aftercare } from './aftercare.ts';
import type { AnswerForm } from './answer-form.ts';
import type { PreviewPage } from './answer-preview.ts';
import type { PromiseView } from './promise-part.ts';

const AT = 1_763_258_400_000;
const ID = '019a8c1e-0000-7000-8000-000000000001';
const frame: OfficeFrame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/cases', label: 'Hồ sơ', current: true }],
};
const photos = [{ n: 1, src: 'data:image/jpeg;base64,', width: 640, height: 480 }];
const said = { mine: false, by: 'Phường Hoàn Kiếm', at: AT, lang: 'vi', text: 'Kính gửi ông/bà', photos };
const hidden = [{ name: 'message', value: 'Kính gửi ông/bà' }];

export const answer: AnswerForm = {
  open: true,
  message: 'Lời',
  error: 'Viết nội dung.',
  kept: 'sealed',
  keptCount: 1,
  photosError: 'Có tệp không phải là ảnh.',
  thanks: true,
  outcomes: [{ value: 'explained', label: 'Đã giải thích', chosen: true }],
  outcomeError: 'Chọn kết quả xử lý.',
  promise: {
    open: true,
    words: 'Lắp bảng chỉ dẫn',
    on: '2026-11-30',
    from: '2026-11-16',
    error: 'Viết đơn vị hứa điều gì.',
    onError: 'Chọn ngày hẹn.',
  },
  templates: [{ value: 'x', label: 'Xin lỗi vì chờ lâu' }],
  writer: 'officer',
  proposedAt: '1763258400000',
  writtenBy: 'Cán bộ',
  savedAt: '09:00, 16/11/2026',
  byMail: true,
  sentBack: 'Nêu rõ hơn đã làm gì.',
  waits: false,
};

const promise: PromiseView = {
  id: ID,
  words: 'Lắp bảng chỉ dẫn',
  day: 'Chậm nhất ngày 30/11/2026',
  state: 'open',
  moved: 1,
  from: '2026-11-16',
  keep: { open: true, typed: 'Đã lắp xong.', error: 'Viết một câu.' },
  move: { open: false, typed: '', error: null, on: '', onError: null },
};
export const aftercare: Aftercare = {
  proposals: [
    {
      said,
      lead: 'Cán bộ soạn lúc 09:00',
      hidden,
      writer: 'officer',
      returned: { words: 'Sửa', error: 'Viết cần sửa gì.' },
    },
    { said, lead: 'Cán bộ soạn lúc 09:00', hidden, writer: 'other', returned: { words: '', error: null } },
  ],
  unsent: ['Xin lỗi ông/bà'],
  promises: [
    promise,
    {
      ...promise,
      id: '019a8c1e-0000-7000-8000-000000000002',
      keep: { open: false, typed: '', error: null },
      move: { open: true, typed: 'Thợ ốm.', error: null, on: '2026-12-01', onError: 'Chọn ngày.' },
    },
    { ...promise, id: '019a8c1e-0000-7000-8000-000000000003', state: 'kept', from: null, moved: 0 },
  ],
  apology: {
    owed: true,
    lead: 'Người đứng đầu làm, chậm nhất 17/11/2026.',
    people: [{ value: 'head', label: 'Người đứng đầu', chosen: true }],
    way: 'letter',
    on: '2026-11-16',
    received: '2026-11-09',
    today: '2026-11-16',
    words: 'Xin lỗi ông/bà.',
    error: 'Viết lời xin lỗi.',
    wayError: 'Chọn cách xin lỗi.',
    byError: 'Chọn một người của đơn vị.',
    onError: 'Chọn ngày.',
  },
};
export const NO_AFTERCARE: Aftercare = {
  proposals: [],
  unsent: [],
  promises: [],
  apology: null,
};
export const lateNow: Aftercare = {
  ...NO_AFTERCARE,
  proposals: aftercare.proposals,
  apology: aftercare.apology && {
    ...aftercare.apology,
    owed: false,
    way: 'call',
    error: null,
    wayError: null,
    byError: null,
    onError: null,
  },
};

const preview: PreviewPage = {
  frame,
  trail: { here: '?back=tab%3Dtodo' },
  id: ID,
  reference: 'HT2611-7K3QXM9D',
  action: 'answer',
  send: 'Gửi trả lời',
  errors: [{ href: '#overrule', text: 'Viết lý do.' }],
  said,
  ending: null,
  promised: { lang: 'vi', text: 'Chậm nhất ngày 30/11/2026: lắp bảng chỉ dẫn' },
  suggestion: { words: 'Sẽ lắp bảng trước ngày 29/11.', day: '29/11/2026', on: '2026-11-29', chosen: true },
  closedDay: 'Ngày 29/11/2026 đơn vị không làm việc.',
  contestUntil: AT,
  outcome: 'Đã sửa, đã khắc phục',
  owes: true,
  checks: [
    { ok: true, text: 'Nói rõ đã làm gì', parts: [] },
    { ok: false, text: 'Có điều được nêu mà chưa thấy trả lời:', parts: ['Vì sao đóng cửa?'] },
  ],
  way: 'send',
  overrule: { reason: 'Người dân đã được gọi điện.', error: 'Viết lý do.' },
  hidden,
};
export const previews: PreviewPage[] = [
  preview,
  {
    ...preview,
    errors: [],
    promised: null,
    suggestion: null,
    closedDay: null,
    contestUntil: null,
    outcome: null,
    owes: false,
    checks: [],
    way: 'propose',
    overrule: null,
  },
  {
    ...preview,
    action: 'referral',
    send: 'Chuyển và báo người góp ý',
    errors: [],
    said: null,
    ending: {
      lang: 'vi',
      title: 'Vì sao kết thúc ở đây',
      reason: 'Việc này thuộc thẩm quyền của một cơ quan khác.',
      wayOutTitle: 'Bạn có thể làm gì',
      wayOut: 'Hỏi hoặc gửi đến cơ quan dưới đây.',
      authority: {
        name: 'Công an Thành phố',
        facts: [{ label: 'Địa chỉ', text: '87 Trần Hưng Đạo' }],
        how: 'Gọi trước.',
      },
    },
    promised: null,
    suggestion: null,
    closedDay: null,
    contestUntil: null,
    outcome: null,
    checks: [],
    overrule: null,
  },
  {
    ...preview,
    suggestion: preview.suggestion && { ...preview.suggestion, chosen: false },
    way: 'change',
    overrule: { reason: '', error: null },
  },
];
