import { setTimeout as pause } from 'node:timers/promises';
import { screen } from '../../domain/screening.ts';
import type { Door } from '../../domain/steering.ts';
import { steer } from '../../domain/steering.ts';
import { fold } from '../../domain/text.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { CaseRow } from '../cases/index.ts';
import { type Feedback, type FieldError, parseFeedback, type Typed } from './forms.ts';
import { AT_EASE, type createPace, DEFAULT_LIMITS, isThisMachine, type Pace } from './limits.ts';
import type { Received } from './read-sending.ts';
import type { createRecognition } from './recognise.ts';
import { type SubmitDeps, submitFeedback } from './submit.ts';
import type { Visit } from './visit.ts';

/** What becomes of a sending: filed, sent back with its mistakes, or shown another door first. */
export type Outcome = { filed: CaseRow } | { errors: FieldError[] } | { door: Door };

export interface ReceiveDeps extends SubmitDeps {
  services: SubmitDeps['services'] & { clock: { now(): number } };
  pace: ReturnType<typeof createPace>;
  submissionIdFor: ReturnType<typeof createRecognition>;
}

export interface Arrival {
  visit: Visit;
  received: Received;
  lang: Lang;
  address: string;
  source: 'form' | 'api';
}

/** Nobody types a complaint in less; a program does. Counted only where script has measured it. */
const LEAST_MS = 2000;

function suspicionOf(typed: Typed, feedback: Feedback, folded: string, pace: Pace): CaseRow['suspicion'] {
  if (typed.website !== '') return 'honeypot';
  const elapsed = Number(typed.elapsed);
  if (typed.elapsed !== '' && feedback.kind !== 'rating' && elapsed >= 0 && elapsed < LEAST_MS) return 'too_fast';
  return pace.flood ?? screen(feedback.message, folded).suspicion;
}

/** One sending, from the door to the ledger. @throws StoreTrouble when nothing can be stored just now */
export async function receive(deps: ReceiveDeps, arrival: Arrival): Promise<Outcome> {
  const { visit, received, lang, source } = arrival;
  const { typed, photos } = received;
  const at = deps.services.clock.now();
  const city = deps.places.city();
  const parsed = parseFeedback(typed, at);
  const errors = [...received.errors, ...('errors' in parsed ? parsed.errors : [])];
  const rule = city.rule(typed.rule);
  if (typed.rule !== '' && !rule) errors.push({ field: 'rule', key: 'error.form.rule.unknown' });
  if ('errors' in parsed || errors.length > 0) return { errors };
  const { feedback } = parsed;
  const folded = fold(feedback.message);
  const steering = steer(feedback.message, folded, { rule: rule ?? undefined });
  if (steering.door && typed.sendAnyway === '') return { door: steering.door };
  const hand = deps.pace.hand(arrival.address, at);
  const pace = isThisMachine(arrival.address)
    ? AT_EASE
    : deps.pace.count(hand, visit.box.id, city.setting('limits', DEFAULT_LIMITS), at);
  const suspicion = suspicionOf(typed, feedback, folded, pace);
  const submissionId = feedback.submissionId ?? deps.submissionIdFor(hand, visit.box.id, feedback.message, at);
  if (pace.waitMs > 0) await pause(pace.waitMs);
  const filed = await submitFeedback(
    deps,
    { visit, feedback, lang, steering, suspicion, submissionId, source, at },
    photos,
  );
  return { filed };
}
