import { answer } from './answer-samples.ts';
import type { CaseForms } from './forms.ts';

export const options = [{ value: 'x', label: 'X', chosen: true }];
const words = { message: 'Lời', error: 'Viết nội dung.', open: true };
const templates = [{ value: 'x', label: 'Hỏi thêm' }];
const closing = {
  ...words,
  templates,
  reasons: [{ value: 'withdrawn', label: 'Người gửi đã rút lại ý kiến.', hint: 'Có thể gửi lại.', chosen: true }],
  reasonError: 'Chọn một lý do.',
};
export const forms: CaseForms = {
  seen: 3,
  any: true,
  receipt: true,
  answer,
  question: { ...words, templates },
  transfer: {
    open: true,
    unit: 'phuong',
    unitError: 'Có vài đơn vị giống tên này.',
    choices: [{ value: '00082', label: 'Phường Cửa Nam' }],
    units: ['Phường Cửa Nam'],
    reason: 'Lý do',
    reasonError: 'Viết lý do chuyển.',
  },
  refusal: closing,
  redirection: closing,
  merger: { open: true, reference: 'HT2611-7K3QXM9D', error: 'Số hồ sơ có chỗ gõ nhầm.' },
  spam: true,
  reopening: true,
  note: { ...words, forHead: { chosen: true } },
  headNote: { by: 'Cán bộ, Phường Hoàn Kiếm', at: 1_763_258_400_000 },
  contact: true,
};
export const NO_FORMS: CaseForms = {
  ...forms,
  any: false,
  receipt: false,
  answer: null,
  question: null,
  transfer: null,
  refusal: null,
  redirection: null,
  merger: null,
  spam: false,
  reopening: false,
  note: null,
  headNote: null,
  contact: false,
};
