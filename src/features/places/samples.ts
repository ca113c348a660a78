import type { Pages } from '../../platform/views/pages.ts';
import { homePage } from './pages.ts';

const praise = { code: 'CC23', label: 'Lịch sự, tôn trọng, lắng nghe người dân' };
const blame = { code: 'CC26', label: 'Gợi ý, đòi hoặc nhận tiền, quà' };

/** The public pages of this room in their states. */
export const samples: { [N in 'public/home' | 'public/rules' | 'public/rule' | 'public/privacy']: Pages[N][] } = {
  'public/home': [homePage('vi'), homePage('vi', '7K3QXM8', 'mistyped')],
  'public/rules': [
    {
      textLang: null,
      codes: [
        { code: '522', do: [praise], dont: [blame] },
        {
          code: '1665',
          do: [{ code: 'NC01', label: 'Xếp hàng theo thứ tự' }],
          dont: [{ code: 'NC12', label: 'Hút thuốc nơi có biển cấm' }],
        },
        { code: 'khac', do: [], dont: [{ code: 'KH99', label: 'Nội dung khác' }] },
      ],
    },
  ],
  'public/rule': [
    {
      label: praise.label,
      textLang: null,
      kind: 'do',
      codeOfConduct: '522',
      article: 'Ch.III',
      since: '25/01/2017',
      verified: true,
      sensitive: false,
    },
    {
      label: blame.label,
      textLang: 'en',
      kind: 'dont',
      codeOfConduct: '522',
      article: '',
      since: '25/01/2017',
      verified: false,
      sensitive: true,
    },
  ],
  'public/privacy': [{ textMonths: 24, contactDays: 90, quarantineDays: 90 }],
};
