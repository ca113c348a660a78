import { isWordlessRating } from '../../domain/case.ts';
import type { Door } from '../../domain/steering.ts';
import type { CaseRow } from '../cases/index.ts';
import { type FieldError, NOTHING_TYPED, type Typed } from './forms.ts';
import { type JudgeDeps, judge } from './judge.ts';

import type { Received } from './read-sending.ts';
import { type SayMoreDeps, sayMore } from './say-more.ts';

/** `notHere`: the words need a case of their own. */
export type WordsOutcome = { added: CaseRow } | { errors: FieldError[] } | { door: Door } | { notHere: true };

function kindOf(row: CaseRow, chosen: string): string {
  if (isWordlessRating(row)) return chosen === 'rating' ? '' : chosen;
  return row.kind === 'rating' ? 'suggestion' : row.kind;
}

/**
 * Words from the receipt, looked at as any sending: they make a tap on a face a feedback with a deadline and somebody's work. Once it has
 * words, further ones join the dialogue.
 * @throws StoreTrouble when nothing can be stored just now
 */
export async function addWords(
  deps: JudgeDeps & SayMoreDeps,
  row: CaseRow,
  { received, lang, address }: { received: Received; lang: string; address: string },
): Promise<WordsOutcome> {
  const { typed, errors, photos } = received;
  const { message } = typed;
  if (message !== '' && message === row.message) return { added: row };
  const kind = kindOf(row, typed.kind);
  // Further words need no kind; the tap has said everything else.
  const rule = deps.places.city().rule(row.ruleCode ?? '')?.code ?? '';
  const { website, elapsed, sendAnyway } = typed;
  const words: Typed = { ...NOTHING_TYPED, kind, message, rule, website, elapsed, sendAnyway };
  const missing: FieldError[] =
    message === '' && kind === 'praise' ? [{ field: 'message', key: 'error.form.message.missing' }] : [];
  const sent = { typed: words, errors: [...errors, ...missing], address, boxId: row.boxId };
  const judged = await judge(deps, { ...sent, at: deps.services.clock.now() });
  if (!('taken' in judged)) return judged;
  const added = await sayMore(deps, row.id, { ...judged.taken, photos, lang });
  return added ? { added } : { notHere: true };
}
