import { localDate } from '../../domain/instant.ts';
import { isOutcome, needsOutcome } from '../../domain/outcomes.ts';
import { isPromiseDay } from '../../domain/promised-day.ts';
import type { Draft, Mistake, Typed } from './draft.ts';
import { LONGEST_WORDS, langOf, type Parsed, type Scene, tooLong } from './parser.ts';

const LONGEST_PROMISE = 300;
export const LONGEST_OVERRULE = 500;

function promiseMistakes({ promise, promiseOn }: Typed, at: number): Mistake[] {
  if (promise === '' && promiseOn === '') return [];
  const long = tooLong('promise', promise, LONGEST_PROMISE);
  if (long.length > 0) return long;
  if (promise === '') return [{ field: 'promise', what: 'promise.missing' }];
  if (promiseOn === '') return [{ field: 'promiseOn', what: 'promiseOn.missing' }];
  return isPromiseDay(promiseOn, localDate(at)) ? [] : [{ field: 'promiseOn', what: 'promiseOn.wrong' }];
}

/** An answer: its words, what came of the case, and what is promised by when. */
export function parseAnswer({ typed, photos }: Draft, { row, at }: Pick<Scene, 'row' | 'at'>): Parsed {
  const asked = needsOutcome(row.kind);
  const outcome = isOutcome(typed.outcome) && asked ? typed.outcome : null;
  const mistakes: Mistake[] = [
    ...(typed.message === '' ? [{ field: 'answer', what: 'answer.missing' }] : []),
    ...tooLong('answer', typed.message, LONGEST_WORDS),
    ...(asked && outcome === null ? [{ field: 'outcome', what: 'outcome.missing' }] : []),
    ...promiseMistakes(typed, at),
  ];
  if (mistakes.length > 0) return { mistakes };
  const words = { verb: 'answer', words: typed.message, lang: langOf(typed.message, row), photos } as const;
  const promise = typed.promise ? { words: typed.promise, dueOn: typed.promiseOn } : null;
  return { wanted: { ...words, ...(outcome && { outcome }), ...(promise && { promise }) } };
}
