import { atLocal, type Instant } from '../../domain/instant.ts';
import { APOLOGY_WAYS } from '../../domain/outcomes.ts';
import { deadlineInWords, formatDate, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
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

interface Teller {
  staff: Staff;
  city: City;
  lang: Lang;
}

/** The values that the sentences about events take. */
function valuesOf({ data, unitId }: CaseEvent, { staff, city, lang }: Teller) {
  const text = (key: string) => String(data[key] ?? '');
  const unit = data.toUnit ?? unitId;
  return {
    unit: typeof unit === 'string' ? city.unitName(unit, lang) : '',
    stars: Number(data.stars ?? 0),
    due: typeof data.dueAt === 'number' ? deadlineInWords(data.dueAt, lang) : '',
    into: text('into'),
    from: text('from'),
    body: text('body'),
    tag: text('tag'),
    person: typeof data.personId === 'string' ? staff.titleOf(data.personId, lang) : '',
    ...valuesOfApology(data, { staff, city, lang }),
  };
}

/** How, by whom and when somebody apologised; the day that something was promised for. */
function valuesOfApology({ way, by, on, promisedBy }: CaseEvent['data'], { staff, lang }: Teller) {
  const day = (date: unknown) => (typeof date === 'string' && date !== '' ? formatDate(atLocal(date, 0), lang) : '');
  const known = APOLOGY_WAYS.find((one) => one === way);
  return {
    way: known ? translator(lang)(`answer.apology.by.${known}`) : '',
    apologist: typeof by === 'string' ? staff.titleOf(by, lang) : '',
    on: day(on),
    day: day(promisedBy),
  };
}

/** Which sentence tells of an event. */
function whatOf({ kind, data }: CaseEvent): string {
  if (kind === 'submitted' && typeof data.channel === 'string') return `typed.${data.channel}`;
  return kind === 'contest' && data.fromId !== undefined ? 'contest_from' : kind;
}

/** What happened, with why; what took something else back says so. */
function tell(event: CaseEvent, teller: Teller): string {
  const { kind, data } = event;
  const t = translator(teller.lang);
  const said = t(`office.event.${whatOf(event)}` as MessageKey, valuesOf(event, teller));
  const dated =
    typeof data.receivedAt === 'number'
      ? ` ${t('office.event.received', { day: formatDate(data.receivedAt, teller.lang) })}`
      : '';
  const text = data.undo === true ? t('office.event.undone', { text: said }) : said + dated;
  if (typeof data.reason !== 'string' || data.reason === '') return text;
  return t('office.event.because', { text, reason: reasonWords(kind, data.reason, teller.lang) });
}

export function timeline(
  staff: Staff,
  city: City,
  events: readonly CaseEvent[],
  lang: Lang,
): (TimelineLine & { n: number })[] {
  const t = translator(lang);
  return events.map((event) => {
    const { n, at, actor, actorId, open } = event;
    const by = actor === 'staff' ? staff.titleOf(actorId, lang) : t(`office.by.${actor}`);
    return { n, at, by, hidden: !open, text: tell(event, { staff, city, lang }) };
  });
}
