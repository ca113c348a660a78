import { searchWords } from '../../domain/text.ts';
import { chainUp } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { unitSuccession } from '../../schema/sqlite.ts';
import type { City } from '../places/index.ts';

/** What a name that somebody typed stands for. */
export interface Named {
  kind: 'unit' | 'place' | 'former';
  /** The unit of today; the place; of a former unit its name, with the kind it had (`phuong`, …) or `district`. */
  id: string;
  formerKind: string;
  /** In which district a former ward lay: many had namesakes. */
  district: string;
  /** The first day on which a former unit was no more, `YYYY-MM-DD`. */
  until: string;
  /** Whose cases are meant; of a place, all units to which its cases may have come. */
  unitIds: string[];
}

/** One reading of a question: what it names, and the words that are left to be looked for there. */
export interface Reading {
  named: Named[];
  rest: string[];
}

interface Names {
  byWords: Map<string, Named[]>;
  places: { words: ReadonlySet<string>; named: Named }[];
}

const KIND_WORDS = /^(thanh pho|phuong|xa|thi tran|quan|huyen|thi xa) /;
const SHORT: Readonly<Record<string, string>> = { p: 'phuong', x: 'xa', q: 'quan', h: 'huyen' };
/** A word that so many places bear names none of them. */
const MOST_PLACES = 20;

const keyOf = (name: string) => searchWords(name).join(' ');

type SuccessionRow = typeof unitSuccession.$inferSelect;

/** One entry for each former ward or commune, and for each district in which they lay. */
function formerUnits(links: readonly SuccessionRow[]): { key: string; named: Named }[] {
  const ward = (link: SuccessionRow) => `${link.predecessorKind} ${link.predecessorName} ${link.predecessorDistrict}`;
  // "nhiều quận (…)" is a remark, not a name.
  const inDistrict = links.filter(({ predecessorDistrict: name }) => name !== '' && !name.includes('('));
  const entry = (group: SuccessionRow[], more: Pick<Named, 'id' | 'formerKind' | 'district'>): Named => ({
    kind: 'former',
    ...more,
    until: group[0]?.effectiveFrom ?? '',
    unitIds: [...new Set(group.map(({ successorId }) => successorId))],
  });
  const wards = [...Map.groupBy(links, ward).values()].map((group) => {
    const {
      predecessorName: id = '',
      predecessorKind: formerKind = '',
      predecessorDistrict: district = '',
    } = group[0] ?? {};
    return { key: keyOf(`${formerKind.replace('_', ' ')} ${id}`), named: entry(group, { id, formerKind, district }) };
  });
  const districts = [...Map.groupBy(inDistrict, ({ predecessorDistrict }) => predecessorDistrict)].map(
    ([id, group]) => ({
      key: keyOf(id),
      named: entry(group, { id, formerKind: 'district', district: '' }),
    }),
  );
  return [...wards, ...districts];
}

function drawNames(city: City, links: readonly SuccessionRow[]): Names {
  const byWords = new Map<string, Named[]>();
  const add = (key: string, named: Named) => {
    const known = byWords.get(key) ?? [];
    if (key !== '' && !known.includes(named)) byWords.set(key, [...known, named]);
  };
  const bare = { formerKind: '', district: '', until: '' };
  // A name of one word, without "phường" before it, is a word like any other.
  const addBoth = (key: string, named: Named) => {
    add(key, named);
    const short = key.replace(KIND_WORDS, '');
    if (short.includes(' ')) add(short, named);
  };
  for (const unit of city.units.values()) {
    const named: Named = { kind: 'unit', id: unit.id, ...bare, unitIds: [unit.id] };
    for (const name of [unit.nameVi, unit.nameEn]) addBoth(keyOf(name), named);
    add(keyOf(unit.code), named);
  }
  for (const { key, named } of formerUnits(links)) addBoth(key, named);
  const places = [...city.places.values()].map((place) => {
    const unitIds = [place.unitId, ...chainUp(city.units, place.unitId)];
    const named: Named = { kind: 'place', id: place.id, ...bare, unitIds };
    for (const name of [place.nameVi, place.nameEn]) if (keyOf(name).includes(' ')) add(keyOf(name), named);
    return { words: new Set([...searchWords(place.nameVi), ...searchWords(place.nameEn)]), named };
  });
  return { byWords, places };
}

const drawn = new WeakMap<City, Promise<Names>>();

/** All names of a city, of today and of before; drawn once for each picture of it. */
function namesOf(handle: Handle, city: City): Promise<Names> {
  let names = drawn.get(city);
  if (!names) {
    names = (async () => drawNames(city, await handle.select().from(unitSuccession)))();
    drawn.set(city, names);
  }
  return names;
}

/** How a question may be meant: by the longest name in it, and as a part of the names of a few places. */
export async function understand(handle: Handle, city: City, question: string): Promise<Reading[]> {
  const names = await namesOf(handle, city);
  const words = searchWords(question);
  const places = { named: placesCalled(names, words), rest: [] };
  return [longestName(names, words) ?? [], places].flat().filter(({ named }) => named.length > 0);
}

function longestName({ byWords }: Names, words: readonly string[]): Reading | null {
  for (let length = words.length; length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const [first = '', ...others] = words.slice(from, from + length);
      const named =
        byWords.get([first, ...others].join(' ')) ?? byWords.get([SHORT[first] ?? first, ...others].join(' '));
      if (named) return { named, rest: words.toSpliced(from, length) };
    }
  }
  return null;
}

function placesCalled({ places }: Names, words: readonly string[]): Named[] {
  if (words.length < 2) return [];
  const found = places.filter((place) => words.every((word) => place.words.has(word)));
  return found.length > MOST_PLACES ? [] : found.map(({ named }) => named);
}
