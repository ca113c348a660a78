import { Refusal } from '../../domain/errors.ts';
import { type FiveClear, fiveClear, type Words } from '../../domain/five-clear.ts';
import type { Instant } from '../../domain/instant.ts';
import { answersFor } from '../../domain/responsible.ts';
import { deadlineInWords, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { CaseEvent, CaseRow } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';
import type { DeskDeps } from './case-file.ts';
import { holderTitle } from './holder.ts';

const awaitsReply = (events: readonly CaseEvent[]): boolean =>
  events.findLast(({ kind }) => kind === 'ask' || kind === 'reply' || kind === 'contest')?.kind === 'ask';

/** Whether more was promised than was kept. */
function promisesOpen(events: readonly CaseEvent[]): boolean {
  const made = events.filter(({ kind, data }) => kind === 'answer' && data.promisedBy).length;
  return made > events.filter(({ kind }) => kind === 'keep_promise').length;
}

const PARTS = ['person', 'task', 'procedure', 'responsibility', 'result'] as const;

/** One part of "5 rõ" in words; `missing` asks the reader to put it right. */
export interface ClearPart {
  label: string;
  text: string;
  missing: boolean;
}

/** Clear person, task, procedure, responsibility, result: for every case, at any time. */
export function clearParts(
  staff: Staff,
  city: City,
  row: CaseRow,
  events: readonly CaseEvent[],
  lang: Lang,
  at: Instant,
): ClearPart[] {
  const t = translator(lang);
  const person = answersFor(row, { ...staff.register(), units: city.units, at });
  const personId = row.assigneeId ?? person?.personId ?? null;
  const answers = person?.personId ?? null;
  const clear: FiveClear = fiveClear({
    ...row,
    personId,
    personTitle: personId && holderTitle({ staff, city, at }, personId, answers, lang),
    unitName: city.unitName(row.unitId, lang),
    via: person?.via,
    awaitingReply: awaitsReply(events),
    awaitingApproval: row.waitingFor === 'approval',
    promised: promisesOpen(events),
    reason: row.closedReason,
  });
  return PARTS.map((part) => {
    const words = clear[part];
    return {
      label: t(`office.five.${part}`),
      text: words ? say(words, lang) : t('office.five.missing'),
      missing: words === null,
    };
  });
}

type Deps = Pick<DeskDeps, 'staff' | 'places'>;

export const isClear = ({ staff, places }: Deps, row: CaseRow, at: Instant): boolean =>
  clearParts(staff, places.city(), row, [], 'vi', at).every(({ missing }) => !missing);

/**
 * Nothing ends while it is unclear who answers for it, what, how, and to what end.
 * @throws Refusal `notAllowedNow`
 */
export function mustBeClear(deps: Deps, row: CaseRow, at: Instant): void {
  if (!isClear(deps, row, at)) throw new Refusal('notAllowedNow', { reason: 'move.notClear' });
}

function say({ key, params }: Words, lang: Lang): string {
  const t = translator(lang);
  const { dueAt, reason, outcome, ...others } = params;
  return t(key as MessageKey, {
    ...others,
    ...(dueAt !== undefined && { dueAt: deadlineInWords(Number(dueAt), lang) }),
    ...(outcome !== undefined && { outcome: t(`outcome.${outcome}` as MessageKey) }),
    ...(reason !== undefined && { reason: t(`reason.${reason}` as MessageKey) }),
  });
}
