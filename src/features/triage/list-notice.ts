import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';

const SIMPLE = [
  'transfer',
  'none',
  'no-person',
  'no-tag',
  'too-late',
  'undone-already',
  'saved',
  'forgotten',
  'save-missing',
  'save-tooLong',
  'save-tooMany',
] as const;
const COUNTED = /^(assign|tag|untag|spam|undone)-(\d{1,3})-(\d{1,3})$/;

/** What has just been done, by the word that came back with the address. */
export function noticeOf(done: string | null, lang: Lang): string | null {
  const t = translator(lang);
  const simple = SIMPLE.find((word) => word === done);
  if (simple) return t(simple === 'transfer' ? 'office.done.transfer' : `list.done.${simple}`);
  const [, word, n, left] = COUNTED.exec(done ?? '') ?? [];
  if (!word) return null;
  const said = Number(n) === 0 ? t('list.done.nothing') : t(`list.done.${word}` as MessageKey, { n: Number(n) });
  return Number(left) === 0 ? said : `${said} ${t('list.done.left', { n: Number(left) })}`;
}
