import { isOpen, move } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { type CaseRow, type Cases, goesOnIn, type Move } from '../cases/index.ts';

type Step = 'rate' | 'contest';

/** Whether the sender of a joined case may take a step about the answer that it shares with the main one. */
export function mayShare(step: Step, main: CaseRow, now: Instant): boolean {
  if (step === 'contest') return 'status' in move('contest', main, now);
  return main.answeredAt !== null && !isOpen(main.status) && 'status' in move('rate', main, now);
}

/**
 * Takes a step about a shared answer. Each sender rates it in their own case, and is counted there; it is contested once, by whoever is
 * first: the main case goes up, the joined one follows it, and the words stay in the case of who said them.
 * @throws Refusal `notAllowedNow`
 */
export async function takeShared(tx: Handle, cases: Cases, row: CaseRow, step: Move, now: Instant): Promise<CaseRow> {
  const main = await goesOnIn(tx, row.id);
  if (!main || (step.verb !== 'rate' && step.verb !== 'contest')) return cases.move(tx, row.id, step);
  if (step.verb === 'rate') {
    if (!mayShare('rate', main, now)) throw new Refusal('notAllowedNow', { reason: 'move.notInThisStatus' });
    return cases.move(tx, row.id, step);
  }
  const data = { from: row.reference, fromId: row.id };
  const { unitId } = await cases.move(tx, main.id, { verb: 'contest', actor: step.actor, data });
  return cases.move(tx, row.id, { ...step, verb: 'contest_joined', toUnitId: unitId });
}
