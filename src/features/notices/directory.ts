import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Absence, Appointment } from '../../domain/units.ts';
import type { Keys } from '../../platform/crypto/keys.ts';
import type { Handle } from '../../platform/db/store.ts';
import { isLang, type Lang } from '../../platform/i18n/index.ts';
import { addressHash } from '../../platform/mail/address-hash.ts';
import { absence, appointment, deadMailbox, person } from '../../schema/sqlite.ts';

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
  /** Whose mailbox takes no mail: it is as if they were away, for mail alone. */
  unreachable: ReadonlySet<string>;
  /** Null for somebody who has left. */
  person(id: string): Addressee | null;
}

/**
 * Reads what is needed to find who answers for these units, and to write to these people; past appointments too, for cases about a former
 * head. A dozen rows for a unit, so nothing is kept from one sending to the next.
 */
export async function readDirectory(
  read: Handle,
  keys: Pick<Keys, 'hash'>,
  about: { units: Iterable<string>; people: readonly string[] },
  at: Instant,
): Promise<Directory> {
  const absences = await read
    .select()
    .from(absence)
    .where(and(lte(absence.startsAt, at), gt(absence.endsAt, at)));
  const substitutes = absences.flatMap(({ substituteId }) => substituteId ?? []);
  const concerned = or(
    // Few, and asked where no head may read what is restricted.
    eq(appointment.post, 'inspector'),
    inArray(appointment.unitId, [...new Set(about.units)]),
    inArray(appointment.personId, [...new Set([...substitutes, ...about.people])]),
  );
  const appointments = await read.select().from(appointment).where(concerned);
  const known = await readPeople(read, [...appointments.map(({ personId }) => personId), ...about.people], at);
  const isPast = (row: Appointment) => row.validTo !== null && row.validTo <= at;
  return {
    // Somebody whose account was closed answers for nothing any more, whatever the appointments say.
    appointments: appointments.filter((row) => known.has(row.personId) || isPast(row)),
    absences,
    unreachable: await readUnreachable(read, keys, known),
    person: (id) => known.get(id) ?? null,
  };
}

async function readUnreachable(
  read: Handle,
  keys: Pick<Keys, 'hash'>,
  people: ReadonlyMap<string, Addressee>,
): Promise<Set<string>> {
  const { personId } = deadMailbox;
  const rows = await read
    .select({ personId, hash: deadMailbox.addressHash })
    .from(deadMailbox)
    .where(inArray(personId, [...people.keys()]));
  // Who was given another address since can be reached again.
  const dead = rows.filter((row) => addressHash(keys, people.get(row.personId)?.email ?? '') === row.hash);
  return new Set(dead.map((row) => row.personId));
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
