import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { TemplatesPage } from './template-page.ts';

const ID = '019a8c1e-0000-7000-8000-000000000001';
const frame: OfficeFrame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/settings', label: 'Cài đặt', current: true }],
};
const option = { value: 'x', label: 'X', chosen: true };
const line = {
  id: ID,
  title: 'Xin lỗi vì chờ lâu',
  what: 'Trả lời · Phản ánh · vi',
  body: 'Kính gửi ông/bà',
  lang: 'vi',
  active: true,
  href: '/office/settings/templates?edit=1',
};
const page: TemplatesPage = {
  frame,
  notice: 'Đã lưu câu mẫu.',
  errors: [{ href: '#template-title', text: 'Viết tên mẫu.' }],
  whose: [option],
  unit: '00070',
  name: 'Phường Hoàn Kiếm',
  approval: { wanted: true },
  own: [line, { ...line, active: false }],
  common: [{ title: 'Cảm ơn', what: 'Trả lời', body: 'Kính gửi ông/bà', lang: 'vi' }],
  form: {
    open: true,
    editing: true,
    typed: { id: ID, title: '', body: '' },
    kinds: [option],
    statuses: [option],
    langs: [option],
    titleError: 'Viết tên mẫu.',
    bodyError: 'Viết lời mẫu.',
  },
};
export const templates: TemplatesPage[] = [
  page,
  {
    ...page,
    notice: null,
    errors: [],
    whose: [{ ...option, chosen: false }],
    approval: { wanted: false },
    own: [],
    common: [],
    form: {
      ...page.form,
      open: false,
      editing: false,
      kinds: [{ ...option, chosen: false }],
      statuses: [{ ...option, chosen: false }],
      langs: [{ ...option, chosen: false }],
      titleError: null,
      bodyError: null,
    },
  },
  { ...page, approval: null },
];
