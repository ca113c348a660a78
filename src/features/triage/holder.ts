import type { Instant } from '../../domain/instant.ts';
import { absenceOf, whoIsThere } from '../../domain/responsible.ts';
import { formatDate, type Lang, translator } from '../../platform/i18n/index.ts';
import type { City } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';

interface Deps {
  staff: Staff;
  city: City;
  at: Instant;
}

const staffing = ({ staff, city, at }: Deps) => ({ ...staff.register(), units: city.units, at });

/**
 * Who has a case, in words; of somebody who is away, until when and who works in their place.
 * @param otherwise who does where they named nobody
 */
export function holderTitle(deps: Deps, personId: string, otherwise: string | null, lang: Lang): string {
  const { staff } = deps;
  const person = staff.titleOf(personId, lang);
  const away = absenceOf(personId, staffing(deps));
  if (!away) return person;
  const t = translator(lang);
  const until = formatDate(away.endsAt - 1, lang);
  const instead = whoIsThere(personId, staffing(deps)) ?? otherwise;
  return instead && instead !== personId
    ? t('office.away.instead', { person, until, instead: staff.titleOf(instead, lang) })
    : t('office.away', { person, until });
}

/** Whose cases are on somebody's table: their own, and those of people who are away and for whom they stand in. */
export function tableOf(deps: Deps, personId: string): string[] {
  const { absences } = deps.staff.register();
  const absent = new Set(absences.filter(({ endsAt }) => endsAt > deps.at).map((row) => row.personId));
  absent.delete(personId);
  return [personId, ...[...absent].filter((id) => whoIsThere(id, staffing(deps)) === personId)];
}
