import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { appointment, person } from '../../schema/sqlite.ts';
import type { Places } from '../places/index.ts';
import { REASONS } from './answer.ts';
import { readDead } from './dead.ts';
import type { DeadMailboxMail, FiledMail, RefusedMail } from './pages.ts';

/** A person as others know them: their title, else post and unit. */
export async function whoIs(read: Handle, places: Places, personId: string, at: Instant, lang: Lang): Promise<string> {
  const [known] = await read.select({ title: person.title }).from(person).where(eq(person.id, personId)).limit(1);
  const inForce = and(lte(appointment.validFrom, at), or(isNull(appointment.validTo), gt(appointment.validTo, at)));
  const [held] = await read
    .select()
    .from(appointment)
    .where(and(eq(appointment.personId, personId), inForce))
    .limit(1);
  if (!held) return known?.title ?? '';
  const t = translator(lang);
  const unit = places.city().unitName(held.unitId, lang);
  return known?.title ? `${known.title}, ${unit}` : t('frame.titled', { post: t(`frame.post.${held.post}`), unit });
}

/** What the mail about a dead mailbox says; null when it is alive by now. */
export async function deadMailboxMail(
  services: Pick<Services, 'store' | 'keys' | 'config'>,
  places: Places,
  row: OutboxRow,
  lang: Lang,
): Promise<DeadMailboxMail | null> {
  const { read } = services.store;
  const [dead] = await readDead(services, [String(row.params.dead)]);
  if (!dead) return null;
  return {
    who: await whoIs(read, places, dead.personId, row.createdAt, lang),
    address: dead.email,
    since: dead.since,
    words: dead.words,
    link: `${services.config.baseUrl}/office/mail`,
  };
}

/** To who answered by mail: where the draft lies. */
export function filedMail({ config }: Pick<Services, 'config'>, { caseId, params }: OutboxRow): FiledMail {
  return {
    reference: String(params.reference),
    photos: Number(params.photos),
    dropped: Number(params.dropped),
    link: `${config.baseUrl}/office/cases/${caseId}`,
  };
}

/** To who answered by mail in vain. */
export function refusedMail({ config }: Pick<Services, 'config'>, { params }: OutboxRow): RefusedMail {
  const why = REASONS.find((known) => known === params.why) ?? 'late';
  return { why, link: `${config.baseUrl}/office/cases` };
}
