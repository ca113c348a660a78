import { fold } from './fold.ts';

/** What a template may leave open for the case to fill in, written `{reference}`. */
export const PLACEHOLDERS = ['reference', 'place', 'date', 'today', 'unit'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const HOLE = /\{([^{}\n]{1,40})\}/g;
const isKnown = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** The text with every placeholder filled in; what is not one stays as it stands. */
export const fillTemplate = (body: string, facts: Readonly<Record<Placeholder, string>>): string =>
  body.replace(HOLE, (whole, name: string) => (isKnown(name) ? facts[name] : whole));

/** What stands in braces and is no placeholder. */
export const unknownHoles = (body: string): string[] =>
  [...body.matchAll(HOLE)].flatMap(([whole, name = '']) => (isKnown(name) ? [] : [whole]));

const SECOND = /\blan (?:hai|2|thu hai)\b|\bsecond (?:answer|reply)\b/;

/** Whether a template, by its title, is for the answer that follows a contested one. */
export const isForSecondAnswer = (title: string): boolean => SECOND.test(fold(title));
