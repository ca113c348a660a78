import { readFileSync } from 'node:fs';
import { CALENDAR_DAY_TYPES, type CalendarDay } from '../../src/domain/calendar.ts';
import { atLocal, type Instant, localDate, localMinutes } from '../../src/domain/instant.ts';

/** The real special days of 2025 to 2027, as the demo city loads them. */
export const VN_DAYS: readonly CalendarDay[] = readFileSync(new URL('./vn-holidays.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const date = line.slice(0, 10);
    const type = CALENDAR_DAY_TYPES.find((known) => line.includes(`,${known},`));
    if (!type) throw new Error(`no type of day in: ${line}`);
    return { date, type };
  });

/** `2026-08-21 16:30`, Hanoi time. */
export function at(text: string): Instant {
  const [date = '', time = '00:00'] = text.split(' ');
  return atLocal(date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
}

export function shown(instant: Instant): string {
  const minutes = localMinutes(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${localDate(instant)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
