/** The languages of the public pages; the office and the mail speak the first two. */
export const LANGS = ['vi', 'en', 'zh', 'ko', 'ja', 'fr'] as const;
export type Lang = (typeof LANGS)[number];

/** Each language by its own name, as the links at the top of a page show it. */
export const LANG_NAMES: Record<Lang, string> = {
  vi: 'Tiếng Việt',
  en: 'English',
  zh: '中文',
  ko: '한국어',
  ja: '日本語',
  fr: 'Français',
};

/** BCP 47 tags for `<html lang>`: the Chinese catalogue is in simplified characters. */
export const HTML_LANG: Record<Lang, string> = { vi: 'vi', en: 'en', zh: 'zh-Hans', ko: 'ko', ja: 'ja', fr: 'fr' };

export function isLang(text: unknown): text is Lang {
  return typeof text === 'string' && (LANGS as readonly string[]).includes(text);
}

/**
 * `?lang=` when it names one of ours, else the best match in `Accept-Language` (RFC 9110 §12.5.4), else Vietnamese.
 * Traditional Chinese (zh-Hant, zh-TW, zh-HK) reads the simplified catalogue: better understood than Vietnamese.
 */
export function chooseLang(query: unknown, acceptLanguage: string | undefined): Lang {
  if (isLang(query)) return query;
  if (!acceptLanguage) return 'vi';
  let best: Lang = 'vi';
  let bestWeight = 0;
  for (const part of acceptLanguage.slice(0, 500).split(',')) {
    const [tag = '', ...params] = part.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0];
    const q = params.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
    const weight = q === undefined ? 1 : Number(q);
    if (isLang(primary) && weight > bestWeight) {
      best = primary;
      bestWeight = weight;
    }
  }
  return best;
}
