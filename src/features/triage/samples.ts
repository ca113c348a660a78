import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import { aftercare, lateNow, NO_AFTERCARE, previews } from './answer-samples.ts';
import type { CasePage, SaidWords, ShownPhoto } from './case-page.ts';
import { forms, NO_FORMS } from './form-samples.ts';
import type { CaseForms } from './forms.ts';
import { listSamples } from './list-samples.ts';
import type { QuarantinePage } from './quarantine.ts';
import { bareRedaction, original, redaction } from './redaction-samples.ts';
import { templates } from './template-samples.ts';
import { bareLetter, extensionPage, letter, noWay, quietWay, way } from './way-samples.ts';

const AT = 1_763_258_400_000;
const ID = '019a8c1e-0000-7000-8000-000000000001';
const frame: OfficeFrame = {
  person: 'Người đứng đầu',
  unit: 'Phường Hoàn Kiếm',
  menu: [{ href: '/office/cases', label: 'Hồ sơ', current: true }],
};

const place = { place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm', spot: 'Quầy số 3' };
const due = { state: 'late' as const, short: 'Quá hạn 2 ngày làm việc', long: 'trước 17 giờ thứ Năm, 12/11/2026' };
const line = { reference: 'HT2611-7K3QXM9D' };

const photos: ShownPhoto[] = [{ n: 1, src: `/office/cases/${ID}/photos/1`, width: 640, height: 480 }];
const said: SaidWords = {
  mine: false,
  by: 'Phường Hoàn Kiếm',
  at: AT,
  lang: 'vi',
  text: 'Kính gửi ông/bà',
  photos,
};
const happened = { at: AT, text: 'Ý kiến được gửi đến.', by: 'Người góp ý' };
const file: CasePage = {
  frame,
  trail: {
    here: '?back=tab%3Dtodo',
    params: 'tab=todo',
    list: '/office/cases?tab=todo',
    next: { href: '/office/cases/2?back=tab%3Dtodo', reference: line.reference },
    leads: true,
    last: false,
  },
  id: ID,
  reference: line.reference,
  kind: 'complaint',
  status: 'in_progress',
  urgent: true,
  restricted: true,
  contested: true,
  notice: 'Đã tiếp nhận.',
  errors: [{ href: '#answer', text: 'Viết nội dung trả lời.' }],
  changed: { lines: [happened] },
  ...place,
  rating: 2,
  message: 'Tôi chờ ở quầy từ 8 giờ.',
  lang: 'vi',
  photos,
  facts: [{ label: 'Chủ đề', text: 'Lịch sự' }],
  restriction: 'Hạn chế người xem vì nói đến việc nhạy cảm.',
  due,
  five: [{ label: 'Rõ người', text: 'Người đứng đầu', missing: true }],
  dialogue: [
    { ...said, note: true },
    { ...said, mine: true, note: false },
  ],
  timeline: [{ ...happened, hidden: true }],
  contact: 'left',
  forms,
  way,
  after: aftercare,
};
const thanked: CaseForms = {
  ...forms,
  receipt: false,
  answer: forms.answer && {
    ...forms.answer,
    open: false,
    thanks: false,
    outcomes: null,
    templates: [],
    savedAt: '',
    byMail: false,
    sentBack: '',
    waits: true,
  },
};
const readOnly: CasePage = {
  ...file,
  trail: { ...file.trail, next: null, leads: false, last: true },
  message: '',
  errors: [],
  changed: null,
  dialogue: [],
  forms: NO_FORMS,
  way: noWay,
  after: NO_AFTERCARE,
};

const quarantine: QuarantinePage = {
  frame,
  notice: 'Đã đưa vào xử lý.',
  held: [
    {
      id: ID,
      reference: line.reference,
      kind: 'complaint',
      ...place,
      unit: 'Phường Hoàn Kiếm',
      receivedAt: AT,
      why: 'Giống quảng cáo',
      rating: 1,
      message: 'Vay nhanh',
      lang: 'vi',
    },
  ],
  confirmed: [],
  pager: { before: null, after: '/office/quarantine?after=1.1' },
};

/** Models that together take every branch of this room's templates. */
export const samples = {
  ...listSamples,
  'triage/case': [file, { ...file, forms: thanked, way: quietWay, after: lateNow }, readOnly],
  'triage/preview': previews,
  'triage/templates': templates,
  'triage/letter': [letter, bareLetter],
  'triage/extension': [
    extensionPage,
    { ...extensionPage, notice: null, errors: [], timesError: null, daysError: null },
  ],
  'triage/redaction': [redaction, bareRedaction],
  'triage/original': [original, { ...original, photos: [] }],
  'triage/outcomes': [
    {
      frame,
      lines: [
        {
          id: ID,
          reference: 'HT2611-7K3QXM9D',
          place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
          unit: 'Thành phố Hà Nội',
          status: 'answered',
          contestedAt: AT,
        },
        {
          id: ID,
          reference: 'HT2611-7K3QXM9D',
          place: 'Điểm phục vụ hành chính công phường Hoàn Kiếm',
          unit: 'Thành phố Hà Nội',
          status: null,
          contestedAt: AT,
        },
      ],
    },
    { frame, lines: [] },
  ],
  'triage/quarantine': [
    quarantine,
    { ...quarantine, held: [], confirmed: quarantine.held },
    { ...quarantine, notice: null, confirmed: quarantine.held.map((one) => ({ ...one, message: '' })) },
  ],
} satisfies { [N in keyof Pages]?: Pages[N][] };
