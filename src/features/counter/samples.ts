import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import type { CounterPage, SlipPage } from './pages.ts';

const frame: OfficeFrame = {
  person: 'Cán bộ',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/counter', label: 'Ghi tại quầy', current: true }],
};
const option = (value: string, label: string) => ({ value, label, chosen: true });
const wrong = 'Viết nội dung trước khi gửi.';

const form: CounterPage = {
  frame,
  errors: [{ href: '#message', text: wrong }],
  boxGone: false,
  boxes: [option('7K3QXM9', 'Điểm phục vụ hành chính công phường Hoàn Kiếm, Quầy số 3')],
  channels: [option('paper', 'Phiếu giấy')],
  kinds: [option('complaint', 'Phản ánh')],
  rules: { do: [{ code: 'CC23', label: 'Lịch sự' }], dont: [{ code: 'CC25', label: 'Sách nhiễu' }] },
  rule: 'CC25',
  abouts: [option('staff', 'Cán bộ')],
  ratings: [option('2', 'Chưa hài lòng')],
  langs: [option('vi', 'Tiếng Việt')],
  values: {
    message: 'Tôi chờ từ 8 giờ.',
    who: 'Quầy 3',
    happenedAt: '2026-11-19T09:30',
    contactName: 'Người gửi',
    contactPhone: '0900000000',
    contactEmail: 'ai-do@example.vn',
  },
  consent: true,
  error: {
    box: wrong,
    rule: wrong,
    kind: wrong,
    message: wrong,
    who: wrong,
    happenedAt: wrong,
    contactPhone: wrong,
    contactEmail: wrong,
    consent: wrong,
    receivedOn: wrong,
    photos: wrong,
  },
  received: { on: '2026-11-14', from: '2026-10-17', to: '2026-11-16' },
  keptPhotos: { sealed: 'sealed', count: 1 },
  submissionId: '0f8b4c1e-3a52-4d0e-9b1f-7a6c5d4e3f21',
  open: true,
  door: null,
};
const nothing = { ...form.error, box: null, rule: null, kind: null, message: null, who: null, happenedAt: null };

const slip: SlipPage = {
  lang: 'vi',
  size: 'roll',
  other: '?t=sealed&size=a5&channel=paper',
  next: '/office/counter?box=7K3QXM9',
  title: 'Đã nhận ý kiến của bạn',
  place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
  codeLabel: 'Mã tra cứu của bạn',
  code: ['7K3Q', 'XM9R', '2TVB', '4HND'],
  qrLabel: 'Mã QR',
  qr: { size: 29, path: 'M4 4h7v7h-7zM18 4h7v7h-7zM4 18h7v7h-7z' },
  where: 'Tra cứu tại hom-thu.example.vn/tra-cuu',
  lines: [
    { label: 'Hạn trả lời', text: 'trước 17 giờ thứ Sáu, 04/12/2026', strong: true },
    { label: 'Đơn vị phụ trách', text: 'Phường Hoàn Kiếm', strong: false },
  ],
  contest: 'Bạn có thể yêu cầu xem lại một lần.',
  once: 'Mã này chỉ hiện một lần.',
};

export const samples = {
  'counter/form': [
    form,
    {
      ...form,
      errors: [],
      error: { ...nothing, contactPhone: null, contactEmail: null, consent: null, receivedOn: null, photos: null },
      received: { ...form.received, on: '' },
      keptPhotos: { sealed: '', count: 0 },
      door: 'denunciation',
      open: false,
      consent: false,
      boxGone: true,
      boxes: [{ ...option('7K3QXM9', 'Quầy số 3'), chosen: false }],
      rules: { do: [], dont: [] },
    },
    { ...form, boxes: [] },
  ],
  'counter/slip': [slip, { ...slip, size: 'a5', contest: '' }],
  'counter/gone': [{ frame }],
} satisfies { [N in keyof Pages]?: Pages[N][] };
