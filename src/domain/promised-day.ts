import { fold } from './fold.ts';
import { addDays, isDay, type LocalDate, weekday } from './instant.ts';
import { excerpt } from './text.ts';

export type Promised = { readonly words: string; readonly on: LocalDate };

/** Dots inside a day are followed by no blank. */
const BETWEEN = /(?<=[.!?])\s+|\n+/u;
const DAY = /(?<![\d/])(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?(?![\d/])/;
/** Something that is still to be done. */
const WILL = /\b(?:se|hen|cam ket|du kien|hoan thanh|cham nhat|truoc ngay|will|shall|promise|by)\b/;
const TOMORROW = /\b(?:ngay mai|tomorrow)\b/;
const THIS_WEEK = /\b(?:trong tuan nay|cuoi tuan nay|this week)\b/;
const NEXT_WEEK = /\b(?:trong tuan (?:toi|sau)|tuan sau|next week)\b/;
const LONGEST = 200;
/** Nobody promises for longer than a year. */
const FURTHEST_DAYS = 366;

function dayIn(sentence: string, today: LocalDate): LocalDate | null {
  const folded = fold(sentence);
  const [, day, month, year] = DAY.exec(sentence) ?? [];
  if (day && month) return written(Number(day), Number(month), year ? Number(year) : null, today);
  if (TOMORROW.test(folded)) return addDays(today, 1);
  const friday = addDays(today, 5 - weekday(today));
  // At the weekend this week's Friday is past.
  if (THIS_WEEK.test(folded)) return friday < today ? addDays(friday, 7) : friday;
  return NEXT_WEEK.test(folded) ? addDays(friday, 7) : null;
}

/** Without a year the next such day is meant. */
function written(day: number, month: number, year: number | null, today: LocalDate): LocalDate | null {
  const thisYear = Number(today.slice(0, 4));
  const years = year === null ? [thisYear, thisYear + 1] : [year];
  for (const one of years) {
    const date = `${one}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (isDay(date) && date >= today) return date;
  }
  return null;
}

/** The first sentence that promises something by a day that is still to come: "sẽ … trước ngày 30/11", "we will … next week". */
export function promisedDay(text: string, today: LocalDate): Promised | null {
  for (const sentence of text.split(BETWEEN)) {
    if (!WILL.test(fold(sentence))) continue;
    const on = dayIn(sentence, today);
    if (on && isPromiseDay(on, today)) return { words: excerpt(sentence, LONGEST), on };
  }
  return null;
}

/** A promise needs a day that exists, from today on and within a year. */
export function isPromiseDay(on: LocalDate, today: LocalDate): boolean {
  return isDay(on) && on >= today && on <= addDays(today, FURTHEST_DAYS);
}
