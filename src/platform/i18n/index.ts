export { deadlineInWords, formatDate, formatDateTime, isoLocal } from './dates.ts';
export { chooseLang, HTML_LANG, isLang, LANG_NAMES, LANGS, type Lang } from './langs.ts';
export { type Params, placeholders } from './message.ts';
export { formatNumber } from './numbers.ts';
export { type MessageKey, type Translate, translator } from './translator.ts';
