import type { OriginalPage } from './original-routes.ts';
import type { RedactionPage } from './redaction.ts';

const frame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/cases', label: 'Hồ sơ', current: true }],
};
const common = { frame, id: '019a8c1e-0000-7000-8000-000000000001', reference: 'HT2611-7K3QXM9D' };

export const redaction: RedactionPage = {
  trail: { here: '?back=tab%3Dtodo' },
  ...common,
  notice: 'Đã che.',
  errors: [{ href: '#message', text: 'Chưa đánh dấu chữ nào.' }],
  texts: [
    {
      part: 'message',
      partId: '',
      id: 'message',
      label: 'Nội dung ý kiến',
      lang: 'vi',
      marked: 'Gọi tôi số [[0900 000 000]].',
      rows: 3,
      error: 'Chưa đánh dấu chữ nào.',
    },
  ],
  photos: [
    {
      partId: '1',
      id: 'photo-1',
      n: 1,
      src: '/office/cases/1/photos/1',
      width: 640,
      height: 480,
      boxes: 'B2-D4',
      error: 'Ghi các ô như B2.',
    },
  ],
  columns: ['A', 'B'],
  rows: [1, 2],
  original: { error: 'Viết lý do xem bản gốc.', reason: 'Kiểm tra' },
};
export const bareRedaction: RedactionPage = {
  ...redaction,
  notice: null,
  errors: [],
  texts: redaction.texts.map((text) => ({ ...text, error: null })),
  photos: redaction.photos.map((photo) => ({ ...photo, error: null })),
  original: null,
};
export const original: OriginalPage = {
  trail: { here: '?back=tab%3Dtodo' },
  ...common,
  texts: [{ label: 'Nội dung ý kiến', text: 'Gọi tôi số 0900 000 000.' }],
  photos: [{ n: 1, src: 'data:image/jpeg;base64,AA==', width: 640, height: 480 }],
};
