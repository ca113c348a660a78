import { atLocal, localDate } from '../../domain/instant.ts';
import { formatDate, translator } from '../../platform/i18n/index.ts';
import type { PromiseRow } from '../cases/index.ts';
import type { CaseFile } from './case-file.ts';
import type { View } from './case-page.ts';
import { mistakeIn } from './kept.ts';

/** What was typed for the resident. */
interface TypedWords {
  open: boolean;
  typed: string;
  error: string | null;
}

export interface PromiseView {
  id: string;
  words: string;
  day: string;
  /** `open`, `today`, `late`, `kept`; each with words of its own. */
  state: 'open' | 'today' | 'late' | 'kept';
  moved: number;
  /** First day that it can be moved to; null where the reader may not, or nothing is open. */
  from: string | null;
  keep: TypedWords;
  move: TypedWords & { on: string; onError: string | null };
}

function stateOf({ state, dueOn }: PromiseRow, today: string): PromiseView['state'] {
  if (state === 'kept') return 'kept';
  return dueOn === today ? 'today' : dueOn < today ? 'late' : 'open';
}

/** What was typed into the forms of this promise, and what is wrong with it. */
function typedInto({ id }: PromiseRow, { lang, draft }: View): Pick<PromiseView, 'keep' | 'move'> {
  const mine = draft?.noun === 'promise' && draft.typed.reference === id ? draft : null;
  const error = (field: string) => mistakeIn(mine, field, lang);
  const isMove = mine?.typed.promiseOn !== '' || error(`on-${id}`) !== null || error(`moved-${id}`) !== null;
  const form = (open: boolean, deed: 'kept' | 'moved') => ({
    open,
    typed: open && mine ? mine.typed.message : '',
    error: error(`${deed}-${id}`),
  });
  return {
    keep: form(mine !== null && !isMove, 'kept'),
    move: { ...form(mine !== null && isMove, 'moved'), on: mine?.typed.promiseOn ?? '', onError: error(`on-${id}`) },
  };
}

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
