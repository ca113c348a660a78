import { eq } from 'drizzle-orm';
import type { Lang } from '../../platform/i18n/index.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { absence } from '../../schema/sqlite.ts';
import type { Staff } from './index.ts';
import type { AbsenceMail } from './people-pages.ts';

/** The model of the mail `staff/absence`; null when the absence was taken off or is over by now. */
export async function absenceMail(
  { config, store, clock }: Pick<Services, 'config' | 'store' | 'clock'>,
  staff: Staff,
  row: OutboxRow,
  lang: Lang,
): Promise<AbsenceMail | null> {
  const now = clock.now();
  const [away] = await store.read
    .select()
    .from(absence)
    .where(eq(absence.id, String(row.params.id)))
    .limit(1);
  if (!away || away.endsAt <= now) return null;
  await staff.refresh();
  const own = away.personId === row.personId;
  const posts = staff.register().posts(away.personId, now);
  return {
    own,
    person: staff.titleOf(away.personId, lang),
    units: [...new Set(posts.map(({ unitId }) => staff.unitName(unitId, lang)))].join(', '),
    from: away.startsAt,
    to: away.endsAt - 1,
    link: `${config.baseUrl}/office${own ? `/people/${away.personId}` : ''}`,
  };
}
