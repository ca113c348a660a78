import type { City } from '../places/index.ts';

/** What things are called in one language; plain data, so that it can go to a worker. */
export interface Names {
  units: ReadonlyMap<string, { code: string; name: string }>;
  places: ReadonlyMap<string, string>;
  /** By code: the words of the newest version. */
  rules: ReadonlyMap<string, string>;
}

export function namesIn(city: City, lang: string): Names {
  const vi = lang === 'vi';
  return {
    units: new Map([...city.units.values()].map((u) => [u.id, { code: u.code, name: vi ? u.nameVi : u.nameEn }])),
    places: new Map([...city.places.values()].map((p) => [p.id, vi ? p.nameVi : p.nameEn])),
    rules: new Map(city.rules.map((rule) => [rule.code, vi ? rule.topicVi : rule.topicEn])),
  };
}

const collator = new Intl.Collator('vi');
/** What all units of a kind begin with says nothing about their order. */
const FIRST_WORDS = /^(Phường|Xã|Thành phố|Sở|Trung tâm) /u;

/** Units by name, as people look them up; never by their figures. */
export function unitsByName(names: Names, ids: Iterable<string>): { id: string; code: string; name: string }[] {
  return [...ids]
    .map((id) => ({ id, ...(names.units.get(id) ?? { code: id, name: id }) }))
    .map((unit) => ({ unit, sortBy: unit.name.replace(FIRST_WORDS, '') }))
    .sort((a, b) => collator.compare(a.sortBy, b.sortBy) || collator.compare(a.unit.name, b.unit.name))
    .map(({ unit }) => unit);
}
