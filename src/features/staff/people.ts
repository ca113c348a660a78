import { and, eq, isNull } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { clean } from '../../domain/text.ts';
import type { Post } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { absence, appointment, person } from '../../schema/sqlite.ts';

type Deps = Pick<Services, 'clock' | 'ids'>;

/** A mail address as it is kept and compared: in lower case, though RFC 5321 §2.4 would let the local part differ by it. */
export const mailKey = (email: string): string => clean(email).toLowerCase();

export interface NewPerson {
  email: string;
  /** How the person is shown; left empty, by post and unit in the reader's language. */
  title: string;
  lang: 'vi' | 'en';
}

/**
 * Adds a person, or changes title and language of the one who has this address; whoever was disabled may sign in again.
 * @returns the person's id
 */
export async function putPerson(tx: Handle, { ids, clock }: Deps, given: NewPerson): Promise<string> {
  const email = mailKey(given.email);
  const [known] = await tx.select({ id: person.id }).from(person).where(eq(person.email, email)).limit(1);
  const row = { title: clean(given.title), lang: given.lang, disabledAt: null };
  if (known) {
    await tx.update(person).set(row).where(eq(person.id, known.id));
    return known.id;
  }
  const id = ids.uuid();
  await tx.insert(person).values({ id, email, ...row, passwordHash: null, createdAt: clock.now() });
  return id;
}

export interface NewAppointment {
  personId: string;
  unitId: string;
  post: Post;
  validFrom: Instant;
  validTo?: Instant | null;
}

/** Gives a person a post in a unit; does nothing when they hold it already without an end. @returns the appointment's id */
export async function appoint(tx: Handle, { ids }: Pick<Deps, 'ids'>, given: NewAppointment): Promise<string> {
  const { personId, unitId, post } = given;
  const same = and(eq(appointment.personId, personId), eq(appointment.unitId, unitId), eq(appointment.post, post));
  const [known] = await tx
    .select({ id: appointment.id })
    .from(appointment)
    .where(and(same, isNull(appointment.validTo)))
    .limit(1);
  if (known) return known.id;
  const id = ids.uuid();
  await tx.insert(appointment).values({ id, ...given, validTo: given.validTo ?? null });
  return id;
}

export interface NewAbsence {
  personId: string;
  substituteId: string | null;
  startsAt: Instant;
  endsAt: Instant;
}

/** Notes that a person is away, and who stands in. @returns the absence's id */
export async function putAbsence(tx: Handle, { ids }: Pick<Deps, 'ids'>, given: NewAbsence): Promise<string> {
  const id = ids.uuid();
  await tx.insert(absence).values({ id, ...given });
  return id;
}
