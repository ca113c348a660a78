import { atLocal, type Instant } from '../../domain/instant.ts';
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
import { endOf, withRemains } from './powers.ts';

type PersonRow = typeof person.$inferSelect;
type AppointmentRow = typeof appointment.$inferSelect;
type AbsenceRow = typeof absence.$inferSelect;

/** Who works in the city, read-only: some hundreds of people, their posts, their absences. */
export interface Register {
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly appointments: readonly Appointment[];
  readonly absences: readonly Absence[];
  /** Posts of a person at an instant, the highest first, those in units that were taken over last. */
  posts(personId: string, at: Instant): readonly Appointment[];
  /** Units whose absent head this person stands in for at an instant, as powers. */
  actingFor(personId: string, at: Instant, units: Units): readonly Power[];
  responsible(unitId: string, at: Instant, units: Units): ResponsiblePerson | null;
}

const ORDER: readonly string[] = ['head', 'deputy', 'administrator', 'inspector', 'specialist', 'officer'];

/** @param units the tree: posts end with their units, and go on in what their units took over */
export async function readRegister({ read, t }: Store, units: Units): Promise<Register> {
  return drawRegister(
    units,
    await read.select().from(t.person),
    await read.select().from(t.appointment),
    await read.select().from(t.absence),
  );
}

/** Every unit that another takes over whole, by its heir and the heir's heirs, with the instant from which each answers for it. */
function inheritances(units: Units): Map<string, { unitId: string; from: Instant }[]> {
  const byHeir = new Map<string, { unitId: string; from: Instant }[]>();
  for (const { id } of units.values()) {
    const seen = new Set([id]);
    for (let unit = units.get(id); unit?.validTo && unit.successorId; unit = units.get(unit.successorId)) {
      if (seen.has(unit.successorId)) break;
      seen.add(unit.successorId);
      const own = byHeir.get(unit.successorId) ?? [];
      byHeir.set(unit.successorId, [...own, { unitId: id, from: atLocal(unit.validTo, 0) }]);
    }
  }
  return byHeir;
}

/** The same post in every unit that its own takes over, from that day on. */
function remainsOf<A extends Appointment>(row: A, heirs: ReturnType<typeof inheritances>): A[] {
  return (heirs.get(row.unitId) ?? []).flatMap(({ unitId, from }) => {
    const validFrom = Math.max(row.validFrom, from);
    return row.validTo !== null && row.validTo <= validFrom ? [] : [{ ...row, unitId, validFrom }];
  });
}

function drawRegister(units: Units, people: PersonRow[], held: AppointmentRow[], away: AbsenceRow[]): Register {
  const ended = held.map((row) => ({ ...row, validTo: endOf(row, units) }));
  const heirs = inheritances(units);
  const rows = [...ended, ...ended.flatMap((row) => remainsOf(row, heirs))];
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
