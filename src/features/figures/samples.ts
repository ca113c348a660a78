import type { Pages } from '../../platform/views/pages.ts';
import type { Stats } from './api-schemas.ts';
import { figuresPage } from './pages.ts';

const hidden = { value: null, n: null };
const kinds = { complaint: 812, praise: 240, suggestion: 131, rating: 5120 };

const busy: Stats = {
  months: ['2025-11', '2026-10'],
  city: {
    received: 6303,
    kinds,
    onTime: { value: 0.914, n: 1043 },
    satisfaction: { value: 3.87, n: 402 },
    rating: { value: 4.2, n: 5120 },
  },
  byMonth: [
    { month: '2025-11', kinds: { complaint: 51, praise: 12, suggestion: null, rating: 320 } },
    { month: '2026-10', kinds },
  ],
  byUnit: [
    {
      code: '00070',
      name: 'Phường Hoàn Kiếm',
      received: 320,
      onTime: { value: 1, n: 61 },
      satisfaction: { value: 4.1, n: 22 },
    },
    { code: '00082', name: 'Phường Cửa Nam', received: null, onTime: hidden, satisfaction: hidden },
  ],
  byRule: [{ code: 'CC23', topic: 'Lịch sự, tôn trọng, lắng nghe người dân', n: 212 }],
};
const nothing = { complaint: null, praise: null, suggestion: null, rating: null };

/** The public figures in their states. */
export const samples: { [N in keyof Pages & `figures/${string}`]: Pages[N][] } = {
  'figures/figures': [
    figuresPage(busy, 'vi'),
    figuresPage(
      {
        months: busy.months,
        city: { received: null, kinds: nothing, onTime: hidden, satisfaction: hidden, rating: hidden },
        byMonth: [],
        byUnit: [],
        byRule: [],
      },
      'vi',
    ),
  ],
};
