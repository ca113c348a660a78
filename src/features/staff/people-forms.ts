import { z } from 'zod';
import { addDays, atLocal, dayNumberOf, type Instant, type LocalDate, localDate } from '../../domain/instant.ts';
import { clean, length } from '../../domain/text.ts';
import { POSTS, type Post } from '../../domain/units.ts';
import { isMailAddress } from '../../platform/mail/compose.ts';
import { mailKey } from './people.ts';

const text = (most: number) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(most).catch('')).catch('');

export const PostFields = z.object({ unit: text(60), post: text(20), from: text(20), to: text(20) });
export const InviteFields = PostFields.extend({
  email: text(254),
  title: text(300),
  lang: z.enum(['vi', 'en']).catch('vi'),
});
export const ChangeFields = z.object({ email: text(254), title: text(300) });
export const HandOverFields = z.object({ unit: text(60), email: text(254), title: text(300), from: text(20) });
export const AbsenceFields = z.object({ awayFrom: text(20), awayTo: text(20), substitute: text(60) });
export const EndFields = z.object({ on: text(20) });

/** What is wrong at a field, as the rest of a key of the catalogue. */
export type Fault =
  | 'email'
  | 'title'
  | 'unit'
  | 'post'
  | 'day'
  | 'past'
  | 'far'
  | 'order'
  | 'substitute'
  | 'overlap'
  | 'loop'
  | 'nobodyThere'
  | 'moved'
  | 'has'
  | 'hasHead'
  | 'isHead'
  | 'taken'
  | 'waits';
export type Faults<F extends string> = Partial<Record<F, Fault>>;

/** Nobody plans posts and absences further ahead. */
const FURTHEST_DAYS = 3 * 366;
const LONGEST_TITLE = 120;

/** A day that is today or later; left out, the day given. */
export function readDay(typed: string, now: Instant, otherwise: LocalDate | null): LocalDate | Fault {
  const day = typed.trim() || otherwise;
  if (day === null) return 'day';
  try {
    dayNumberOf(day);
  } catch {
    return 'day';
  }
  const today = localDate(now);
  if (day < today) return 'past';
  return day > addDays(today, FURTHEST_DAYS) ? 'far' : day;
}

const isDay = (read: LocalDate | Fault): read is LocalDate => /^\d/.test(read);

/** When something that is said of a day begins: today means at once. */
export const beginOf = (day: LocalDate, now: Instant): Instant => (day === localDate(now) ? now : atLocal(day, 0));

export interface Days {
  validFrom: Instant;
  validTo: Instant | null;
}

/** From the one day (today when left out) until before the other (without end when left out). */
export function readDays(
  typed: { from: string; to: string },
  now: Instant,
): { days: Days } | { faults: Faults<'from' | 'to'> } {
  const from = readDay(typed.from, now, localDate(now));
  const to = typed.to.trim() === '' ? null : readDay(typed.to, now, null);
  if (!isDay(from)) return { faults: { from } };
  if (to === null) return { days: { validFrom: beginOf(from, now), validTo: null } };
  if (!isDay(to)) return { faults: { to } };
  if (to <= from) return { faults: { to: 'order' } };
  return { days: { validFrom: beginOf(from, now), validTo: atLocal(to, 0) } };
}

/** The day from which a post is held no more. */
export function readEnd(typed: string, now: Instant): Instant | null {
  const day = readDay(typed, now, localDate(now));
  return isDay(day) ? beginOf(day, now) : null;
}

/** An absence from the one day to the end of the other. */
export function readAway(
  typed: { awayFrom: string; awayTo: string },
  now: Instant,
): { span: { startsAt: Instant; endsAt: Instant } } | { faults: Faults<'awayFrom' | 'awayTo'> } {
  const from = readDay(typed.awayFrom, now, localDate(now));
  const to = readDay(typed.awayTo, now, null);
  if (!isDay(from)) return { faults: { awayFrom: from } };
  if (!isDay(to)) return { faults: { awayTo: to } };
  if (to < from) return { faults: { awayTo: 'order' } };
  return { span: { startsAt: beginOf(from, now), endsAt: atLocal(addDays(to, 1), 0) } };
}

export const readPost = (typed: string): Post | null => POSTS.find((post) => post === typed) ?? null;

/** Address and title of a person. */
export function readWho(typed: {
  email: string;
  title: string;
}): { email: string; title: string } | { faults: Faults<'email' | 'title'> } {
  const title = clean(typed.title);
  const email = mailKey(typed.email);
  if (!isMailAddress(email)) return { faults: { email: 'email' } };
  if (length(title) > LONGEST_TITLE || title.includes('\n')) return { faults: { title: 'title' } };
  return { email, title };
}
