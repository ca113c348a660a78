import { KINDS, STATUSES } from '../../domain/case.ts';
import { type Instant, localMonth } from '../../domain/instant.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { Desk } from './desk.ts';
import { choicesOf } from './people.ts';
import type { ListQuery } from './query.ts';
import { holds } from './scope.ts';

export interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

export interface Filters {
  kind: Option[];
  status: Option[];
  unit: Option[];
  place: Option[];
  month: Option[];
  tag: Option[];
  who: Option[];
}

const MONTHS_BACK = 13;

function monthsBefore(now: Instant): string[] {
  const [year = 0, month = 0] = localMonth(now).split('-').map(Number);
  return Array.from({ length: MONTHS_BACK }, (_, back) => {
    const count = year * 12 + month - 1 - back;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}

const options = (chosen: string | null, pairs: [string, string][]): Option[] =>
  pairs.map(([value, label]) => ({ value, label, chosen: value === chosen }));

/** Nobody, oneself, each of the people; one who holds no post there any more stays to be seen while they are chosen. */
function whoOf(desk: Desk, { who }: ListQuery): [string, string][] {
  const t = translator(desk.lang);
  const people = choicesOf(desk, desk.holders).map(({ value, label }): [string, string] => [value, label]);
  const known = who === null || who === 'me' || who === 'nobody' || people.some(([id]) => id === who);
  const former: [string, string][] = known ? [] : [[who, desk.titleOf(who)]];
  return [['nobody', t('list.who.nobody')], ['me', t('list.mine')], ...people, ...former];
}

/** What a list can be narrowed by, for this reader; a choice among one is no choice. */
export function filtersOf(desk: Desk, query: ListQuery): Filters {
  const { city, lang, now, scope, tags } = desk;
  const t = translator(lang);
  const { compare } = new Intl.Collator(lang);
  const named = (ids: Iterable<string>, name: (id: string) => string): [string, string][] =>
    [...ids].map((id): [string, string] => [id, name(id)]).sort((a, b) => compare(a[1], b[1]));
  const units = [...city.units.keys()].filter((id) => holds(scope.units, id));
  const places = [...city.places.values()].filter(({ unitId }) => holds(scope.units, unitId)).map(({ id }) => id);
  return {
    kind: options(
      query.kind,
      KINDS.map((kind) => [kind, t(`common.kind.${kind}`)]),
    ),
    status: options(
      query.status,
      STATUSES.map((status) => [status, t(`common.status.${status}`)]),
    ),
    unit:
      units.length > 1
        ? options(
            query.unit,
            named(units, (id) => city.unitName(id, lang)),
          )
        : [],
    place: options(
      query.place,
      named(places, (id) => city.placeName(id, lang)),
    ),
    month: options(
      query.month,
      monthsBefore(now).map((month) => [month, `${month.slice(5)}/${month.slice(0, 4)}`]),
    ),
    tag: options(
      query.tag,
      tags.map(({ id, name }) => [id, name]),
    ),
    who: options(query.who, whoOf(desk, query)),
  };
}
