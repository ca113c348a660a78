import { and, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Absence, Appointment } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { isLang, type Lang } from '../../platform/i18n/index.ts';
import { absence, appointment, person } from '../../schema/sqlite.ts';

export interface Addressee {
  id: string;
  email: string;
  title: string;
  lang: Lang;
}

/** Who holds which post, who is away, and how to reach them, at the moment of sending. */
export interface Directory {
  appointments: readonly Appointment[];
  absences: readonly Absence[];
  /** Null for somebody who has left. */
  person(id: string): Addressee | null;
}

/**
 * Reads what is needed to find who answers for these units, and to write to these people; past appointments too, for cases about a former
 * head. A dozen rows for a unit, so nothing is kept from one sending to the next.
 */
export async function readDirectory(
  read: Handle,
  about: { units: Iterable<string>; people: readonly string[] },
  at: Instant,
): Promise<Directory> {
  const absences = await read
    .select()
    .from(absence)
    .where(and(lte(absence.startsAt, at), gt(absence.endsAt, at)));
  const substitutes = absences.flatMap(({ substituteId }) => substituteId ?? []);
  const concerned = or(
    inArray(appointment.unitId, [...new Set(about.units)]),
    inArray(appointment.personId, [...new Set(substitutes)]),
  );
  const appointments = await read.select().from(appointment).where(concerned);
  const known = await readPeople(read, [...appointments.map(({ personId }) => personId), ...about.people], at);
  const isPast = (row: Appointment) => row.validTo !== null && row.validTo <= at;
  return {
    // Somebody whose account was closed answers for nothing any more, whatever the appointments say.
    appointments: appointments.filter((row) => known.has(row.personId) || isPast(row)),
    absences,
    person: (id) => known.get(id) ?? null,
  };
}

async function readPeople(read: Handle, ids: readonly string[], at: Instant): Promise<Map<string, Addressee>> {
  const rows = await read
    .select()
    .from(person)
    .where(and(inArray(person.id, [...new Set(ids)]), or(isNull(person.disabledAt), gt(person.disabledAt, at))));
  return new Map(
    rows.map(({ id, email, title, lang }) => [id, { id, email, title, lang: isLang(lang) ? lang : 'vi' }]),
  );
}
