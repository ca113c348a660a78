import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { AuditAction } from '../../domain/audit.ts';
import type { Handle } from '../../platform/db/store.ts';
import { absence, appointment, audit, postRequest } from '../../schema/sqlite.ts';
import type { AuditRow } from '../audit/index.ts';
import type { AbsenceRow } from './absence-set.ts';
import type { RequestRow } from './posts-decide.ts';
import { hasFactor } from './second/factors.ts';

/** All that is kept about what somebody does here. */
export interface PersonFile {
  posts: (typeof appointment.$inferSelect)[];
  waiting: RequestRow[];
  absences: AbsenceRow[];
  history: AuditRow[];
  /** A second step is set up. */
  hasSecond: boolean;
}

/** Entries of the log that tell a person's way through posts; what people did themselves is not shown here. */
const TOLD = [
  'person.invited',
  'person.changed',
  'person.disabled',
  'person.enabled',
  'person.move_asked',
  'person.moved',
  'person.move_refused',
  'person.move_withdrawn',
  'factor.removed',
  'post.given',
  'post.asked',
  'post.confirmed',
  'post.refused',
  'post.withdrawn',
  'post.ended',
  'absence.set',
  'absence.ended',
] as const satisfies readonly AuditAction[];

const LATEST = 30;

export async function readPersonFile(read: Handle, personId: string): Promise<PersonFile> {
  const own = eq(postRequest.personId, personId);
  return {
    hasSecond: await hasFactor(read, personId),
    posts: await read
      .select()
      .from(appointment)
      .where(eq(appointment.personId, personId))
      .orderBy(desc(appointment.validFrom), appointment.id),
    waiting: await read
      .select()
      .from(postRequest)
      .where(and(own, eq(postRequest.state, 'waiting')))
      .orderBy(asc(postRequest.askedAt)),
    absences: await read.select().from(absence).where(eq(absence.personId, personId)).orderBy(asc(absence.startsAt)),
    history: await read
      .select()
      .from(audit)
      .where(and(eq(audit.subject, personId), inArray(audit.action, [...TOLD])))
      .orderBy(desc(audit.at), desc(audit.position))
      .limit(LATEST),
  };
}

/** Everything that waits for a second key, the oldest first. */
export const readWaiting = async (read: Handle): Promise<RequestRow[]> =>
  await read.select().from(postRequest).where(eq(postRequest.state, 'waiting')).orderBy(asc(postRequest.askedAt));

/** Units in which a post was asked for somebody: who is to confirm it must be able to look at them. */
export async function unitsAskedFor(read: Handle, personId: string): Promise<string[]> {
  const rows = await read
    .select({ unitId: postRequest.unitId })
    .from(postRequest)
    .where(eq(postRequest.personId, personId));
  return rows.map(({ unitId }) => unitId);
}
