import type { Instant } from '../../domain/instant.ts';
import { type Action, can, type Power, visibleUnits } from '../../domain/permission.ts';
import { standingOf } from '../../domain/posts.ts';
import { fold } from '../../domain/text.ts';
import { type Appointment, hasEnded, POSTS, type Post } from '../../domain/units.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { City } from '../places/index.ts';
import type { Register } from './register.ts';
import type { PersonRow } from './session.ts';

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

type Place = Pick<Line, 'post' | 'unitId' | 'standing'>;
const NOWHERE: Place = { post: null, unitId: null, standing: 'now' };

/** Posts of today and to come, by person; none in a unit that has ended. */
function placesOf(register: Register, city: City, now: Instant): ReadonlyMap<string, Place[]> {
  const lasting = register.appointments.filter(
    (row) => standingOf(row, now) !== 'past' && !hasEnded(city.units.get(row.unitId), now),
  );
  const place = (row: Appointment): Place => ({
    post: row.post,
    unitId: row.unitId,
    standing: standingOf(row, now) === 'future' ? 'future' : 'now',
  });
  return new Map([...Map.groupBy(lasting, ({ personId }) => personId)].map(([id, rows]) => [id, rows.map(place)]));
}

/** What is searched in, and where the line stands. */
function inOrder(person: PersonRow, place: Place, city: City): Line & { words: string } {
  const { post, unitId } = place;
  const unit = unitId === null ? undefined : city.units.get(unitId);
  const labels = post === null ? [] : inBoth.map((t) => t(`frame.post.${post}`));
  const order = post === null ? POSTS.length : POSTS.indexOf(post);
  const where = unit ? `${fold(unit.nameVi)} ${unit.id}` : LAST;
  const words = [person.title, person.email, unit?.nameVi, unit?.nameEn, unit?.code, ...labels];
  return {
    ...place,
    personId: person.id,
    key: [where, order, fold(person.title || person.email), person.id, post ?? ''].join('\u0001'),
    words: fold(words.filter(Boolean).join(' ')),
  };
}

function linesOf(register: Register, city: City, now: Instant): (Line & { words: string })[] {
  const places = placesOf(register, city, now);
  return [...register.people.values()].flatMap((person) =>
    (places.get(person.id) ?? [NOWHERE]).map((place) => inOrder(person, place, city)),
  );
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
