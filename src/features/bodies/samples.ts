import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import type { BodiesPage, BodyPage } from './pages.ts';

const frame: OfficeFrame = {
  person: 'Quản trị',
  unit: 'Thành phố Hà Nội',
  menu: [{ href: '/office/bodies', label: 'Cơ quan ngoài', current: true }],
};
const line = {
  id: '019a8c1e-0000-7000-8000-000000000009',
  kind: 'police' as const,
  name: 'Công an thành phố Hà Nội',
  address: '87 Trần Hưng Đạo',
  phone: '113',
  retired: false,
};
const list: BodiesPage = {
  frame,
  notice: 'Đã lưu.',
  lines: [line, { ...line, phone: '', address: '', retired: true }],
};
const field = { id: 'nameVi', label: 'Tên', hint: 'Tên đầy đủ.', value: 'Công an', error: 'Còn thiếu.', rows: null };
const body: BodyPage = {
  frame,
  id: line.id,
  title: line.name,
  errors: [{ href: '#nameVi', text: 'Tên: còn thiếu.' }],
  kinds: [{ value: 'police', label: 'Công an', chosen: true }],
  fields: [field, { ...field, id: 'howVi', error: null, hint: '', rows: 3 }, { ...field, id: 'howEn', rows: 3 }],
  retired: true,
};

export const samples = {
  'bodies/list': [list, { ...list, notice: null, lines: [] }],
  'bodies/body': [body, { ...body, retired: false }, { ...body, id: null }],
} satisfies { [N in keyof Pages]?: Pages[N][] };
