import type { Instant } from '../../domain/instant.ts';
import { type Action, can, type Power, visibleUnits } from '../../domain/permission.ts';
import { standingOf } from '../../domain/posts.ts';
import { fold } from '../../domain/text.ts';
import { hasEnded, POSTS, type Post } from '../../domain/units.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { City } from '../places/index.ts';
import type { Register } from './register.ts';

/** A person in a post, now or soon; or without any. */
export interface Line {
  personId: string;
  post: Post | null;
  unitId: string | null;
  standing: 'now' | 'future';
  /** Place in the list: unit, post, name. */
  key: string;
}

const PAGE = 50;
const LAST = '\uffff';
const inBoth = [translator('vi'), translator('en')];

/** Units in which these posts allow an act about people, and whether also about those who hold no post anywhere. */
export function sightOf(powers: readonly Power[], city: City, action: Action) {
  const units = visibleUnits(powers, city.units, action);
  return {
    sees: (unitId: string | null) =>
      unitId === null ? can(powers, action, { unitId: null }, city.units) : units === 'all' || units.has(unitId),
  };
}

function linesOf(register: Register, city: City, now: Instant): (Line & { words: string })[] {
  const posts = Map.groupBy(
    register.appointments.filter(
      (row) => standingOf(row, now) !== 'past' && !hasEnded(city.units.get(row.unitId), now),
    ),
    ({ personId }) => personId,
  );
  return [...register.people.values()].flatMap((person) => {
    const own: (
      | { post: Post; unitId: string; standing: 'now' | 'future' }
      | { post: null; unitId: null; standing: 'now' }
    )[] = posts.get(person.id)?.map(({ post, unitId, ...span }) => ({
      post,
      unitId,
      standing:
        standingOf(span as { validFrom: Instant; validTo: Instant | null }, now) === 'future' ? 'future' : 'now',
    })) ?? [{ post: null, unitId: null, standing: 'now' }];
    const name = person.title || person.email;
    return own.map((line) => {
      const unit = line.unitId === null ? undefined : city.units.get(line.unitId);
      const place = unit ? `${fold(unit.nameVi)} ${unit.id}` : LAST;
      const order = line.post === null ? 9 : POSTS.indexOf(line.post);
      const labels = line.post === null ? [] : inBoth.map((t) => t(`frame.post.${line.post as Post}`));
      return {
        ...line,
        personId: person.id,
        key: [place, order, fold(name), person.id, line.post ?? ''].join('\u0001'),
        words: fold(
          [person.title, person.email, unit?.nameVi, unit?.nameEn, unit?.code, ...labels].filter(Boolean).join(' '),
        ),
      };
    });
  });
}

/** The people whom somebody may see, by unit, post and name, from after a place in that order; all the words must fit, with or without diacritics. */
export function listPeople(
  register: Register,
  city: City,
  now: Instant,
  asked: { sees(unitId: string | null): boolean; unitId: string | null; q: string; after: string | null },
): { lines: Line[]; next: string | null } {
  const words = fold(asked.q).split(/\s+/).filter(Boolean);
  const fits = (line: Line & { words: string }) =>
    asked.sees(line.unitId) &&
    (asked.unitId === null || line.unitId === asked.unitId) &&
    (asked.after === null || line.key > asked.after) &&
    words.every((word) => line.words.includes(word));
  const found = linesOf(register, city, now)
    .filter(fits)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const lines = found.slice(0, PAGE);
  return { lines, next: found.length > PAGE ? (lines.at(-1)?.key ?? null) : null };
}
