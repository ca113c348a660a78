import type { Lang } from '../platform/i18n/langs.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { ja } from './ja/index.ts';
import { ko } from './ko/index.ts';
import { vi } from './vi/index.ts';
import { zh } from './zh/index.ts';

/** Every sentence the program says, by place and purpose; the Vietnamese catalogue is the measure. */
export type MessageKey = keyof typeof vi;

export const catalogues = { vi, en, zh, ko, ja, fr } satisfies Record<Lang, Partial<Record<MessageKey, string>>>;
