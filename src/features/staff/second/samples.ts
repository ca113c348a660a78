import type { Pages } from '../../../platform/views/pages.ts';
import { mistakes } from '../pages.ts';
import type { SecondPage, SetupAppPage, SetupPage } from './pages.ts';

const next = '/office/cases';
const right = mistakes(['code'], null, '');
const wrong = mistakes(['code'], 'code', 'Mã không đúng');
const second: SecondPage = { next, app: true, passkey: false, demo: null, script: '', ...right };
const appHref = '/office/second/setup/app?next=%2Foffice';
const setup: SetupPage = {
  next,
  appHref,
  why: 'needed',
  passkey: true,
  hasApp: false,
  script: 'passkey.js',
  ...mistakes(['passkey'], null, ''),
};
const app: SetupAppPage = {
  next,
  back: '/office/second/setup?next=%2Foffice',
  qr: { size: 2, path: 'M0 0h1v1h-1z' },
  address: 'otpauth://totp/H%C3%B2m%20Th%C6%B0:mot-cua@example.vn?secret=JBSWY3DPEHPK3PXP',
  typed: 'JBSW Y3DP EHPK 3PXP',
  sealed: 'sealed',
  demo: null,
  ...right,
};

type Shown = 'staff/second' | 'staff/setup' | 'staff/setup-app' | 'staff/codes';

export const secondSamples: { [N in Shown]: Pages[N][] } = {
  'staff/second': [
    second,
    { ...second, passkey: true, script: 'passkey.js', demo: '123456', ...wrong },
    { ...second, app: false, passkey: true, script: 'passkey.js' },
    { ...second, app: false, ...wrong },
  ],
  'staff/setup': [
    setup,
    { ...setup, passkey: false },
    { ...setup, why: 'asked', hasApp: true, ...mistakes(['passkey'], 'passkey', 'Chưa thêm được khóa truy cập') },
    { ...setup, why: 'stale' },
  ],
  'staff/setup-app': [app, { ...app, demo: '123456', ...wrong }],
  'staff/codes': [{ next, codes: ['ABCDE-12345', 'FGHJK-67891'] }],
};
