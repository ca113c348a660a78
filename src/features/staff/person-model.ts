import { answeringThrough } from '../../domain/absences.ts';
import { type Instant, localDate } from '../../domain/instant.ts';
import { type Action, can } from '../../domain/permission.ts';
import { standingOf } from '../../domain/posts.ts';
import { hasEnded } from '../../domain/units.ts';
import { formatDate, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { AbsenceRow } from './absence-set.ts';
import { nameOf, type Scene } from './people-models.ts';
import type { PersonPage } from './people-pages.ts';
import type { PersonFile } from './people-read.ts';

/** The reader may do this about a unit's people. */
export const mayIn = ({ who, city }: Scene, action: Action, unitId: string | null): boolean =>
  can(who.powers, action, { unitId }, city.units);

/** Every unit in which somebody holds a post, or is about to; `null` stands for nowhere. */
export function unitsOf({ register, now }: Scene, personId: string): (string | null)[] {
  const units = register.appointments
    .filter((row) => row.personId === personId && standingOf(row, now) !== 'past')
    .map(({ unitId }) => unitId);
  return units.length > 0 ? [...new Set(units)] : [null];
}

/** Whoever decides about all that a person does decides about the account. */
export const managesAccount = (scene: Scene, personId: string): boolean =>
  personId !== scene.who.personId && unitsOf(scene, personId).every((unitId) => mayIn(scene, 'people.manage', unitId));

/** One's own absence, or of people in units where the visitor may note it. */
export const maySetAbsence = (scene: Scene, personId: string): boolean =>
  personId === scene.who.personId ||
  unitsOf(scene, personId).some((unitId) => unitId !== null && mayIn(scene, 'absence.set', unitId));

export function postsOf(scene: Scene, { posts }: PersonFile): PersonPage['posts'] {
  const { city, now, lang } = scene;
  return posts.map((row) => {
    const unitGone = hasEnded(city.units.get(row.unitId), now);
    const standing = unitGone ? 'past' : standingOf(row, now);
    const mayEnd = standing !== 'past' && mayIn(scene, 'people.manage', row.unitId);
    return {
      id: row.id,
      post: row.post,
      unit: city.unitName(row.unitId, lang),
      from: row.validFrom,
      to: row.validTo,
      standing,
      unitGone,
      endOn: mayEnd ? localDate(now) : null,
    };
  });
}

export function absencesOf(scene: Scene, { absences }: PersonFile, mayEnd: boolean): PersonPage['absences'] {
  const { now } = scene;
  return absences
    .filter((row) => row.endsAt > now)
    .map((row) => ({
      id: row.id,
      from: row.startsAt,
      to: row.endsAt - 1,
      substitute: row.substituteId === null ? '' : nameOf(scene, row.substituteId),
      standing: row.startsAt > now ? 'future' : 'now',
      mayEnd,
    }));
}

/** Who answers for the units that a person heads, throughout the absences that are noted. */
export function answeringWhileAway(
  scene: Scene,
  personId: string,
  absences: readonly AbsenceRow[],
): PersonPage['answering'] {
  const { register, city, now, lang } = scene;
  const t = translator(lang);
  const { appointments } = register;
  const headed = register.posts(personId, now).filter(({ post }) => post === 'head');
  return headed.flatMap(({ unitId }) =>
    absences
      .filter((row) => row.endsAt > now)
      .flatMap(({ startsAt, endsAt }) =>
        answeringThrough(
          { startsAt: Math.max(startsAt, now), endsAt },
          { unitId, appointments, absences: register.absences, units: city.units },
        ).map((part) => ({
          unit: city.unitName(unitId, lang),
          from: part.startsAt,
          to: part.endsAt - 1,
          who: part.person ? nameOf(scene, part.person.personId) : t('people.nobody'),
          via: part.person ? t(`people.via.${part.person.via}`) : '',
        })),
      ),
  );
}

const day = (at: unknown, scene: Scene): string =>
  typeof at === 'number' ? formatDate(at as Instant, scene.lang) : '';

/** What was done about a person, newest first, as sentences. */
export function historyOf(scene: Scene, { history }: PersonFile): PersonPage['history'] {
  const { city, lang } = scene;
  const t = translator(lang);
  return history.map(({ at, action, personId, unitId, data }) => ({
    at,
    text: t(`people.history.${action}` as MessageKey, {
      by: personId === null ? t('people.byServer') : nameOf(scene, personId),
      post: typeof data.post === 'string' ? t(`frame.post.${data.post}` as MessageKey) : '',
      unit: unitId === null ? '' : city.unitName(unitId, lang),
      day: day(data.from ?? data.at, scene),
    }),
  }));
}
