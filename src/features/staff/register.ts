import type { Instant } from '../../domain/instant.ts';
import type { Power } from '../../domain/permission.ts';
import { responsiblePerson } from '../../domain/responsible.ts';
import {
  type Absence,
  type Appointment,
  hasEnded,
  holdsPost,
  type ResponsiblePerson,
  type Units,
} from '../../domain/units.ts';
import type { Store } from '../../platform/db/store.ts';
import type { absence, appointment, person } from '../../schema/sqlite.ts';
import { withRemains } from './powers.ts';

type PersonRow = typeof person.$inferSelect;
type AppointmentRow = typeof appointment.$inferSelect;
type AbsenceRow = typeof absence.$inferSelect;

/** Who works in the city, read-only: some hundreds of people, their posts, their absences. */
export interface Register {
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly appointments: readonly Appointment[];
  readonly absences: readonly Absence[];
  /** Posts of a person at an instant, the highest first. */
  posts(personId: string, at: Instant): readonly Appointment[];
  /** Units whose absent head this person stands in for at an instant, as powers. */
  actingFor(personId: string, at: Instant, units: Units): readonly Power[];
  responsible(unitId: string, at: Instant, units: Units): ResponsiblePerson | null;
}

const ORDER: readonly string[] = ['head', 'deputy', 'administrator', 'inspector', 'specialist', 'officer'];

export async function readRegister({ read, t }: Store): Promise<Register> {
  return drawRegister(
    await read.select().from(t.person),
    await read.select().from(t.appointment),
    await read.select().from(t.absence),
  );
}

function drawRegister(people: PersonRow[], rows: AppointmentRow[], away: AbsenceRow[]): Register {
  const absences: readonly Absence[] = away;
  const disabled = new Set(people.filter((one) => one.disabledAt !== null).map(({ id }) => id));
  const appointments = rows.filter(({ personId }) => !disabled.has(personId));
  const byPerson = Map.groupBy(appointments, ({ personId }) => personId);
  const responsible = (unitId: string, at: Instant, units: Units) =>
    responsiblePerson({ unitId, at, appointments, absences, units });
  return {
    people: new Map(people.map((row) => [row.id, row])),
    appointments,
    absences,
    responsible,
    posts: (personId, at) =>
      (byPerson.get(personId) ?? [])
        .filter((row) => holdsPost(row, at))
        .sort((a, b) => ORDER.indexOf(a.post) - ORDER.indexOf(b.post)),
    actingFor(personId, at, units) {
      const absent = absences.filter((row) => row.startsAt <= at && at < row.endsAt).map((row) => row.personId);
      const headless = absent
        .flatMap((id) => byPerson.get(id) ?? [])
        .filter((row) => row.post === 'head' && holdsPost(row, at) && !hasEnded(units.get(row.unitId), at))
        .map(({ unitId }) => unitId);
      return [...new Set(headless)]
        .filter((unitId) => {
          const found = responsible(unitId, at, units);
          return found?.via === 'substitute' && found.personId === personId;
        })
        .flatMap((unitId) => withRemains({ unitId, post: 'head', acting: true }, units, at));
    },
  };
}
