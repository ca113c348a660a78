import type { Post } from './units.ts';

export const ACTIONS = [
  'case.list',
  'case.read',
  'case.receive',
  'case.answer',
  'case.approve',
  'case.ask',
  'case.transfer',
  'case.decline',
  'case.restore',
  'case.note',
  'case.tag',
  'case.assign',
  'case.claim',
  'case.extend',
  'case.redact',
  'case.readOriginal',
  'case.readRestricted',
  'case.release',
  'contact.open',
  'contact.ask',
  'contact.approve',
  'sealed.ask',
  'privacy.decide',
  'tag.manage',
  'counter.use',
  'box.read',
  'box.print',
  'report.read',
  'report.export',
  'unit.manage',
  'place.manage',
  'people.read',
  'people.manage',
  'people.confirm',
  'people.confirmGuarded',
  'absence.set',
  'setting.manage',
  'mail.read',
  'audit.read',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * Where a target stands as seen from a post: in the own unit, below it, above it, or elsewhere. `city` is everything that is neither own nor
 * below for who works for the whole city, and what belongs to no unit at all (settings of the city).
 */
export const SCOPES = ['own', 'below', 'above', 'other', 'city'] as const;
export type Scope = (typeof SCOPES)[number];

type Scopes = readonly Scope[];
const NIL: Scopes = [];
const OWN: Scopes = ['own'];
const SUB: Scopes = ['below', 'city'];
/** In the line of command alone, however far the unit looks. */
const BELOW: Scopes = ['below'];
const LINE: Scopes = ['own', 'below'];
const ALL: Scopes = ['own', 'below', 'city'];
/** In the order of the posts: head, deputy, officer, specialist, inspector, administrator. */
const row = (...scopes: readonly [Scopes, Scopes, Scopes, Scopes, Scopes, Scopes]): Readonly<Record<Post, Scopes>> => {
  const [head, deputy, officer, specialist, inspector, administrator] = scopes;
  return { head, deputy, officer, specialist, inspector, administrator };
};

/**
 * Who may do what, where; what is not here may not be done. Nobody looks up or sideways. Heads and deputies act on their own unit and read
 * below it; officers keep to their own; specialists gather figures; inspectors read and, but for letting cases out of quarantine and spam, never change;
 * administrators manage, and of all cases see those alone that quarantine holds and that are not restricted.
 */
const TABLE: Readonly<Record<Action, Readonly<Record<Post, Scopes>>>> = {
  'case.list': row(ALL, ALL, OWN, ALL, ALL, NIL),
  'case.read': row(ALL, ALL, OWN, ALL, ALL, NIL),
  'case.receive': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.answer': row(OWN, OWN, OWN, NIL, NIL, NIL),
  // Sends what an officer wrote, and what the questions asked of an answer speak against.
  'case.approve': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.ask': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.transfer': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.decline': row(OWN, OWN, NIL, NIL, NIL, NIL),
  // Takes back that it is spam; inspectors too, so that no unit alone decides what nobody answers.
  'case.restore': row(OWN, OWN, NIL, NIL, ALL, NIL),
  'case.note': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.tag': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.assign': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.claim': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.extend': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.redact': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.readOriginal': row(OWN, NIL, NIL, NIL, ALL, NIL),
  'case.readRestricted': row(OWN, NIL, NIL, NIL, ALL, NIL),
  // What is restricted is let out by inspectors alone, since administrators do not read it.
  'case.release': row(NIL, NIL, NIL, NIL, ALL, ALL),
  'contact.open': row(OWN, OWN, NIL, NIL, NIL, NIL),
  // An officer, of the case that they hold, and with a second factor shown.
  'contact.ask': row(NIL, NIL, OWN, NIL, NIL, NIL),
  // The second key: another person than the one who asks, and never the administrator.
  'contact.approve': row(ALL, OWN, NIL, NIL, ALL, NIL),
  // Asks to read a case that the own post does not show.
  'sealed.ask': row(NIL, NIL, NIL, NIL, NIL, ALL),
  // Inspectors about restricted cases and those about a head alone, of which the unit may have nobody who may know.
  'privacy.decide': row(OWN, OWN, NIL, NIL, ALL, NIL),
  'tag.manage': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'counter.use': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'box.read': row(ALL, ALL, OWN, ALL, ALL, ALL),
  'box.print': row(ALL, ALL, OWN, ALL, NIL, ALL),
  'report.read': row(ALL, ALL, OWN, ALL, ALL, ALL),
  'report.export': row(ALL, ALL, NIL, ALL, ALL, NIL),
  'unit.manage': row(NIL, NIL, NIL, NIL, NIL, ALL),
  'place.manage': row(NIL, NIL, NIL, NIL, NIL, ALL),
  'people.read': row(ALL, ALL, NIL, NIL, ALL, ALL),
  'people.manage': row(NIL, NIL, NIL, NIL, NIL, ALL),
  // The second key to a post that reads its own unit alone: whoever heads that unit or one above, or another administrator.
  'people.confirm': row(LINE, NIL, NIL, NIL, NIL, ALL),
  // To any other post: nobody of the unit itself but an administrator.
  'people.confirmGuarded': row(BELOW, NIL, NIL, NIL, NIL, ALL),
  // Of other people; everybody sets their own.
  'absence.set': row(LINE, NIL, NIL, NIL, NIL, ALL),
  'setting.manage': row(OWN, NIL, NIL, NIL, NIL, ALL),
  'mail.read': row(SUB, SUB, NIL, NIL, NIL, ALL),
  'audit.read': row(NIL, NIL, NIL, NIL, ALL, ALL),
};

/** The table itself, for whoever shows it or asks what a post is able to do. */
export const scopesOf = (action: Action, post: Post): readonly Scope[] => TABLE[action][post];
