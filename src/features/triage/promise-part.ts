import { atLocal, localDate } from '../../domain/instant.ts';
import { formatDate, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { PromiseRow } from '../cases/index.ts';
import type { CaseFile } from './case-file.ts';
import type { View } from './case-page.ts';
import type { Draft } from './draft.ts';

export interface PromiseView {
  id: string;
  words: string;
  day: string;
  /** `open`, `today`, `late`, `kept`; each with words of its own. */
  state: 'open' | 'today' | 'late' | 'kept';
  moved: number;
  /** First day that it can be moved to; null where the reader may not, or nothing is open. */
  from: string | null;
  /** What was typed for the resident. */
  typed: string;
  on: string;
  error: string | null;
  open: 'keep' | 'move' | null;
}

function stateOf({ state, dueOn }: PromiseRow, today: string): PromiseView['state'] {
  if (state === 'kept') return 'kept';
  return dueOn === today ? 'today' : dueOn < today ? 'late' : 'open';
}

/** What was typed into the forms of this promise, and what is wrong with it. */
function typedInto(row: PromiseRow, { lang, draft }: View): Pick<PromiseView, 'typed' | 'on' | 'error' | 'open'> {
  const mine = draft?.noun === 'promise' && draft.typed.reference === row.id ? draft : null;
  if (!mine) return { typed: '', on: '', error: null, open: null };
  const [mistake] = mine.mistakes;
  return {
    typed: mine.typed.message,
    on: mine.typed.promiseOn,
    error: mistake ? translator(lang)(`office.error.${mistake.what}` as MessageKey, mistake.params) : null,
    open: isMove(mine) ? 'move' : 'keep',
  };
}

const isMove = ({ typed, mistakes }: Draft) => typed.promiseOn !== '' || mistakes[0]?.field === 'promiseOn';

export function promiseOf(row: PromiseRow, file: CaseFile, view: View): PromiseView {
  const { lang, now } = view;
  const today = localDate(now);
  const state = stateOf(row, today);
  const at = state === 'kept' ? row.keptAt : null;
  return {
    id: row.id,
    words: row.words,
    day: translator(lang)(`answer.promises.${state}`, { date: formatDate(at ?? atLocal(row.dueOn, 0), lang) }),
    state,
    moved: row.moved,
    from: state !== 'kept' && file.may('case.answer') ? today : null,
    ...typedInto(row, view),
  };
}
