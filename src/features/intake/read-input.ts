import { clean, length } from '../../domain/text.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { FeedbackInput } from './api-schemas.ts';
import { LONGEST_CONTACT, LONGEST_MESSAGE, LONGEST_WHO } from './forms.ts';

/** Mistakes that the form says in words of its own; what only a program can get wrong is told in zod's words. */
const SAID: Readonly<Record<string, MessageKey>> = {
  kind: 'error.form.kind.unknown',
  rating: 'error.form.rating.unknown',
  about: 'error.form.about.unknown',
  submissionId: 'error.form.submissionId.notAUuid',
};
const MOST: Readonly<Record<string, number>> = {
  message: LONGEST_MESSAGE,
  who: LONGEST_WHO,
  contactName: LONGEST_CONTACT,
};

/** Every way in which a JSON body is not what `/openapi.json` describes; none when it is. */
export function inputMistakes(body: unknown, lang: Lang): { field: string; message: string }[] {
  const result = FeedbackInput.safeParse(body);
  if (result.success) return [];
  const t = translator(lang);
  return result.error.issues.map(({ path: [name], message }) => {
    const field = String(name ?? '');
    const most = message === 'tooLong' ? MOST[field] : undefined;
    if (most !== undefined) {
      const over = length(clean(String((body as Record<string, unknown>)[field]))) - most;
      return { field, message: t(`error.form.${field}.tooLong` as MessageKey, { over, most }) };
    }
    const key = SAID[field];
    return { field, message: key ? t(key) : message };
  });
}
