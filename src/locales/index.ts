import type { Lang } from '../platform/i18n/langs.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { ja } from './ja/index.ts';
import { ko } from './ko/index.ts';
import { vi } from './vi/index.ts';
import { zh } from './zh/index.ts';

/** Every sentence the program says, by place and purpose; the Vietnamese catalogue is the measure. */
export type MessageKey = keyof typeof vi;

/** What is said on the resident's pages: these have all six languages, the rest two. */
export type PublicKey = keyof typeof zh;

/** What a catalogue says; outside the resident's pages most languages are silent. */
export type Sentences = Readonly<Partial<Record<MessageKey, string>>>;

type Catalogues = Record<'vi' | 'en', Readonly<Record<MessageKey, string>>> &
  Record<Exclude<Lang, 'vi' | 'en'>, Readonly<Record<PublicKey, string>>>;

export const catalogues = { vi, en, zh, ko, ja, fr } satisfies Catalogues;
