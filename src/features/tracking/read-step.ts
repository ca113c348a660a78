import { z } from 'zod';
import { clean, length } from '../../domain/text.ts';
import type { MessageKey, Params } from '../../platform/i18n/index.ts';
import { LONGEST_MESSAGE, type Received } from '../intake/index.ts';
import type { Mistake, Step } from './models.ts';
import type { Taking } from './take-step.ts';

const STEPS = ['reply', 'rate', 'contest'] as const satisfies readonly Step[];
const OWN = ['html', 'json', 'erase'] as const;
const textOf = (value: unknown): string => (typeof value === 'string' ? clean(value) : '');

/** What a posted page asks for: a code to look up, and perhaps a step. */
export interface Asked {
  code: string;
  step: Step | null;
  /** What is asked about one's own data. */
  own: 'html' | 'json' | 'erase' | null;
}

export function readAsked({ fields }: Received): Asked {
  return {
    code: textOf(fields.code).slice(0, 400),
    step: STEPS.find((step) => step === fields.step) ?? null,
    own: OWN.find((own) => own === fields.own) ?? null,
  };
}

/** The step as it was sent, and every mistake in it. */
export function readStep(received: Received, step: Step, lang: string): { taking: Taking; mistakes: Mistake[] } {
  const { typed, fields, photos } = received;
  const words = step === 'rate' ? textOf(fields.reason) : typed.message;
  const stars = /^[1-5]$/.test(typed.rating) ? Number(typed.rating) : null;
  const submissionId = z.guid().safeParse(typed.submissionId).success ? typed.submissionId.toLowerCase() : null;
  const taking: Taking = { step, words, stars, photos: step === 'reply' ? photos : [], lang, submissionId };
  return { taking, mistakes: mistakesIn(taking, received) };
}

function mistakesIn({ step, words, stars }: Taking, { errors, photosLost }: Received): Mistake[] {
  const mistakes: Mistake[] = [];
  const over = length(words) - LONGEST_MESSAGE;
  if (step === 'rate' && stars === null) mistakes.push({ field: 'rating', key: 'tracking.rate.error' });
  if (step !== 'rate' && words === '') mistakes.push({ field: 'message', key: `tracking.${step}.error` });
  if (over > 0)
    mistakes.push({ field: 'message', key: 'error.form.message.tooLong', params: { over, most: LONGEST_MESSAGE } });
  for (const { field, key, params } of errors) {
    mistakes.push({ field, key: key as MessageKey, ...(params && { params: params as Params }) });
  }
  if (photosLost) mistakes.push({ field: 'photos', key: 'busy.photos' });
  return mistakes;
}
