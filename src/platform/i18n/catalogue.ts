import { catalogues, type Sentences } from '../../locales/index.ts';
import type { Lang } from './langs.ts';

/** The sentences of a language. The build puts `catalogue-built.ts` in the place of this file. */
export const readCatalogue = (lang: Lang): Sentences => catalogues[lang];
