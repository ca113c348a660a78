import { readFileSync } from 'node:fs';
import type { Sentences } from '../../locales/index.ts';
import type { Lang } from './langs.ts';

const read = new Map<Lang, Sentences>();

/** The sentences of a language as the build wrote them, read when somebody first speaks it: as code, two languages were a tenth of every start. */
export function readCatalogue(lang: Lang): Sentences {
  const known = read.get(lang);
  if (known) return known;
  const sentences: Sentences = JSON.parse(readFileSync(new URL(`../locales/${lang}.json`, import.meta.url), 'utf8'));
  read.set(lang, sentences);
  return sentences;
}
