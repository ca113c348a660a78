import type { Mails, OfficeFrame, Pages } from '../../platform/views/pages.ts';
import type { OwnPage } from './own-data.ts';
import type { PrivacyDeskPage, PrivacyLine } from './pages.ts';

const frame: OfficeFrame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/privacy', label: 'Yêu cầu về dữ liệu', current: true }],
};
const askedAt = Date.UTC(2026, 10, 20, 2, 15);
const line: PrivacyLine = {
  id: '019365b2-0000-7000-8000-000000000002',
  reference: 'HT2611-7K3QXM9A',
  unit: 'Phường Hoàn Kiếm',
  askedAt,
  dueAt: askedAt + 4 * 86_400_000,
  late: false,
};
const desk: PrivacyDeskPage = {
  ...line,
  frame,
  errors: [],
  caseHref: `/office/cases/${line.id}`,
  words: 'Tôi không muốn ai gọi cho tôi nữa.',
  wordsLater: false,
  contact: true,
  grounds: [{ value: 'dispute', label: 'Việc này đang có khiếu nại.', hint: '', chosen: false }],
  error: null,
};
const missing = 'Chọn căn cứ.';
const own: OwnPage = {
  reference: line.reference,
  kind: 'complaint',
  place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
  unit: line.unit,
  receivedAt: '2026-11-18T08:15:00+07:00',
  happenedAt: '2026-11-18T08:00:00+07:00',
  rating: 2,
  topic: 'Lịch sự, tôn trọng, lắng nghe người dân',
  about: 'cán bộ',
  who: 'Quầy số 3',
  message: 'Tôi chờ ở quầy từ 8 giờ mà không ai gọi số.',
  language: 'vi',
  contact: { name: 'Người gửi', phone: '0900 000 000', email: 'ai-do@example.vn' },
  answerRating: 4,
  answerRatingReason: null,
  words: [{ kind: 'answer', at: '2026-11-19T09:00:00+07:00', text: 'Xin lỗi bạn.' }],
  photos: [{ at: '2026-11-18T08:15:00+07:00', mediaType: 'image/jpeg', base64: '/9j/' }],
  requests: [{ at: '2026-11-20T09:15:00+07:00', words: 'Xin xóa.', state: 'open' }],
};
const bare = { happenedAt: null, rating: null, topic: null, about: null, who: '', contact: null, answerRating: null };

/** Models that together reach every branch of this room's templates. */
export const samples: { [N in 'privacy/list' | 'privacy/request' | 'privacy/own']: Pages[N][] } = {
  'privacy/list': [
    { frame, notice: null, lines: [line, { ...line, late: true }] },
    { frame, notice: 'Đã trả lời yêu cầu xóa.', lines: [] },
  ],
  'privacy/request': [
    desk,
    { ...desk, late: true, caseHref: null, words: '', wordsLater: true, contact: false },
    { ...desk, error: missing, errors: [{ href: '#ground', text: missing }] },
  ],
  'privacy/own': [
    own,
    { ...own, requests: [{ at: own.receivedAt, words: '', state: 'done' }] },
    { ...own, ...bare, message: '', words: [], photos: [], requests: [] },
    { ...own, photos: [{ at: own.receivedAt, mediaType: 'image/jpeg', base64: '' }] },
  ],
};

const mail = {
  reference: line.reference,
  dueAt: line.dueAt,
  unit: null,
  link: `https://hanoi.example.vn/office/privacy/${line.id}`,
};
export const mailSamples: { [N in 'privacy/asked']: Mails[N][] } = {
  'privacy/asked': [
    { ...mail, late: false },
    { ...mail, late: true },
    { ...mail, late: true, unit: line.unit },
  ],
};
