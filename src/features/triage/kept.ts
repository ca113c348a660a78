import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { type Draft, NOTHING_TYPED, type Typed } from './draft.ts';
import type { Noun } from './nouns.ts';

/** What was typed into one form, with what is wrong with it; empty for every other form. */
export interface Kept {
  open: boolean;
  typed: Typed;
  error(field: string): string | null;
}

/** What is wrong with a field, by its id on the page. */
export function mistakeIn(draft: Draft | null, field: string, lang: Lang): string | null {
  const mistake = draft?.mistakes.find((one) => one.field === field);
  return mistake ? translator(lang)(`office.error.${mistake.what}` as MessageKey, mistake.params) : null;
}

export function keptFor(draft: Draft | null | undefined, noun: Noun, lang: Lang): Kept {
  if (draft?.noun !== noun) return { open: false, typed: NOTHING_TYPED, error: () => null };
  return { open: true, typed: draft.typed, error: (field) => mistakeIn(draft, field, lang) };
}
