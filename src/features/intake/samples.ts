import type { Pages } from '../../platform/views/pages.ts';
import { NOTHING_TYPED } from './forms.ts';
import { carriedFields, type FormScene, formPage } from './pages.ts';
import type { ReceiptPage } from './receipt-pages.ts';

const counter: FormScene = {
  box: '7K3QXM9',
  shortAddress: 'hanoi.example.vn/7K3QXM9',
  place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
  unit: 'UBND phường Hoàn Kiếm',
  answerDays: 5,
  suggestionDays: 10,
  rules: {
    do: [
      { code: 'CC22', label: 'Hướng dẫn rõ ràng, đầy đủ ngay lần đầu' },
      { code: 'CC21', label: 'Trả kết quả đúng hẹn; chậm thì giải thích và xin lỗi' },
      { code: 'CC23', label: 'Lịch sự, tôn trọng, lắng nghe người dân' },
      { code: 'CC24', label: 'Ưu tiên, giúp đỡ người già, người khuyết tật, phụ nữ mang thai' },
      { code: 'CC20', label: 'Giải quyết đúng quy trình, quy định' },
      { code: 'CC05', label: 'Tác phong nghiêm túc, thái độ niềm nở' },
      { code: 'CC01', label: 'Có mặt đúng giờ, đủ giờ tại vị trí làm việc' },
      { code: 'CC03', label: 'Trang phục lịch sự, gọn gàng khi làm việc' },
      { code: 'CC12', label: 'Nơi làm việc, quầy tiếp dân gọn gàng, sạch sẽ' },
      { code: 'KH05', label: 'Gương người tốt, việc tốt' },
    ],
    dont: [
      { code: 'CC30', label: 'Hách dịch, cửa quyền, quan liêu' },
      { code: 'CC29', label: 'Thờ ơ, đùn đẩy, né tránh trách nhiệm' },
      { code: 'CC25', label: 'Sách nhiễu, gây khó khăn, phiền hà' },
      { code: 'CC26', label: 'Gợi ý, đòi hoặc nhận tiền, quà' },
      { code: 'CC28', label: 'Dọa nạt, gây căng thẳng, bức xúc' },
      { code: 'CC06', label: 'Nói năng thiếu chuẩn mực, nói tục, quát tháo' },
      { code: 'CC02', label: 'Làm việc riêng, tán gẫu trong giờ làm việc' },
      { code: 'CC09', label: 'Đeo tai nghe, nghe nhạc, xem phim, chơi trò chơi khi làm việc' },
      { code: 'KH02', label: 'Mã QR, hòm thư góp ý hỏng, khó thấy' },
      { code: 'KH99', label: 'Nội dung khác' },
    ],
  },
};

const written = {
  ...NOTHING_TYPED,
  kind: 'complaint',
  rating: '2',
  rule: 'CC29',
  message: 'Phiếu hẹn trả kết quả ngày 12 mà đến ngày 19 vẫn chưa có.\nHỏi thì bảo cứ chờ, không ai giải thích.',
  about: 'staff',
  who: 'quầy số 3',
  happenedAt: '2026-11-19T09:30',
  contactPhone: '0900 000',
  contactEmail: 'nguoi.gui@example.vn',
  lang: 'vi',
  submissionId: '0f8b4c1e-3a52-4d0e-9b1f-7a6c5d4e3f21',
  keptPhotos: 'c2VhbGVk',
};

const wrong = formPage(counter, 'vi', {
  typed: written,
  keptPhotos: 2,
  errors: [
    { field: 'rating', key: 'error.form.rating.unknown' },
    { field: 'kind', key: 'error.form.kind.missing' },
    { field: 'message', key: 'error.form.message.tooLong', params: { over: 120, most: 4000 } },
    { field: 'about', key: 'error.form.about.unknown' },
    { field: 'who', key: 'error.form.who.tooLong', params: { over: 3, most: 200 } },
    { field: 'happenedAt', key: 'error.form.happenedAt.inFuture' },
    { field: 'photos', key: 'error.form.photos.heic' },
    { field: 'contactName', key: 'error.form.contactName.tooLong', params: { over: 3, most: 200 } },
    { field: 'contactPhone', key: 'error.form.contactPhone.notAPhone' },
    { field: 'contactEmail', key: 'error.form.contactEmail.notAMail' },
    { field: 'consent', key: 'error.form.consent.missing' },
  ],
});

const words = { action: `/${counter.box}`, message: written.message, fields: carriedFields(written) };
const keptPhotos = { sealed: written.keptPhotos, count: 2 };

const receipt: ReceiptPage = {
  box: counter.box,
  code: ['7K3Q', 'XM9R', '2TVB', '4HND'],
  qr: { size: 29, path: 'M4 4h7v7h-7zM18 4h7v7h-7zM4 18h7v7h-7zM13 6h2v1h-2zM12 13h5v2h-5zM19 19h3v4h-3z' },
  place: counter.place,
  unit: counter.unit,
  kind: 'complaint',
  reference: 'HT-2611-4K7Q2PX',
  receivedAt: Date.UTC(2026, 10, 27, 2, 41),
  dueAt: Date.UTC(2026, 11, 4, 10, 0),
  contestDays: 10,
  trackAddress: 'hanoi.example.vn/tra-cuu',
  token: 'sealed-token',
  addWords: null,
  back: null,
};
const near = [{ box: counter.box, place: counter.place }];
const back = { message: written.message, fields: words.fields, near };
const ratingReceipt: ReceiptPage = {
  ...receipt,
  kind: 'rating',
  dueAt: null,
  contestDays: null,
  addWords: { kind: 'praise', message: '', errors: [] },
};

/** Every page of this room in its states: what the template check, the gallery and the tests look at. */
export const samples: { [N in keyof Pages & `intake/${string}`]: Pages[N][] } = {
  'intake/form': [
    formPage(counter, 'vi'),
    wrong,
    formPage(
      { ...counter, place: 'Ga Hà Nội', unit: 'Tổng công ty Đường sắt Việt Nam', rules: { do: [], dont: [] } },
      'vi',
    ),
  ],
  'intake/steer': [
    { ...words, place: counter.place, door: 'emergency', keptPhotos: { sealed: '', count: 0 } },
    { ...words, place: counter.place, door: 'denunciation', keptPhotos },
    { ...words, place: counter.place, door: 'complaint', keptPhotos },
  ],
  'intake/busy': [
    { ...words, photosLost: true },
    { ...words, photosLost: false },
  ],
  'intake/receipt': [
    receipt,
    { ...receipt, back },
    ratingReceipt,
    {
      ...ratingReceipt,
      addWords: {
        kind: '',
        message: 'Chị ở quầy 3 rất tận tình.',
        errors: [{ field: 'kind', message: 'Chọn Khen ngợi, Phản ánh hoặc Góp ý.' }],
      },
    },
  ],
  'intake/kept': [
    { box: counter.box, unit: counter.unit, dueAt: receipt.dueAt, contestDays: 10 },
    { box: counter.box, unit: counter.unit, dueAt: null, contestDays: null },
  ],
  'intake/expired': [{ back: null }, { back }, { back: { ...back, near: [] } }],
  'intake/mistyped-box': [
    { typed: '7K3QXM8', near, back: null },
    { typed: '7K3QXM8', near, back },
    { typed: 'ABCDEFG', near: [], back: null },
    { typed: 'ABCDEFG', near: [], back: { ...back, near: [] } },
  ],
  'intake/retired-box': [
    { place: 'Ga Hà Nội', successor: { box: '7K3QXM9', place: counter.place } },
    { place: 'Ga Hà Nội', successor: null },
  ],
};
