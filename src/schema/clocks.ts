import type { CalendarEdit } from '../domain/calendar-edit.ts';
import type { Kit } from './columns.ts';

/** Tables of the room `calendar`, their only writer. */
export function calendarTables(kit: Kit) {
  /** A change of working time, and how far the deadlines of open cases have been computed anew for it. */
  const calendarChange = kit.table('calendar_change', {
    id: kit.text('id').primaryKey(),
    at: kit.instant('at').notNull(),
    /** Null: the command line. */
    personId: kit.text('person_id'),
    edit: kit.json<CalendarEdit>('edit').notNull(),
    /** Cases up to this serial have been looked at; exactly-once, since it is written with their moves. */
    cursor: kit.int('cursor').notNull(),
    looked: kit.int('looked').notNull(),
    moved: kit.int('moved').notNull(),
    doneAt: kit.instant('done_at'),
  });

  return { calendarChange };
}

/** Tables of the room `notices`, their only writer. */
export function noticeTables(kit: Kit) {
  /** When somebody who may act for the unit first opened a case there: what nobody opened is reminded of. */
  const caseSeen = kit.table(
    'case_seen',
    {
      caseId: kit.text('case_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      at: kit.instant('at').notNull(),
    },
    (s) => [kit.primaryKey({ columns: [s.caseId, s.unitId] })],
  );

  /** The last local day on which a person was at the desk: a unit whose people never come is a silent one. */
  const presence = kit.table('presence', {
    personId: kit.text('person_id').primaryKey(),
    day: kit.text('day').notNull(),
  });

  return { caseSeen, presence };
}
