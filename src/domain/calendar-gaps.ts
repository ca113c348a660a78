import type { LocalDate } from './instant.ts';

/** How sure a day of the calendar is: read in the notice, fixed by law, expected, or from memory. */
export const DAY_STATUSES = ['official', 'statutory', 'projected', 'unverified'] as const;
export type DayStatus = (typeof DAY_STATUSES)[number];

/** Days that nobody has read in a notice or a law yet. */
export const isDoubtful = ({ status }: { readonly status: DayStatus }) =>
  status === 'projected' || status === 'unverified';

/** A year whose deadlines may be wrong: `awaiting` days to come are not certain, or, with 0, not a single day is known. */
export type CalendarGap = { readonly year: string; readonly awaiting: number };

/** The notice of a year comes in the autumn before it; deadlines reach into it from then on. */
const ASKED_FROM = '-10-01';

/** What is missing in the calendar of this year, and from October on of the next. */
export function calendarGaps(
  days: readonly { readonly date: LocalDate; readonly status: DayStatus }[],
  today: LocalDate,
): CalendarGap[] {
  const year = today.slice(0, 4);
  const next = String(Number(year) + 1);
  const asked = today >= `${year}${ASKED_FROM}` ? [year, next] : [year];
  return asked.flatMap((one) => {
    const known = days.filter(({ date }) => date.startsWith(one));
    const awaiting = known.filter((day) => day.date >= today && isDoubtful(day)).length;
    return known.length === 0 || awaiting > 0 ? [{ year: one, awaiting }] : [];
  });
}
