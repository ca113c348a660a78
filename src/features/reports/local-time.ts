import { DAY_MS, dateOfDay, dayNumber, type Instant, LOCAL_OFFSET_MS } from '../../domain/instant.ts';

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const days = new Map<number, string>();

function dateOf(day: number): string {
  let date = days.get(day);
  if (date === undefined) {
    date = dateOfDay(day);
    days.set(day, date);
  }
  return date;
}

/** `2026-10-31 23:59:59`, Hanoi time: what every spreadsheet reads as a time. Made for a million calls. */
export function localStamp(at: Instant): string {
  const seconds = Math.floor(((((at + LOCAL_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 1000);
  return `${dateOf(dayNumber(at))} ${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}`;
}

/** The date object whose UTC hands stand where Hanoi's do: a spreadsheet has no zones. */
export function localHands(at: Instant): Date {
  return new Date(at + LOCAL_OFFSET_MS);
}
