import { makeBoxCode } from '../../src/domain/codes.ts';
import { fold } from '../../src/domain/text.ts';
import type { Post } from '../../src/domain/units.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { at, VN_DAYS } from './calendar.ts';

/** The same code at every run, from a name. */
export const codeOf = (name: string): string =>
  makeBoxCode(Uint8Array.from({ length: 32 }, (_, i) => (name.charCodeAt(i % name.length) * (i + 7)) % 251));

const unit = (id: string, nameVi: string, nameEn: string, kind: string, parentId: string | null, more = {}) => ({
  id,
  code: id,
  nameVi,
  nameEn,
  fold: fold(nameVi),
  kind,
  parentId,
  validFrom: '2025-07-01',
  validTo: null,
  wordsInMail: false,
  hours: null,
  worksOnHolidays: false,
  cityWide: false,
  source: 'test',
  ...more,
});

export const UNITS = [
  unit('01', 'Thành phố Hà Nội', 'Hanoi City', 'thanh_pho', null, { cityWide: true }),
  unit('HN-SVHTT', 'Sở Văn hóa và Thể thao', 'Department of Culture and Sports', 'so', '01', { cityWide: true }),
  unit('HN-TTTP', 'Thanh tra Thành phố', 'City Inspectorate', 'so', '01', { cityWide: true }),
  unit('HN-VMQTG', 'Trung tâm Văn Miếu - Quốc Tử Giám', 'Temple of Literature Centre', 'don_vi', 'HN-SVHTT'),
  unit('00070', 'Phường Hoàn Kiếm', 'Hoan Kiem Ward', 'phuong', '01'),
  unit('00082', 'Phường Cửa Nam', 'Cua Nam Ward', 'phuong', '01'),
];

const place = (id: string, nameVi: string, nameEn: string, kind: string, unitId: string) => ({
  id,
  code: id,
  nameVi,
  nameEn,
  fold: fold(nameVi),
  kind,
  unitId,
  wardId: null,
  address: '',
  lat: null,
  lng: null,
  source: 'test',
});

export const PLACES = [
  place(
    'mc-00070',
    'Điểm phục vụ hành chính công phường Hoàn Kiếm',
    'Service point, Hoan Kiem Ward',
    'mot_cua',
    '00070',
  ),
  place('mc-00082', 'Điểm phục vụ hành chính công phường Cửa Nam', 'Service point, Cua Nam Ward', 'mot_cua', '00082'),
  place('dt-van-mieu', 'Văn Miếu - Quốc Tử Giám', 'Temple of Literature', 'di_tich', 'HN-VMQTG'),
];

const box = (id: string, placeId: string, spotVi: string, spotEn: string, more = {}) => ({
  id,
  code: codeOf(id),
  placeId,
  spotVi,
  spotEn,
  status: 'active' as const,
  successorId: null,
  createdAt: at('2025-09-01 08:00'),
  ...more,
});

export const BOXES = [
  box('counter', 'mc-00070', 'Quầy số 3', 'Counter 3'),
  box('other-counter', 'mc-00082', 'Quầy số 1', 'Counter 1'),
  box('gate', 'dt-van-mieu', 'Cổng chính', 'Main gate'),
  box('old-counter', 'mc-00070', 'Quầy cũ', 'Old counter', { status: 'retired', successorId: 'counter' }),
];

const rule = (
  code: string,
  kind: 'do' | 'dont',
  topicVi: string,
  topicEn: string,
  placeKinds: string[],
  more = {},
) => ({
  code,
  version: 1,
  codeOfConduct: code.startsWith('CC') ? '522' : '1665',
  article: 'Ch.III',
  topicVi,
  topicEn,
  kind,
  placeKinds,
  sensitive: false,
  urgent: false,
  verified: 'yes' as const,
  source: 'test',
  validFrom: '2017-01-25',
  validTo: null,
  ...more,
});

export const RULES = [
  rule('CC23', 'do', 'Lịch sự, tôn trọng, lắng nghe người dân', 'Polite, respectful, listens', ['mot_cua', 'di_tich']),
  rule('CC25', 'dont', 'Sách nhiễu, gây khó khăn, phiền hà', 'Harassment or needless obstacles', ['mot_cua']),
  rule(
    'CC26',
    'dont',
    'Gợi ý, đòi hoặc nhận tiền, quà',
    'Hints for, demands or takes money or gifts',
    ['mot_cua', 'di_tich'],
    { sensitive: true },
  ),
  rule('NC10', 'dont', 'Kích động, đe dọa, dùng bạo lực', 'Incitement, threats, violence', ['*'], { urgent: true }),
  rule('NC80', 'do', 'Trang phục phù hợp khi tham quan', 'Suitable dress at sights', ['di_tich']),
  rule('KH99', 'dont', 'Nội dung khác', 'Something else', ['*']),
];

/** E-mail names tell the post: `truong.00070@example.vn` is the head of the ward. */
export const PEOPLE: readonly { id: string; email: string; unitId: string; post: Post }[] = [
  ...UNITS.flatMap(({ id }) => [
    { id: `head-${id}`, email: `truong.${id.toLowerCase()}@example.vn`, unitId: id, post: 'head' as const },
    { id: `deputy-${id}`, email: `pho.${id.toLowerCase()}@example.vn`, unitId: id, post: 'deputy' as const },
    { id: `officer-${id}`, email: `can-bo.${id.toLowerCase()}@example.vn`, unitId: id, post: 'officer' as const },
  ]),
  { id: 'specialist', email: 'chuyen-vien@example.vn', unitId: 'HN-SVHTT', post: 'specialist' },
  { id: 'inspector', email: 'thanh-tra@example.vn', unitId: 'HN-TTTP', post: 'inspector' },
  { id: 'administrator', email: 'quan-tri@example.vn', unitId: '01', post: 'administrator' },
];

const holidayStatus = 'official' as const;

/** A small, whole town: three units with people, three places, four boxes, six rules, the real days off. */
export async function settle({ t, write }: Store): Promise<void> {
  const since = at('2025-07-01 00:00');
  await write(async (tx) => {
    await tx.insert(t.unit).values(UNITS);
    await tx.insert(t.place).values(PLACES);
    await tx.insert(t.box).values(BOXES);
    const answering = BOXES.map(({ id, placeId }) => ({
      boxId: id,
      unitId: PLACES.find((one) => one.id === placeId)?.unitId ?? '01',
      validFrom: '2025-07-01',
      validTo: null,
    }));
    await tx.insert(t.boxUnit).values(answering);
    await tx.insert(t.rule).values(RULES);
    await tx
      .insert(t.holiday)
      .values(
        VN_DAYS.map((day) => ({ ...day, nameVi: day.date, nameEn: day.date, status: holidayStatus, source: 'test' })),
      );
    await tx.insert(t.person).values(
      PEOPLE.map(({ id, email }) => ({
        id,
        email,
        title: '',
        lang: 'vi',
        passwordHash: null,
        createdAt: since,
        disabledAt: null,
      })),
    );
    await tx.insert(t.appointment).values(
      PEOPLE.map(({ id, unitId, post }) => ({
        id: `a-${id}`,
        personId: id,
        unitId,
        post,
        validFrom: since,
        validTo: null,
      })),
    );
  });
}
