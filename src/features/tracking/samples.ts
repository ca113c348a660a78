import type { Pages } from '../../platform/views/pages.ts';
import type { TrackedFacts } from './models.ts';
import { enterPage, trackedCasePage } from './pages.ts';

const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 7, minute);
const unit = 'UBND phường Hoàn Kiếm';

const fresh: TrackedFacts = {
  reference: 'HT-2611-4K7Q2PX',
  status: 'in_progress',
  kind: 'complaint',
  place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
  unit,
  receivedAt: at(9, 9, 41),
  dueAt: at(16, 17),
  closedReason: null,
  words: [
    {
      mine: true,
      by: '',
      at: at(9, 9, 41),
      lang: 'vi',
      text: 'Phiếu hẹn trả kết quả ngày 2 mà đến ngày 9 vẫn chưa có.\nKhông ai giải thích.',
      photos: [{ src: '/anh/a', width: 1440, height: 1080 }],
    },
    {
      mine: false,
      by: unit,
      at: at(10, 8, 5),
      lang: 'vi',
      text: 'Ông/bà cho biết số phiếu hẹn để chúng tôi kiểm tra.',
      photos: [],
    },
  ],
  events: [
    { kind: 'submitted', at: at(9, 9, 41), unit },
    { kind: 'receive', at: at(9, 14), unit },
    { kind: 'ask', at: at(10, 8, 5), unit },
    { kind: 'due_changed', at: at(10, 9), unit, dueAt: at(17, 17) },
    { kind: 'window_extended', at: at(10, 9), unit, dueAt: at(17, 17) },
  ],
  authority: null,
  sameMatter: null,
  promises: [],
  own: { last: null, erased: false },
  openings: [],
  hasContact: false,
  asked: true,
  mayReply: true,
  mayRate: false,
  satisfaction: null,
  contestUntil: null,
  contestedAt: null,
  contestedByOther: false,
  mayContest: false,
  code: '7K3QXM9R2TVB4HND',
  submissionId: '5d2c7a90-18b4-4c57-8a3e-0c9d1e2f3a4b',
};

const answered: TrackedFacts = {
  ...fresh,
  status: 'answered',
  promises: [
    { words: 'Lắp bảng chỉ dẫn', dueOn: '2026-11-30', keptAt: null },
    { words: 'Sửa ghế', dueOn: '2026-11-01', keptAt: null },
    { words: 'Thay đèn', dueOn: '2026-11-10', keptAt: at(9, 10) },
  ],
  asked: false,
  mayReply: false,
  mayRate: true,
  mayContest: true,
  contestUntil: at(27, 17),
  hasContact: true,
  own: { last: { state: 'open', dueAt: at(24, 17), ground: null }, erased: false },
  openings: [{ at: at(11, 10), what: 'contact', reason: 'gọi lại để hỏi số phiếu hẹn' }],
  words: [
    ...fresh.words,
    {
      mine: false,
      by: unit,
      at: at(13, 15),
      lang: 'vi',
      text: 'Hồ sơ chậm do thiếu một xác nhận. Kết quả đã có từ hôm nay. Chúng tôi xin lỗi vì đã không báo trước.',
      photos: [{ src: '/anh/b', width: 1080, height: 1440 }],
    },
  ],
  events: [...fresh.events, { kind: 'answer', at: at(13, 15), unit }],
};

const redirected: TrackedFacts = { ...fresh, status: 'redirected', closedReason: 'formal_complaint', mayReply: false };
const referred: TrackedFacts = {
  ...redirected,
  closedReason: 'outside_body',
  authority: {
    name: 'Tổng công ty Đường sắt Việt Nam',
    address: '118 Lê Duẩn, Hà Nội',
    phone: '024 0000 0000',
    email: 'tiep-nhan@example.vn',
    website: 'https://example.vn',
    how: 'Gửi đơn hoặc gọi trong giờ làm việc.',
  },
  events: [
    ...fresh.events,
    { kind: 'extend', at: at(11, 9), unit, dueAt: at(20, 17), reason: 'chờ biên bản kiểm tra' },
    { kind: 'refer', at: at(12, 9), unit, body: 'Tổng công ty Đường sắt Việt Nam' },
  ],
};
const bareAuthority = { name: 'Công an phường', address: '', phone: '', email: '', website: '', how: '' };
const joined: TrackedFacts = { ...fresh, status: 'merged', mayReply: false, asked: false };
const sameMatter = { unit, status: 'in_progress' as const, dueAt: at(16, 17), closedReason: null, words: [] };
const shared = { ...sameMatter, status: 'answered' as const, dueAt: null, words: answered.words.slice(-1) };
const contestUntil = at(27, 17);
const closed: TrackedFacts = {
  ...answered,
  status: 'closed',
  satisfaction: 4,
  mayContest: false,
  contestedAt: at(16, 9),
  own: { last: { state: 'refused', dueAt: at(24, 17), ground: 'dispute' }, erased: false },
  openings: [],
};

/** Every page of this room in its states: what the template check, the gallery and the tests look at. */
export const samples: { [N in keyof Pages & `tracking/${string}`]: Pages[N][] } = {
  'tracking/enter': [
    enterPage('vi'),
    enterPage('vi', '7K3Q XM9R 2TVB 4HNB', 'mistyped'),
    enterPage('vi', '7K3Q XM9R 2TVB 4HND', 'slowed', 20, 'Số phiếu hẹn là 1234.'),
  ],
  'tracking/case': [
    trackedCasePage(fresh, 'vi', at(20, 9)),
    trackedCasePage(fresh, 'vi', at(10, 9), {
      failed: {
        step: 'reply',
        typed: '',
        mistakes: [
          { field: 'message', key: 'tracking.reply.error' },
          { field: 'photos', key: 'error.form.photos.content' },
        ],
        keptPhotos: { sealed: 'c2VhbGVk', count: 1 },
      },
    }),
    trackedCasePage(answered, 'vi', at(14, 9), { done: 'reply' }),
    trackedCasePage(answered, 'vi', at(14, 9), {
      failed: { step: 'contest', typed: '', mistakes: [{ field: 'message', key: 'tracking.contest.error' }] },
    }),
    trackedCasePage(answered, 'vi', at(14, 9), {
      failed: {
        step: 'rate',
        typed: 'Trả lời rất dài…',
        mistakes: [{ field: 'message', key: 'error.form.message.tooLong', params: { over: 3, most: 4000 } }],
      },
    }),
    trackedCasePage(redirected, 'vi', at(14, 9)),
    trackedCasePage(redirected, 'vi', at(14, 9), {
      failed: {
        step: 'reply',
        typed: 'Số phiếu hẹn là 1234.',
        mistakes: [{ field: 'message', key: 'move.notInThisStatus' }],
      },
    }),
    trackedCasePage(referred, 'vi', at(14, 9)),
    trackedCasePage({ ...referred, authority: bareAuthority }, 'vi', at(14, 9)),
    trackedCasePage({ ...joined, sameMatter }, 'vi', at(14, 9)),
    trackedCasePage({ ...joined, sameMatter: shared, mayRate: true, mayContest: true, contestUntil }, 'vi', at(14, 9)),
    trackedCasePage(
      { ...joined, sameMatter, contestedAt: at(14, 8), contestedByOther: true, satisfaction: 2 },
      'vi',
      at(14, 9),
    ),
    trackedCasePage(
      { ...joined, sameMatter: { ...sameMatter, status: 'declined', dueAt: null, closedReason: 'not_conduct' } },
      'vi',
      at(14, 9),
    ),
    trackedCasePage(closed, 'vi', at(30, 9)),
  ],
};
