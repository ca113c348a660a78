import type { Instant } from '../../domain/instant.ts';
import { can } from '../../domain/permission.ts';
import { excludedPersons } from '../../domain/responsible.ts';
import { holdsPost, type Post } from '../../domain/units.ts';
import { type CaseRow, targetOf } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';
import type { Colleague, Desk } from './desk.ts';

/** Somebody of the unit who may work on a case. */
export interface Candidate {
  personId: string;
  post: Post;
  /** Away at this moment. */
  away: boolean;
}

/** The unit's people in force now who may answer this case, in the order of their posts; nobody whom a case about a head must not reach. */
export function candidatesFor({ staff, places }: Pick<DeskDeps, 'staff' | 'places'>, row: CaseRow, at: Instant) {
  const { appointments, absences, posts } = staff.register();
  const { units } = places.city();
  const { filedUnitId, receivedAt, happenedAt } = row;
  const excluded =
    row.about === 'head'
      ? excludedPersons({ unitId: filedUnitId, at, receivedAt, happenedAt, appointments })
      : new Set<string>();
  const there = appointments.filter((one) => one.unitId === row.unitId && holdsPost(one, at));
  const ids = [...new Set(there.map(({ personId }) => personId))];
  return ids
    .filter((id) => !excluded.has(id) && can(posts(id, at), 'case.answer', targetOf(row), units))
    .map((personId): Candidate => {
      const post = posts(personId, at).find(({ unitId }) => unitId === row.unitId)?.post ?? 'officer';
      const away = absences.some((one) => one.personId === personId && one.startsAt <= at && at < one.endsAt);
      return { personId, post, away };
    })
    .sort((a, b) => ORDER.indexOf(a.post) - ORDER.indexOf(b.post));
}

/** Those who do the work first. */
const ORDER: readonly Post[] = ['officer', 'specialist', 'deputy', 'head', 'inspector', 'administrator'];

export interface Choice {
  value: string;
  label: string;
}

/** People to choose from, by name; with their unit where they are of several, and until when where they are away. */
export function choicesOf({ lang, holderOf, city }: Desk, colleagues: readonly Colleague[]): Choice[] {
  const severalUnits = new Set(colleagues.map(({ unitId }) => unitId)).size > 1;
  const { compare } = new Intl.Collator(lang);
  const people = colleagues.map(({ personId, unitId }) => {
    const person = holderOf(personId, unitId);
    return { value: personId, label: severalUnits ? `${person} · ${city.unitName(unitId, lang)}` : person };
  });
  return [...new Map(people.map((one) => [one.value, one])).values()].sort((a, b) => compare(a.label, b.label));
}
