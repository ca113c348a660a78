import { isRefusal } from '../../domain/errors.ts';
import { refusalOf } from '../../platform/http/failures.ts';
import type { MessageKey } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { type CaseRow, type Cases, findCase } from '../cases/index.ts';
import { sealKept } from '../intake/index.ts';
import type { Happening, Mistake } from './models.ts';
import { type Taking, takeStep } from './take-step.ts';

/** The case after a step, taken or not, and what the page says of it. */
export interface Stepped {
  row: CaseRow;
  happening: Happening;
  status: number;
  /** What nobody expected, for the log. */
  bug?: unknown;
}

/** Takes a step, or gives every word back with the reason why not. */
export async function tryStep(
  deps: { services: Pick<Services, 'store' | 'clock' | 'keys'>; cases: Cases },
  row: CaseRow,
  { taking, mistakes }: { taking: Taking; mistakes: Mistake[] },
  photosLost: boolean,
): Promise<Stepped> {
  const { services } = deps;
  const failed = (why: Mistake[]): Happening => {
    const keptPhotos = { sealed: sealKept(services, taking.photos), count: taking.photos.length };
    return { failed: { step: taking.step, typed: taking.words, mistakes: why, keptPhotos } };
  };
  if (mistakes.length > 0) return { row, happening: failed(mistakes), status: photosLost ? 503 : 422 };
  try {
    return { row: await takeStep(deps, row.id, taking), happening: { done: taking.step }, status: 200 };
  } catch (error) {
    const refusal = refusalOf(error);
    const now = (await findCase(services.store.read, 'id', row.id)) ?? row;
    const happening = failed([{ field: 'message', key: whyNot(error) }]);
    return { row: now, happening, status: refusal?.status ?? 500, ...(!refusal && { bug: error }) };
  }
}

/** The sentence for a step that could not be taken. */
function whyNot(error: unknown): MessageKey {
  const refusal = refusalOf(error);
  if (isRefusal(error) && error.refusal === 'notAllowedNow') return error.params.reason as MessageKey;
  return refusal ? `refusal.${refusal.refusal}.help` : 'refusal.bug.help';
}
