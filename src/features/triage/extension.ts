import { addWorkingDays } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CaseEvent, CaseRow } from '../cases/index.ts';
import type { City } from '../places/index.ts';

/** How often, and by how many working days at a time, a unit may put off an answer. The city changes it in its settings. */
export interface ExtensionRule {
  times: number;
  days: number;
}

/** Ten working days for what is complex: five, and once five more (proposal of this system). */
const DEFAULT_RULE: ExtensionRule = { times: 1, days: 5 };

export const EXTENSION_KEY = 'extension';
export const MOST_TIMES = 3;
export const MOST_DAYS = 20;

export const extensionRule = (city: City): ExtensionRule => city.setting(EXTENSION_KEY, DEFAULT_RULE);

/** Since the deadline that runs now was given: a contested case has a new one, at another unit. */
export const timesExtended = (events: readonly Pick<CaseEvent, 'kind'>[]): number =>
  events.slice(events.findLastIndex(({ kind }) => kind === 'contest') + 1).filter(({ kind }) => kind === 'extend')
    .length;

/** The deadline after so many further working days of the unit. */
export const extendedDue = (city: City, row: Pick<CaseRow, 'unitId' | 'dueAt'>, days: number): Instant =>
  addWorkingDays(city.calendar(row.unitId), row.dueAt, days);
