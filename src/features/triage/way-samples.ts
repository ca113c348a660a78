import type { ExtensionPage } from './extension-routes.ts';
import type { LetterPage } from './letter.ts';
import type { Way } from './way.ts';

const pick = { value: '1', label: 'Thêm 1 ngày làm việc', hint: 'trước 17 giờ thứ Hai, 23/11/2026', chosen: true };
const other = {
  id: '019a8c1e-0000-7000-8000-000000000002',
  reference: 'HT2611-4K7Q2PXB',
  receivedAt: 1_763_258_400_000,
  words: 'Tôi cũng chờ ở quầy số 3 từ 8 giờ.',
  lang: 'vi',
};

export const way: Way = {
  dueAt: 1_763_258_400_000,
  people: {
    holder: 'Cán bộ, Phường Hoàn Kiếm',
    mine: false,
    claim: true,
    handback: true,
    assignment: { open: true, error: 'Chọn một người của đơn vị.', people: [pick, { ...pick, chosen: false }] },
  },
  extension: {
    open: true,
    now: 1_763_258_400_000,
    days: [pick],
    daysError: 'Chọn hạn mới.',
    reason: 'Chờ kết quả kiểm tra.',
    reasonError: 'Viết lý do gia hạn.',
  },
  referral: {
    open: true,
    bodies: [pick, { ...pick, hint: '' }],
    bodyError: 'Chọn cơ quan.',
    message: 'Lời',
    error: 'Dài quá.',
  },
  similar: [
    { ...other, target: true },
    { ...other, target: false },
  ],
  joined: [
    { ...other, contest: 'Biển ghi 11 giờ 30 mà.', stars: '2' },
    { ...other, contest: '', stars: '' },
  ],
  into: { id: other.id, reference: other.reference },
  parting: true,
  letter: true,
  redaction: true,
  ends: true,
};

export const letter: LetterPage = {
  id: other.id,
  reference: other.reference,
  trail: { here: '?back=tab%3Dtodo' },
  above: 'UBND Thành phố Hà Nội',
  unit: 'UBND Phường Hoàn Kiếm',
  signer: 'Chủ tịch',
  dated: 'Hoàn Kiếm, ngày 23 tháng 11 năm 2026',
  to: 'Tổng công ty Đường sắt Việt Nam',
  address: '118 Lê Duẩn, Hà Nội',
  lead: 'Phường Hoàn Kiếm đã nhận ý kiến.',
  facts: [{ label: 'Số hồ sơ', text: other.reference }],
  words: [{ text: other.words, lang: 'vi' }],
  photos: 'Kèm theo: 1 ảnh.',
  told: 'Phường đã ghi nhận.',
  contact: 'Người gửi không để lại thông tin liên hệ.',
  please: 'Phường Hoàn Kiếm chuyển ý kiến này.',
};
export const bareLetter: LetterPage = { ...letter, address: '', words: [], photos: '', told: '' };

export const quietWay: Way = {
  ...way,
  people: { holder: '', mine: true, claim: false, handback: false, assignment: null },
  extension: { open: false, now: 0, days: [], daysError: null, reason: '', reasonError: null },
  referral: { open: false, bodies: [], bodyError: null, message: '', error: null },
  similar: [],
  joined: [],
};

export const noWay: Way = {
  dueAt: 0,
  people: null,
  extension: null,
  referral: null,
  similar: [],
  joined: [],
  into: null,
  parting: false,
  letter: false,
  redaction: false,
  ends: false,
};

export const extensionPage: ExtensionPage = {
  frame: {
    person: 'Quản trị',
    unit: 'Thành phố Hà Nội',
    menu: [{ href: '/office/settings', label: 'Cài đặt', current: true }],
  },
  notice: 'Đã lưu.',
  times: '1',
  days: '5',
  timesError: 'Số lần: một số từ 0 đến 3.',
  daysError: 'Số ngày: một số từ 1 đến 20.',
  errors: [{ href: '#times', text: 'Số lần: một số từ 0 đến 3.' }],
};
