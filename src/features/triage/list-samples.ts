import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import { options } from './form-samples.ts';
import type { ListPage } from './list-page.ts';
import type { CaseLine } from './row.ts';
import type { TagsPage } from './tag-routes.ts';

const AT = 1_763_258_400_000;
const ID = '019a8c1e-0000-7000-8000-000000000001';
const frame: OfficeFrame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/cases', label: 'Hồ sơ', current: true }],
};

const line: CaseLine = {
  id: ID,
  href: `/office/cases/${ID}?back=tab%3Dtodo`,
  reference: 'HT2611-7K3QXM9D',
  kind: 'complaint',
  status: 'received',
  isNew: true,
  urgent: true,
  restricted: true,
  contested: true,
  rating: 2,
  place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
  spot: 'Quầy số 3',
  unit: 'Phường Hoàn Kiếm',
  topic: 'Lịch sự, tôn trọng',
  receivedAt: AT,
  due: { state: 'late', short: 'Quá hạn 2 ngày làm việc', long: 'trước 17 giờ thứ Năm, 12/11/2026' },
  words: 'Tôi chờ ở quầy từ 8 giờ…',
  lang: 'vi',
  tags: ['Chờ lâu'],
  holder: 'Cán bộ, Phường Hoàn Kiếm',
  waiting: 'Chờ người góp ý trả lời',
  selectable: true,
};
const bareLine: CaseLine = {
  ...line,
  isNew: false,
  urgent: false,
  restricted: false,
  contested: false,
  rating: null,
  unit: '',
  topic: '',
  words: '',
  tags: [],
  holder: '',
  waiting: '',
  selectable: false,
  due: { state: 'over', short: 'Đã trả lời ngày 12/11/2026', long: '' },
};

const tab = { key: 'todo' as const, href: '/office/cases?tab=todo', label: 'Cần làm', n: '1', current: true };
const few = { ...tab, key: 'restricted' as const, label: 'Hạn chế người xem', current: false };
const half = { href: '/office/cases?tab=restricted', label: 'Đang xử lý', n: '1', current: true };
const saved = { id: ID, name: 'Quầy số 3', href: '/office/cases?tab=todo', current: true, opensFirst: true };

const list: ListPage = {
  frame,
  title: 'Việc cần làm',
  notice: 'Đã giao 2 hồ sơ.',
  undo: { action: `/office/cases/undo/${ID}`, back: 'tab=todo' },
  quarantine: true,
  tabs: [tab, few],
  halves: [half, { ...half, current: false }],
  spam: { ...half, label: 'Tin rác', units: [{ href: '/office/cases?tab=done&unit=1', label: 'Phường A', n: '3' }] },
  mine: { href: '/office/cases?tab=todo&who=me', n: '99+', on: true },
  saved: [saved, { ...saved, current: false, opensFirst: false }],
  params: 'tab=todo',
  q: '',
  kept: { search: [{ name: 'tab', value: 'todo' }], filter: [{ name: 'tab', value: 'todo' }] },
  understood: [],
  order: 'Xếp theo hạn trả lời.',
  handedOn: null,
  narrowed: true,
  filters: {
    kind: options,
    status: options,
    unit: options,
    place: options,
    month: options,
    tag: options,
    who: options,
  },
  groups: [
    { title: 'Quá hạn', state: 'late', lines: [line] },
    { title: '', state: '', lines: [bareLine] },
  ],
  empty: null,
  brokenOff: true,
  pager: { before: '/office/cases?before=1.1', after: '/office/cases?after=2.2' },
  reset: '/office/cases?tab=todo',
  bulk: {
    back: 'tab=todo',
    people: [{ value: ID, label: 'Cán bộ, Phường Hoàn Kiếm' }],
    tags: [{ value: ID, label: 'Chờ lâu' }],
    spam: true,
    minutes: 10,
  },
  keepsTags: true,
  tasks: {
    lines: [
      { href: '/office/cases/1#promises', reference: 'HT2611-7K3QXM9D', place: 'Quầy số 3', text: 'Đến ngày hứa' },
    ],
    rest: [{ href: '/office/cases/2#promises', reference: 'HT2611-7K3QXM9D', place: 'Quầy 4', text: 'Đến ngày hứa' }],
    cut: true,
  },
};
const handedOn = {
  reference: line.reference,
  receivedAt: AT,
  place: line.place,
  at: AT,
  from: 'Phường Hoàn Kiếm',
  to: 'Phường Cửa Nam',
  reason: 'Việc ở địa bàn phường Cửa Nam.',
};
const found: ListPage = {
  ...list,
  notice: null,
  undo: null,
  quarantine: false,
  halves: [],
  spam: null,
  mine: { ...list.mine, on: false },
  saved: [],
  q: 'hàng bạc',
  order: null,
  understood: ['Phường Hàng Bạc từ ngày 01/07/2025 thuộc Phường Hoàn Kiếm.'],
  handedOn,
  narrowed: false,
  groups: [],
  empty: 'Không tìm thấy',
  brokenOff: false,
  bulk: { back: 'tab=todo', people: [], tags: [], spam: false, minutes: 10 },
  keepsTags: false,
  tasks: null,
};
const nothing: ListPage = { ...found, handedOn: { ...handedOn, reason: '' }, bulk: null };

const tag = { id: ID, name: 'Chờ lâu', retired: false };
const tags: TagsPage = {
  frame,
  notice: 'Đã thêm thẻ.',
  error: null,
  typed: '',
  severalUnits: true,
  units: [{ id: '00070', name: 'Phường Hoàn Kiếm', tags: [tag, { ...tag, retired: true }] }],
};
const refused: TagsPage = {
  ...tags,
  notice: null,
  error: 'Đơn vị đã có thẻ này.',
  typed: 'Chờ lâu',
  severalUnits: false,
  units: [{ id: '00070', name: '', tags: [] }],
};

/** Models that together take every branch of the templates of the list. */
export const listSamples = {
  'triage/list': [list, found, nothing],
  'triage/tags': [tags, refused],
} satisfies { [N in keyof Pages]?: Pages[N][] };
