import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { answersFor } from '../../domain/responsible.ts';
import type { Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { absence, appointment, person } from '../../schema/sqlite.ts';
import type { CaseRow } from './tallies.ts';

export type AnsweredCase = Pick<
  CaseRow,
  'unitId' | 'assigneeId' | 'about' | 'filedUnitId' | 'receivedAt' | 'happenedAt'
>;

/** Reads posts and absences as they are now. @returns whether anybody at all answers for a case: who holds it, or somebody up the tree */
export async function whoAnswers(read: Handle, units: Units, at: Instant): Promise<(row: AnsweredCase) => boolean> {
  const rows = await read
    .select({ post: appointment, disabledAt: person.disabledAt })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId));
  const open = rows.filter(({ disabledAt }) => disabledAt === null || disabledAt > at);
  const staffing = {
    at,
    units,
    appointments: open.map(({ post }) => post),
    absences: await read.select().from(absence),
  };
  return (row) => row.assigneeId !== null || answersFor(row, staffing) !== null;
}
