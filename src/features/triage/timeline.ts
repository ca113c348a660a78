import type { Instant } from '../../domain/instant.ts';
import { deadlineInWords, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { CaseEvent } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';

/** One thing that happened, in plain words. `hidden`: the resident does not read of it. */
export interface TimelineLine {
  at: Instant;
  text: string;
  by: string;
  hidden: boolean;
}

/** A reason of the closed lists in its words, or the one that somebody gave in their own. */
export function reasonWords(kind: string, reason: string, lang: Lang): string {
  const isListed = kind === 'decline' || kind === 'redirect';
  return isListed ? translator(lang)(`reason.${reason}` as MessageKey) : reason;
}

export function timeline(
  staff: Staff,
  city: City,
  events: readonly CaseEvent[],
  lang: Lang,
): (TimelineLine & { n: number })[] {
  const t = translator(lang);
  const unit = (id: unknown) => (typeof id === 'string' ? city.unitName(id, lang) : '');
  return events.map(({ n, at, kind, actor, actorId, unitId, open, data }) => {
    const by = actor === 'staff' ? staff.titleOf(actorId, lang) : t(`office.by.${actor}`);
    const text = t(`office.event.${kind}` as MessageKey, {
      unit: unit(data.toUnit ?? unitId),
      stars: Number(data.stars ?? 0),
      due: typeof data.dueAt === 'number' ? deadlineInWords(data.dueAt, lang) : '',
      into: String(data.into ?? ''),
      from: String(data.from ?? ''),
      body: String(data.body ?? ''),
      person: typeof data.personId === 'string' ? staff.titleOf(data.personId, lang) : '',
    });
    const reason = typeof data.reason === 'string' && data.reason !== '' ? reasonWords(kind, data.reason, lang) : null;
    return { n, at, by, hidden: !open, text: reason === null ? text : t('office.event.because', { text, reason }) };
  });
}
