import type { Lang } from './langs.ts';
import { translator } from './translator.ts';

/** Asia/Ho_Chi_Minh has been UTC+7 without daylight saving since 1975. */
const OFFSET = 7 * 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');
const local = (instant: number) => new Date(instant + OFFSET);

/** dd/mm/yyyy in Asia/Ho_Chi_Minh, in every language: the same as on the paper notice beside the sign. */
export function formatDate(instant: number, _lang?: Lang): string {
  const d = local(instant);
  return `${two(d.getUTCDate())}/${two(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`;
}

/** 24-hour time and date: `17:05, 04/12/2026`. */
export function formatDateTime(instant: number, lang?: Lang): string {
  const d = local(instant);
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}, ${formatDate(instant, lang)}`;
}

/** ISO 8601 with the local offset, for `<time datetime>`. */
export function isoLocal(instant: number): string {
  return `${local(instant).toISOString().slice(0, 19)}+07:00`;
}

const WEEKDAYS = [
  'common.weekday.0',
  'common.weekday.1',
  'common.weekday.2',
  'common.weekday.3',
  'common.weekday.4',
  'common.weekday.5',
  'common.weekday.6',
] as const;

/** A deadline as people say it: `trước 17 giờ thứ Sáu, 04/12/2026`, `before 17:00 on Friday, 04/12/2026`. */
export function deadlineInWords(instant: number, lang: Lang): string {
  const t = translator(lang);
  const d = local(instant);
  const minutes = d.getUTCMinutes();
  const time = { hour: String(d.getUTCHours()), minute: two(minutes) };
  return t('common.deadline', {
    time: minutes === 0 ? t('common.time.hour', { hour: time.hour }) : t('common.time.minute', time),
    weekday: t(WEEKDAYS[d.getUTCDay()] ?? 'common.weekday.0'),
    date: formatDate(instant, lang),
  });
}
