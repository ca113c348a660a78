import type { Instant } from '../../domain/instant.ts';
import type { Power } from '../../domain/permission.ts';
import { can } from '../../domain/permission.ts';
import { hasEnded, POSTS } from '../../domain/units.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { City } from '../places/index.ts';
import type { Fault, Faults } from './people-forms.ts';
import type { Option, WaitingPost, Wrong } from './people-pages.ts';
import { mayDecide, type RequestRow } from './posts-decide.ts';
import { keyHolders } from './posts-keys.ts';
import type { Register } from './register.ts';

/** What the pages about people are drawn from. */
export interface Scene {
  register: Register;
  city: City;
  now: Instant;
  lang: Lang;
  who: { personId: string; powers: readonly Power[] };
}

/** A person by name alone: who holds which post stands beside it. */
export function nameOf({ register, lang }: Pick<Scene, 'register' | 'lang'>, personId: string | null): string {
  const known = personId ? register.people.get(personId) : undefined;
  return known ? known.title || known.email : translator(lang)('frame.nobody');
}

/** Units of today in which the visitor manages people, by name. */
export function unitOptions({ city, now, lang, who }: Scene, chosen: string): Option[] {
  const { compare } = new Intl.Collator(lang, { numeric: true });
  return [...city.units.values()]
    .filter((unit) => !hasEnded(unit, now) && can(who.powers, 'people.manage', { unitId: unit.id }, city.units))
    .map(({ id }) => ({ value: id, label: city.unitName(id, lang), chosen: id === chosen }))
    .sort((a, b) => compare(a.label, b.label));
}

export const postOptions = (lang: Lang, chosen: string): Option[] =>
  POSTS.map((post) => ({ value: post, label: translator(lang)(`frame.post.${post}`), chosen: post === chosen }));

export const languageOptions = (chosen: string): Option[] => [
  { value: 'vi', label: 'Tiếng Việt', chosen: chosen === 'vi' },
  { value: 'en', label: 'English', chosen: chosen === 'en' },
];

const sayFault = (lang: Lang, fault: Fault, params: Record<string, string>): string =>
  translator(lang)(`people.fault.${fault}`, params);

/** Faults in words, at their fields and for the summary. */
export function inWords<F extends string>(
  fields: readonly F[],
  faults: Faults<F>,
  lang: Lang,
  params: Record<string, string> = {},
): { wrong: Wrong<F>; errors: { href: string; text: string }[] } {
  const said = (field: F) => {
    const fault = faults[field];
    return fault ? sayFault(lang, fault, params) : null;
  };
  return {
    wrong: Object.fromEntries(fields.map((field) => [field, said(field)])) as Wrong<F>,
    errors: fields.flatMap((field) => {
      const text = said(field);
      return text ? [{ href: `#${field}`, text }] : [];
    }),
  };
}

/** Whether anybody but who asked could turn the second key. */
function hasSecondKey({ register, city, now }: Scene, request: RequestRow): boolean {
  if (request.email !== null) return true;
  const holders = keyHolders(register, city.units, [request], now);
  return holders.some((id) => id !== request.askedBy && id !== request.personId);
}

/** Who is to confirm must see which mailbox the post will open to. */
function withAddress({ register, lang }: Scene, personId: string): string {
  const known = register.people.get(personId);
  const name = nameOf({ register, lang }, personId);
  return known?.title ? `${name} (${known.email})` : name;
}

export function waitingPost(scene: Scene, request: RequestRow): WaitingPost {
  const { city, lang } = scene;
  return {
    href: `/office/people/${request.personId}/requests/${request.id}`,
    id: request.id,
    personHref: `/office/people/${request.personId}`,
    person: withAddress(scene, request.personId),
    email: request.email,
    post: translator(lang)(`frame.post.${request.post}`),
    unit: city.unitName(request.unitId, lang),
    from: request.validFrom,
    by: request.askedBy === '' ? translator(lang)('people.byServer') : nameOf(scene, request.askedBy),
    askedAt: request.askedAt,
    may: mayDecide(request, scene).map((decision) => ({ decision, main: decision === 'confirm' })),
    alone: !hasSecondKey(scene, request),
  };
}
