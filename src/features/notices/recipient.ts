import type { Instant } from '../../domain/instant.ts';
import { excludedPersons, responsiblePerson } from '../../domain/responsible.ts';
import type { ResponsiblePerson, Units } from '../../domain/units.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Addressee, Directory } from './directory.ts';

export interface Recipient extends Addressee {
  via: ResponsiblePerson['via'];
  /** The unit in which the person answers. */
  unitId: string;
}

type About = Pick<CaseRow, 'about' | 'restricted' | 'filedUnitId' | 'receivedAt' | 'happenedAt'>;

/**
 * Who is written to about a case at a unit: its head, whoever stands in, a deputy, or the same one level up. About a head nobody of that head's
 * unit is ever asked. A restricted case is nothing for deputies, who could not open it (`case.readRestricted`).
 */
export function recipientOf(
  { about, restricted, filedUnitId, receivedAt, happenedAt }: About,
  unitId: string,
  directory: Directory,
  units: Units,
  at: Instant,
): Recipient | null {
  const { absences } = directory;
  const appointments = restricted
    ? directory.appointments.filter(({ post }) => post !== 'deputy')
    : directory.appointments;
  const excluded =
    about === 'head'
      ? excludedPersons({ unitId: filedUnitId, at, receivedAt, happenedAt, appointments: directory.appointments })
      : undefined;
  const found = responsiblePerson({ unitId, at, units, absences, appointments, ...(excluded ? { excluded } : {}) });
  const person = found && directory.person(found.personId);
  if (!person) return null;
  // The promise of the house, held twice: a mistake in the search for the person must not become a mail.
  if (excluded?.has(person.id)) throw new Error('a case about a head was about to be mailed into its unit');
  return { ...person, via: found.via, unitId: found.unitId };
}
