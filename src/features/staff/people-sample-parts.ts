import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { Option, WaitingPost } from './people-pages.ts';

export const frame: OfficeFrame = {
  person: 'Quản trị viên',
  unit: 'Thành phố Hà Nội',
  menu: [
    { href: '/office/boxes', label: 'Hòm thư', current: false },
    { href: '/office/people', label: 'Nhân sự', current: true },
  ],
};

export const AT = 1_763_258_400_000;
export const DAY = 86_400_000;
export const id = '01999999-0000-7000-8000-000000000001';
export const units: Option[] = [
  { value: '00070', label: 'Phường Hoàn Kiếm', chosen: true },
  { value: '00082', label: 'Phường Cửa Nam', chosen: false },
];
export const posts: Option[] = [
  { value: 'head', label: 'Người đứng đầu', chosen: false },
  { value: 'officer', label: 'Cán bộ phụ trách', chosen: true },
];

export const waiting: WaitingPost = {
  href: `/office/people/${id}/requests/1`,
  id: '1',
  personHref: `/office/people/${id}`,
  person: 'Chủ tịch UBND phường Hoàn Kiếm',
  email: null,
  post: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  from: AT + DAY,
  by: 'Quản trị viên Thành phố',
  askedAt: AT,
  may: [
    { decision: 'confirm', main: true },
    { decision: 'refuse', main: false },
  ],
  alone: false,
};
export const address: WaitingPost = { ...waiting, id: '3', email: 'chu-tich@hoan-kiem.example.vn' };
export const alone: WaitingPost = { ...waiting, id: '2', may: [{ decision: 'withdraw', main: false }], alone: true };

export const noFault = { unit: null, post: null, from: null, to: null };
