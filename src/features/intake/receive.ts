import type { Door } from '../../domain/steering.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { CaseRow } from '../cases/index.ts';
import type { FieldError } from './forms.ts';
import { type JudgeDeps, judge } from './judge.ts';
import type { Received } from './read-sending.ts';
import type { createRecognition } from './recognise.ts';
import { type SubmitDeps, submitFeedback } from './submit.ts';
import type { Visit } from './visit.ts';

/** What becomes of a sending: filed, sent back with its mistakes, or shown another door first. */
export type Outcome = { filed: CaseRow; submissionId: string } | { errors: FieldError[] } | { door: Door };

export interface ReceiveDeps extends SubmitDeps, JudgeDeps {
  submissionIdFor: ReturnType<typeof createRecognition>;
}

export interface Arrival {
  visit: Visit;
  received: Received;
  lang: Lang;
  address: string;
  source: 'form' | 'api';
}

/** One sending, from the door to the ledger. @throws StoreTrouble when nothing can be stored just now */
export async function receive(deps: ReceiveDeps, arrival: Arrival): Promise<Outcome> {
  const { visit, received, lang, address, source } = arrival;
  const { typed, photos, errors } = received;
  const at = deps.services.clock.now();
  const boxId = visit.box.id;
  const judged = await judge(deps, { typed, errors, address, boxId, at });
  if (!('taken' in judged)) return judged;
  const { feedback, steering, suspicion, hand } = judged.taken;
  const submissionId = feedback.submissionId ?? deps.submissionIdFor(hand, boxId, feedback, photos, at);
  const sending = { visit, feedback, lang, steering, suspicion, submissionId, source, at, photos };
  const filed = await submitFeedback(deps, sending);
  // The page that gives the words back leaves out the number: sent again, they are a feedback of their own.
  return filed
    ? { filed, submissionId }
    : { errors: [{ field: 'submissionId', key: 'error.form.submissionId.otherWords' }] };
}
