import type { Mails } from '../../platform/views/pages.ts';

/** 08:20 on Monday, 23 November 2026, in Hanoi. */
const AT = 1_795_396_800_000;

export const mailSamples: { [N in 'mailroom/dead']: Mails[N][] } = {
  'mailroom/dead': [
    {
      who: 'Chủ tịch Ủy ban nhân dân, Phường Hoàn Kiếm',
      address: 'chu-tich.phuong-hoan-kiem@example.vn',
      since: AT,
      words: '550 5.1.1 <chu-tich.phuong-hoan-kiem@example.vn>: Recipient address rejected: User unknown',
      link: 'https://hom-thu.example.vn/office/mail',
    },
  ],
};
