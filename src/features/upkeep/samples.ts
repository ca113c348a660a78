import type { Pages } from '../../platform/views/pages.ts';
import './mailbox-pages.ts';

const kept = {
  id: '1796378400000-000001-abc',
  at: 1_796_378_400_000,
  to: 'a@example.vn',
  subject: '[2612-7K3QXM9] Phản ánh mới',
};

export const samples: { [N in 'upkeep/mailbox' | 'upkeep/mail' | 'upkeep/mail-samples']: Pages[N][] } = {
  'upkeep/mailbox': [{ mails: [] }, { mails: [kept] }],
  'upkeep/mail': [{ ...kept, text: 'Kính gửi …', source: 'From: …' }],
  'upkeep/mail-samples': [
    {
      kinds: [
        {
          name: 'notices/case',
          id: 'notices-case',
          mails: [{ lang: 'vi', frame: '/dev/mail/samples/x', subject: kept.subject, text: 'Kính gửi …' }],
        },
      ],
    },
  ],
};
