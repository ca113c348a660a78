import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../domain/instant.ts';
import { screen } from '../../domain/screening.ts';
import { type Door, type Steering, steer } from '../../domain/steering.ts';
import { fold } from '../../domain/text.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { fittingRule } from './fitting-rule.ts';
import { type Feedback, type FieldError, parseFeedback, type Typed } from './forms.ts';
import { type createPace, DEFAULT_LIMITS, isThisMachine, type Pace } from './limits.ts';

export interface JudgeDeps {
  places: Places;
  pace: ReturnType<typeof createPace>;
}

/** Words that may be filed, with all that was found about them. */
export interface Taken {
  feedback: Feedback;
  steering: Steering;
  suspicion: CaseRow['suspicion'];
  /** Name of whoever sent it, good for an hour at most. */
  hand: string;
}

/** Nobody types a complaint in less; a program does. Counted only where script has measured it. */
const LEAST_MS = 2000;

function suspicionOf(typed: Typed, feedback: Feedback, folded: string, pace: Pace): CaseRow['suspicion'] {
  if (typed.website !== '') return 'honeypot';
  const elapsed = Number(typed.elapsed);
  if (typed.elapsed !== '' && feedback.kind !== 'rating' && elapsed >= 0 && elapsed < LEAST_MS) return 'too_fast';
  return pace.flood ?? screen(feedback.message, folded).suspicion;
}

/**
 * Looks at what a resident sent, by whichever door: mistakes, the right door (promise 9), what makes it suspect. Waits a moment where too
 * much comes at once.
 */
export async function judge(
  { places, pace }: JudgeDeps,
  sent: { typed: Typed; errors: readonly FieldError[]; address: string; boxId: string; at: Instant },
): Promise<{ errors: FieldError[] } | { door: Door } | { taken: Taken }> {
  const { typed, address, boxId, at } = sent;
  const city = places.city();
  const parsed = parseFeedback(typed, at);
  const errors = [...sent.errors, ...('errors' in parsed ? parsed.errors : [])];
  const chosen = city.rule(typed.rule);
  if (typed.rule !== '' && !chosen) errors.push({ field: 'rule', key: 'error.form.rule.unknown' });
  if ('errors' in parsed || errors.length > 0) return { errors };
  const rule = fittingRule(chosen, parsed.feedback.kind);
  const feedback = { ...parsed.feedback, rule: rule?.code ?? '' };
  const folded = fold(feedback.message);
  const steering = steer(feedback.message, folded, { rule: rule ?? undefined });
  if (steering.door && typed.sendAnyway === '') return { door: steering.door };
  const hand = pace.hand(address, at);
  const counted = pace.count(isThisMachine(address) ? null : hand, boxId, city.setting('limits', DEFAULT_LIMITS), at);
  if (counted.waitMs > 0) await pause(counted.waitMs);
  return { taken: { feedback, steering, suspicion: suspicionOf(typed, feedback, folded, counted), hand } };
}
