import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import type { BoxListPage, BoxPage, SignPage } from './pages.ts';

const frame: OfficeFrame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/boxes', label: 'Hòm thư', current: true }],
};

const counter = {
  code: '7K3QXM9',
  place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
  spot: 'Quầy số 3',
  unit: 'Phường Hoàn Kiếm',
  retired: false,
};
const list: BoxListPage = {
  frame,
  q: 'quay',
  boxes: [counter, { ...counter, code: '4WD9K2R', retired: true }],
  next: '/office/boxes?q=quay&after=4WD9K2R',
  first: '/office/boxes?q=quay',
};
const box: BoxPage = {
  frame,
  ...counter,
  kind: 'places.kind.mot_cua',
  address: '126 Hàng Trống, phường Hoàn Kiếm, Hà Nội',
  shortAddress: 'hom-thu.example.vn/7K3QXM9',
  formUrl: '/7K3QXM9',
  createdAt: 1_756_688_400_000,
  successor: null,
  mayPrint: true,
  local: false,
};
const sign: SignPage = {
  code: counter.code,
  size: 'a4',
  address: box.shortAddress,
  qr: { size: 33, path: 'M4 4h7v1h-7z' },
  printedOn: '16/11/2026',
  local: false,
  vi: {
    name: 'Hòm thư góp ý',
    call: 'Khen, phản ánh, góp ý',
    place: counter.place,
    spot: counter.spot,
    scan: 'Quét mã bằng máy ảnh điện thoại hoặc Zalo',
    ease: 'Không cần tài khoản, không cần nêu tên.',
    type: 'Không quét được? Gõ địa chỉ',
    trust: 'Chỉ tin địa chỉ bắt đầu bằng https://hom-thu.example.vn',
    rulesTitle: 'Cùng giữ nét đẹp ở nơi này',
    rules: ['Lịch sự, tôn trọng, lắng nghe người dân'],
    urgent: 'Khẩn cấp: 113 công an',
  },
  en: {
    name: 'Feedback box',
    call: 'Praise, report, suggest',
    place: 'Service point, Hoan Kiem Ward',
    spot: 'Counter 3',
    scan: 'Scan with your phone’s camera',
    ease: 'No account, no name needed.',
    type: 'Cannot scan? Type the address',
    trust: 'Trust only addresses that begin with https://hom-thu.example.vn',
    rulesTitle: 'Good manners at this place',
    rules: ['Polite, respectful, listens'],
    urgent: 'Emergency: 113 police',
  },
};
const bare = { spot: '', rules: [] };

type Shown = 'signs/boxes' | 'signs/box' | 'signs/sign';

/** Models that together reach every branch of this room's templates. */
export const samples: { [N in Shown]: Pages[N][] } = {
  'signs/boxes': [list, { ...list, next: null }, { ...list, boxes: [], next: null, first: null }],
  'signs/box': [
    box,
    { ...box, local: true },
    { ...box, mayPrint: false, spot: '', address: '' },
    { ...box, retired: true, mayPrint: false, successor: '4WD9K2R' },
    { ...box, retired: true, mayPrint: false },
  ],
  'signs/sign': [sign, { ...sign, size: 'a5', local: true, vi: { ...sign.vi, ...bare }, en: { ...sign.en, ...bare } }],
};
