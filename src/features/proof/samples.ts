import type { Mails, OfficeFrame, Pages } from '../../platform/views/pages.ts';
import type { AskPage, AuditPage, KeyLine, KeyPage, KeysPage } from './pages.ts';

const frame: OfficeFrame = {
  person: 'Cấp phó',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/keys', label: 'Hai chìa khóa', current: true }],
};
const asked = Date.UTC(2026, 10, 23, 2, 15);
const line: KeyLine = {
  id: '019365b2-0000-7000-8000-000000000001',
  what: 'contact',
  reference: 'HT2611-7K3QXM9A',
  unit: 'Phường Hoàn Kiếm',
  askedBy: 'Người đứng đầu, Phường Hoàn Kiếm',
  askedAt: asked,
  standing: 'waiting',
};
const keys: KeysPage = {
  frame,
  notice: null,
  errors: [],
  waiting: [line],
  mine: [{ ...line, what: 'case', unit: '', standing: 'refused' }],
  ask: null,
};
const ask: AskPage = {
  frame,
  trail: { here: '?back=tab%3Dtodo' },
  id: line.id,
  reference: line.reference,
  errors: [],
  reason: '',
  error: null,
  second: null,
  earlier: [{ ...line, standing: 'lapsed' }],
};
const key: KeyPage = {
  ...line,
  frame,
  notice: null,
  errors: [],
  caseHref: '/office/cases/019365b2-0000-7000-8000-000000000001',
  place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
  reason: 'Gọi lại để hỏi số phiếu hẹn.',
  until: asked + 86_400_000,
  answer: null,
  decide: { answer: '', error: null, own: null },
  mayRead: false,
  mayWithdraw: false,
  contact: null,
  read: null,
};
const mine = { ...key, decide: null, caseHref: null, place: '', unit: '' };
const auditLog: AuditPage = {
  frame,
  typed: { person: '', case: '', from: '2026-11-01', to: '' },
  errors: [],
  wrong: { person: null, from: null, to: null },
  people: ['chu-tich@example.vn'],
  actions: [{ group: 'Chung', options: [{ value: 'reading', label: 'Mọi việc đọc', chosen: true }] }],
  lines: [
    {
      at: asked,
      by: 'Cấp phó, Phường Hoàn Kiếm',
      email: 'pho@example.vn',
      unit: 'Phường Hoàn Kiếm',
      text: 'Đồng ý cho mở',
      detail: '',
      reference: line.reference,
      subject: 'Người đứng đầu, Phường Hoàn Kiếm',
      reason: 'Gọi lại để hỏi số phiếu hẹn.',
    },
    {
      at: asked,
      by: 'Hệ thống',
      email: '',
      unit: '',
      text: 'Đổi khóa bí mật',
      detail: 'niêm phong lại 1.204 mục, 0 mục không mở được',
      reference: '',
      subject: '',
      reason: '',
    },
  ],
  csv: '/office/audit.csv?which=reading',
  next: '/office/audit?which=reading&after=a1.1',
  first: '/office/audit?which=reading',
};
const missing = 'Viết lý do.';

/** Models that together reach every branch of this room's templates. */
export const samples: { [N in 'proof/keys' | 'proof/key' | 'proof/ask' | 'proof/audit']: Pages[N][] } = {
  'proof/keys': [
    keys,
    { ...keys, waiting: [], mine: [], notice: 'Đã rút yêu cầu.' },
    { ...keys, ask: { reference: '', referenceError: null, reason: '', reasonError: null } },
    {
      ...keys,
      errors: [{ href: '#reference', text: missing }],
      ask: { reference: '', referenceError: missing, reason: '', reasonError: missing },
    },
  ],
  'proof/audit': [
    auditLog,
    { ...auditLog, next: null },
    { ...auditLog, next: null, first: null },
    {
      ...auditLog,
      lines: [],
      next: null,
      first: null,
      actions: [],
      errors: [{ href: '#person', text: missing }],
      wrong: { person: missing, from: missing, to: missing },
    },
  ],
  'proof/ask': [
    ask,
    { ...ask, second: '/office/second/setup?next=%2Foffice' },
    { ...ask, earlier: [], error: missing, errors: [{ href: '#reason', text: missing }] },
  ],
  'proof/key': [
    key,
    {
      ...key,
      errors: [{ href: '#own', text: missing }],
      decide: { answer: '', error: missing, own: missing },
    },
    { ...mine, mayWithdraw: true, until: null },
    { ...mine, standing: 'readable', mayRead: true, notice: 'Đã gửi.' },
    { ...mine, standing: 'refused', answer: 'Hỏi qua trang tra cứu là đủ.' },
    { ...mine, standing: 'readable', contact: { name: 'Người gửi', phone: '0900 000 000', email: 'ai-do@example.vn' } },
    { ...mine, standing: 'readable', contact: { name: '', phone: '', email: '' } },
    {
      ...mine,
      what: 'case',
      standing: 'readable',
      read: {
        status: 'answered',
        message: 'Tôi chờ ở quầy từ 8 giờ mà không ai gọi số.',
        lang: 'vi',
        said: [{ by: 'Người đứng đầu trả lời', at: asked, lang: 'vi', text: 'Xin lỗi bạn.', mine: false }],
      },
    },
  ],
};

const mail = { reference: line.reference, link: `https://hanoi.example.vn/office/keys/${line.id}` };
export const mailSamples: { [N in 'proof/key-asked' | 'proof/key-decided']: Mails[N][] } = {
  'proof/key-asked': [mail],
  'proof/key-decided': [
    { ...mail, until: asked + 115_200_000 },
    { ...mail, until: null },
  ],
};
