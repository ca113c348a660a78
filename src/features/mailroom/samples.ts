import type { Mails } from '../../platform/views/pages.ts';
import { REASONS } from './answer.ts';

/** 08:20 on Monday, 23 November 2026, in Hanoi. */
const AT = 1_795_396_800_000;

const link = 'https://hom-thu.example.vn/office/cases/0193a1c2-7d00-7000-8000-000000000001';

export const mailSamples: { [N in 'mailroom/dead' | 'mailroom/filed' | 'mailroom/refused']: Mails[N][] } = {
  'mailroom/dead': [
    {
      who: 'Chủ tịch Ủy ban nhân dân, Phường Hoàn Kiếm',
      address: 'chu-tich.phuong-hoan-kiem@example.vn',
      since: AT,
      words: '550 5.1.1 <chu-tich.phuong-hoan-kiem@example.vn>: Recipient address rejected: User unknown',
      link: 'https://hom-thu.example.vn/office/mail',
    },
  ],
  'mailroom/filed': [
    { reference: 'HT2612-7K3QXM9A', photos: 2, dropped: 0, link },
    { reference: 'HT2612-7K3QXM9A', photos: 0, dropped: 1, link },
  ],
  'mailroom/refused': REASONS.map((why) => ({ why, link: 'https://hom-thu.example.vn/office/cases' })),
};
