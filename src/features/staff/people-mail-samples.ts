import type { Mails } from '../../platform/views/pages.ts';

const AT = 1_763_258_400_000;
const DAY = 86_400_000;

const post: Mails['staff/post'] = {
  what: 'asked',
  own: false,
  person: 'Chủ tịch UBND phường Hoàn Kiếm',
  post: 'head',
  unit: 'Phường Hoàn Kiếm',
  from: AT,
  by: 'Quản trị viên Thành phố',
  link: 'https://hanoi.example.vn/office/people/1',
};
const absence: Mails['staff/absence'] = {
  own: false,
  person: 'Chủ tịch UBND phường Hoàn Kiếm',
  units: 'Phường Hoàn Kiếm',
  from: AT,
  to: AT + DAY,
  link: 'https://hanoi.example.vn/office',
};

export const mailSamples: { [N in 'staff/post' | 'staff/absence']: Mails[N][] } = {
  'staff/post': [
    post,
    { ...post, what: 'imported', by: 'người quản lý máy chủ' },
    { ...post, what: 'address' },
    { ...post, what: 'addressRefused' },
    { ...post, what: 'given' },
    { ...post, what: 'given', own: true },
    { ...post, what: 'ended' },
    { ...post, what: 'ended', own: true },
    { ...post, what: 'refused' },
  ],
  'staff/absence': [absence, { ...absence, own: true }],
};
