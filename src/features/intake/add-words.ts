import { steer } from '../../domain/steering.ts';
import { fold } from '../../domain/text.ts';
import type { Services } from '../../platform/services.ts';
import { answerDue, type CaseRow, type Cases } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { ownerOf } from './decide.ts';
import { type FieldError, parseFeedback, readTyped } from './forms.ts';

export type AddWords = (
  row: CaseRow,
  kind: string,
  message: string,
) => Promise<{ row: CaseRow } | { errors: FieldError[] }>;

/** Words after a tap on a face: the rating becomes a feedback of a kind, with a deadline, and somebody's work. */
export function createAddWords(services: Pick<Services, 'store' | 'clock'>, places: Places, cases: Cases): AddWords {
  return async (row, kind, message) => {
    const at = services.clock.now();
    const parsed = parseFeedback(readTyped({ kind: kind === 'rating' ? '' : kind, message }), at);
    if ('errors' in parsed) return parsed;
    const { feedback } = parsed;
    if (feedback.message === '') return { errors: [{ field: 'message', key: 'error.form.message.missing' }] };
    const steering = steer(feedback.message, fold(feedback.message), {});
    const city = places.city();
    const owner = ownerOf(city, row.unitId, row.about, steering, false);
    const changes = {
      kind: feedback.kind,
      message: feedback.message,
      ...owner,
      urgent: steering.urgent,
      closedAt: null,
      dueAt: answerDue(city, owner.unitId, feedback.kind, steering.urgent, at),
    };
    const actor = { kind: 'resident' as const, personId: null, unitId: null };
    const after = await services.store.write((tx) =>
      cases.move(tx, row.id, { verb: 'add_words', actor, words: feedback.message, changes }),
    );
    return { row: after };
  };
}
