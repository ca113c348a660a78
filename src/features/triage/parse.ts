import { readReference } from '../../domain/codes.ts';
import { DECLINE_REASONS, REDIRECT_REASONS } from '../../domain/reasons.ts';
import type { CaseRow } from '../cases/index.ts';
import { parseAnswer } from './answer-parse.ts';
import type { Draft } from './draft.ts';
import { unitsLike } from './find-unit.ts';
import { NOUNS, type Noun } from './nouns.ts';
import { WAY_PARSERS } from './parse-way.ts';
import {
  failed,
  LONGEST_WORDS,
  langOf,
  type Parsed,
  type Parser,
  reasonMistakes,
  type Scene,
  tooLong,
} from './parser.ts';

/** More than these are no choice but a list. */
const MOST_CHOICES = 12;

const words =
  (noun: Noun): Parser =>
  ({ typed, photos }, { row }) => {
    if (typed.message === '') return failed(noun, `${noun}.missing`);
    const mistakes = tooLong(noun, typed.message, LONGEST_WORDS);
    if (mistakes.length > 0) return { mistakes };
    return { wanted: { verb: NOUNS[noun].verb, words: typed.message, lang: langOf(typed.message, row), photos } };
  };

const closing =
  (noun: 'refusal' | 'redirection', reasons: object): Parser =>
  ({ typed }, { row }) => {
    if (!Object.hasOwn(reasons, typed.reason)) return failed(`${noun}-reason`, 'reason.missing');
    const mistakes = tooLong(noun, typed.message, LONGEST_WORDS);
    if (mistakes.length > 0) return { mistakes };
    const said = typed.message ? { words: typed.message, lang: langOf(typed.message, row) } : {};
    return { wanted: { verb: NOUNS[noun].verb, reason: typed.reason, ...said } };
  };

const receipt: Parser = () => ({ wanted: { verb: 'receive' } });

/** A case about a head must not come to that head's unit, nor stay where it is. */
function mayGoTo(unitId: string, row: CaseRow): string | null {
  if (unitId === row.unitId) return 'unit.same';
  return row.about === 'head' && unitId === row.filedUnitId ? 'unit.bypassed' : null;
}

const transfer: Parser = ({ typed }, { city, row, at }) => {
  const mistakes = reasonMistakes('transfer-reason', typed);
  const like = unitsLike(city, typed.unit, at);
  const found = like.length > 1 ? like.filter(({ id }) => mayGoTo(id, row) === null) : like;
  const chosen = found.find(({ id }) => id === typed.unitId) ?? (found.length === 1 ? found[0] : undefined);
  if (typed.unit === '') mistakes.unshift({ field: 'unit', what: 'unit.missing' });
  else if (found.length === 0) mistakes.unshift({ field: 'unit', what: 'unit.unknown' });
  else if (!chosen) {
    const what = found.length > MOST_CHOICES ? 'unit.many' : 'unit.several';
    mistakes.unshift({ field: 'unit', what });
    return { mistakes, units: found.slice(0, MOST_CHOICES).map(({ id }) => id) };
  }
  const forbidden = chosen && mayGoTo(chosen.id, row);
  if (forbidden) mistakes.unshift({ field: 'unit', what: forbidden });
  if (mistakes.length > 0 || !chosen) return { mistakes };
  return { wanted: { verb: 'transfer', toUnitId: chosen.id, reason: typed.reason } };
};

const merger: Parser = ({ typed }, { row }) => {
  if (typed.reference === '') return failed('reference', 'reference.missing');
  const reference = readReference(typed.reference);
  if (!reference) return failed('reference', 'reference.mistyped');
  if (reference === row.reference) return failed('reference', 'reference.itself');
  return { wanted: { verb: 'merge' }, reference };
};

const reopening: Parser = () => ({ wanted: { verb: 'unmark_spam' } });

const PARSERS: Record<Noun, Parser> = {
  receipt,
  answer: parseAnswer,
  question: words('question'),
  note: words('note'),
  refusal: closing('refusal', DECLINE_REASONS),
  redirection: closing('redirection', REDIRECT_REASONS),
  transfer,
  merger,
  reopening,
  ...WAY_PARSERS,
};

/** A draft as a move, or every mistake in it. */
export function parseDraft(draft: Draft<Noun>, scene: Scene): Parsed {
  const parsed = PARSERS[draft.noun](draft, scene);
  if (draft.mistakes.length === 0) return parsed;
  return 'mistakes' in parsed
    ? { ...parsed, mistakes: [...parsed.mistakes, ...draft.mistakes] }
    : { mistakes: [...draft.mistakes] };
}
