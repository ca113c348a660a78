import type { MessageKey } from '../../locales/index.ts';
import { readCatalogue } from './catalogue.ts';
import type { Lang } from './langs.ts';
import { fill, type Params, parseMessage } from './message.ts';
import { formatNumber } from './numbers.ts';

export type { MessageKey };
/** Says a message in one language. Throws when a hole of the message gets no value. */
export type Translate = (key: MessageKey, params?: Params) => string;

const speakers = new Map<Lang, Translate>();

/** The speaker of a language; public languages without an office catalogue fall back to English there. */
export function translator(lang: Lang): Translate {
  const speaks = speakers.get(lang) ?? speaker(lang);
  speakers.set(lang, speaks);
  return speaks;
}

function speaker(lang: Lang): Translate {
  const texts = readCatalogue(lang);
  const parsed = new Map<MessageKey, ReturnType<typeof parseMessage>>();
  const show = (n: number) => formatNumber(n, lang);
  return (key, params) => {
    const text = texts[key] ?? readCatalogue('en')[key];
    if (text === undefined) throw new Error(`no message ${key}`);
    if (!text.includes('{')) return text;
    const parts = parsed.get(key) ?? parseMessage(text);
    parsed.set(key, parts);
    return fill(parts, params ?? {}, lang, show);
  };
}
