import type { Mails, Pages } from './pages.ts';

/** The pages and mails that belong to no room. */
export const samples: { [N in 'public/error' | 'office/error']: Pages[N][] } = {
  'office/error': [
    { what: 'notFound', own: true, requestId: null, words: ['Kính gửi ông/bà'] },
    { what: 'bug', own: false, requestId: 'req-7f3a91', words: ['Kính gửi ông/bà'] },
  ],
  'public/error': [
    { what: 'notFound', requestId: null },
    { what: 'tooLarge', requestId: null },
    { what: 'bug', requestId: 'req-7f3a91' },
  ],
};

export const mailSamples: { [N in 'staff/sign-in' | 'staff/account']: Mails[N][] } = {
  'staff/account': (
    ['tries', 'secondTries', 'password', 'added', 'removed', 'recovery', 'codes', 'moving', 'moved', 'arrived'] as const
  ).map((what) => ({ what, at: Date.UTC(2026, 10, 23, 2, 15), link: 'https://hanoi.example.vn/office/me' })),
  'staff/sign-in': [{ link: 'https://hanoi.example.vn/office/sign-in?key=abc', until: Date.UTC(2026, 10, 23, 2, 15) }],
};
