import { WIDE_DAY, type WideDay } from '../../domain/mail-hours.ts';
import { DEFAULT_PROMISES, type PromiseKey, type Term } from '../../domain/promises.ts';
import { ALSO_TELL, CLIMB, DIGEST_FROM, isClimb, SILENT_WEEKS, UNREAD_HOURS } from '../../domain/reminders.ts';
import { clean } from '../../domain/text.ts';
import { INSPECTORATE, isCityWide } from '../../domain/units.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { City } from '../places/index.ts';
import { field } from './deps.ts';

export const TERM_KEYS = Object.keys(DEFAULT_PROMISES) as PromiseKey[];

/** A setting that a form gives another value. */
export interface Wanted {
  key: string;
  value: unknown;
  source: string;
}

export type Parsed = { wanted: Wanted[] } | { wrong: Readonly<Record<string, 'number' | 'source' | 'climb' | 'time'>> };

const whole = (text: string, most: number) => {
  const n = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return n >= 1 && n <= most ? n : null;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The terms of the form; only those that differ are wanted. @param sourceOf what the form showed as the source */
export function parseTerms(body: unknown, city: City, sourceOf: (key: PromiseKey) => string): Parsed {
  const wrong: Record<string, 'number' | 'source'> = {};
  const wanted: Wanted[] = [];
  for (const key of TERM_KEYS) {
    const amount = whole(field(body, `${key}-amount`), 200);
    const source = clean(field(body, `${key}-source`, 300));
    const unit = field(body, `${key}-unit`) === 'working_hours' ? 'working_hours' : 'working_days';
    const term = {
      amount: amount ?? 0,
      unit,
      source,
      verified: field(body, `${key}-verified`) === 'yes',
    } satisfies Term;
    if (amount === null) wrong[key] = 'number';
    else if (source === '') wrong[key] = 'source';
    else if (!same(term, { ...ordered(city.promise(key)), source: sourceOf(key) }))
      wanted.push({ key: `promise.${key}`, value: term, source });
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { wanted };
}

const ordered = ({ amount, unit, source, verified }: Term): Term => ({ amount, unit, source, verified });

/** Where a term comes from: as somebody wrote it, else the words for the one that the program starts with. */
export function sourceOf(city: City, key: PromiseKey, lang: Lang): string {
  const { source } = city.promise(key);
  return source === DEFAULT_PROMISES[key].source ? translator(lang)(`settings.default.${key}`) : source;
}

/** `1; 1,5; 3`: decimal commas as people write them. */
export function readClimb(text: string): number[] | null {
  const parts = text.split(/[;\s]+/).filter(Boolean);
  const climb = parts.map((part) => Number(part.replace(',', '.')));
  return climb.every(Number.isFinite) && isClimb(climb) ? climb : null;
}

export const climbInWords = (climb: readonly number[]) => climb.map((one) => String(one).replace('.', ',')).join('; ');

export const timeInWords = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function readTime(text: string): number | null {
  const [, h, m] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const minutes = Number(h) * 60 + Number(m);
  return minutes <= 1440 && Number(m) < 60 ? minutes : null;
}

/** Reminders, digests and quiet hours as they stand. */
export const remindersNow = (city: City) => ({
  unreadHours: city.setting('reminder.unreadHours', UNREAD_HOURS),
  climb: city.setting<readonly number[]>('reminder.climb', CLIMB),
  alsoTell: city.setting(ALSO_TELL, ''),
  inspectorate: city.setting(INSPECTORATE, ''),
  silentWeeks: city.setting('digest.silentWeeks', SILENT_WEEKS),
  digestFrom: city.setting('mail.digestFrom', DIGEST_FROM),
  quiet: city.setting('mail.quiet', true),
  wide: city.setting<WideDay>('mail.wideDay', WIDE_DAY),
});

/** Units that may be told of every late case: those that look at the whole city anyway. */
export const lookouts = (city: City) => [...city.units.values()].filter((unit) => isCityWide(unit));

/** Units that may take what is about the head of a unit without one above: those that look at the whole city, but not its own head's. */
export const inspectorates = (city: City) => lookouts(city).filter(({ parentId }) => parentId !== null);

const among = (units: readonly { id: string }[], id: string) => units.find((unit) => unit.id === id)?.id ?? '';

export function parseReminders(body: unknown, city: City): Parsed {
  const read = {
    unreadHours: whole(field(body, 'unreadHours'), 80),
    climb: readClimb(field(body, 'climb')),
    silentWeeks: whole(field(body, 'silentWeeks'), 52),
    digestFrom: whole(field(body, 'digestFrom'), 100),
    opens: readTime(field(body, 'opens')),
    closes: readTime(field(body, 'closes')),
  };
  const wrong: Record<string, 'number' | 'climb' | 'time'> = {};
  const kindOf = (name: string) =>
    name === 'climb' ? 'climb' : name === 'opens' || name === 'closes' ? 'time' : 'number';
  for (const [name, value] of Object.entries(read)) if (value === null) wrong[name] = kindOf(name);
  if ((read.opens ?? 0) >= (read.closes ?? 1441)) wrong.closes = 'time';
  if (Object.keys(wrong).length > 0) return { wrong };
  const now = remindersNow(city);
  const all: [key: string, value: unknown, before: unknown][] = [
    ['reminder.unreadHours', read.unreadHours, now.unreadHours],
    ['reminder.climb', read.climb, now.climb],
    [ALSO_TELL, among(lookouts(city), field(body, 'alsoTell')), now.alsoTell],
    [INSPECTORATE, among(inspectorates(city), field(body, 'inspectorate')), now.inspectorate],
    ['digest.silentWeeks', read.silentWeeks, now.silentWeeks],
    ['mail.digestFrom', read.digestFrom, now.digestFrom],
    ['mail.quiet', field(body, 'quiet') === 'yes', now.quiet],
    ['mail.wideDay', { opens: read.opens, closes: read.closes }, now.wide],
  ];
  const differs = all.filter(([, value, before]) => !same(value, before));
  return { wanted: differs.map(([key, value]) => ({ key, value, source: '' })) };
}
