import { AUDIT_ACTIONS, type AuditAction, isAuditAction } from '../../domain/audit.ts';
import { MOVES, type Verb } from '../../domain/case.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { AuditPage } from './pages.ts';

export const GROUPS = ['reading', 'doing', 'cases'] as const;

/** Moves that people of the office make; granting a request about data erases in their name. */
const VERBS = (Object.keys(MOVES) as Verb[]).filter(
  (verb) => MOVES[verb].by === 'unit' || verb === 'erase_contact' || verb === 'anonymise',
);

/** `reading` and `doing` part everything in two; `cases` is what was done with cases; else one move of a case, or one action of the log. */
export type Which = 'all' | (typeof GROUPS)[number] | AuditAction | Verb;

export const isVerb = (which: string): which is Verb => VERBS.some((verb) => verb === which);
export const isWhich = (text: string): text is Which =>
  GROUPS.some((group) => group === text) || isVerb(text) || isAuditAction(text);

/** What the sentence about a move leaves open. */
const OPEN = Object.fromEntries(
  ['unit', 'stars', 'due', 'into', 'from', 'body', 'tag', 'person', 'way', 'apologist', 'on', 'day'].map((name) => [
    name,
    '…',
  ]),
);

const verbWords = (verb: Verb, lang: Lang) =>
  translator(lang)(`office.event.${verb}` as MessageKey, OPEN).replace(/\.$/, '');

/** A choice in words; empty for none. */
export function whichWords(which: string, lang: Lang): string {
  const t = translator(lang);
  if (isVerb(which)) return verbWords(which, lang);
  if (isAuditAction(which)) return t(`audit.action.${which}`);
  const group = GROUPS.find((one) => one === which);
  return group ? t(`audit.which.${group}`) : '';
}

/** All that may be chosen, in the order of the alphabet within each group. */
export function whichOptions(chosen: string, lang: Lang): AuditPage['actions'] {
  const t = translator(lang);
  const options = (values: readonly Which[]) =>
    values.map((value) => ({ value, label: whichWords(value, lang), chosen: value === chosen }));
  const sorted = (values: readonly Which[]) =>
    options(values).sort((a, b) => a.label.localeCompare(b.label, lang === 'vi' ? 'vi' : 'en'));
  return [
    { group: t('audit.group.all'), options: options(GROUPS) },
    { group: t('audit.group.cases'), options: sorted(VERBS) },
    { group: t('audit.group.log'), options: sorted(AUDIT_ACTIONS) },
  ];
}
