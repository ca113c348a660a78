import type { Instant } from '../../domain/instant.ts';
import { length } from '../../domain/text.ts';
import type { BodyRow } from '../bodies/index.ts';
import type { CaseRow, Move } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { Draft, Mistake, Typed } from './draft.ts';
import type { Candidate } from './people.ts';

/** What a form asks for, but for who asks. `reference` names another case, which the caller looks up. */
export type Wanted = Omit<Move, 'actor'>;

export interface Scene {
  city: City;
  row: CaseRow;
  at: Instant;
  /** Who posted the form. */
  me: string;
  /** Whom the case may be given to. */
  people: readonly Candidate[];
  /** Authorities outside that may be chosen. */
  bodies: readonly Pick<BodyRow, 'id' | 'nameVi'>[];
  /** How often its deadline was extended. */
  extensions: number;
}

export type Parsed = { wanted: Wanted; reference?: string } | { mistakes: Mistake[]; units?: string[] };
export type Parser = (draft: Draft, scene: Scene) => Parsed;

/** Characters of an answer, a question, a note. */
export const LONGEST_WORDS = 4000;
const LONGEST_REASON = 500;

export const failed = (field: string, what: string, params?: Mistake['params']): Parsed => ({
  mistakes: [{ field, what, ...(params && { params }) }],
});

export function tooLong(field: string, text: string, most: number): Mistake[] {
  const over = length(text) - most;
  return over > 0 ? [{ field, what: 'tooLong', params: { most, over } }] : [];
}

export function reasonMistakes(field: string, { reason }: Typed): Mistake[] {
  return reason === '' ? [{ field, what: `${field}.missing` }] : tooLong(field, reason, LONGEST_REASON);
}

/** Vietnamese cannot be mistaken: an answer in it is marked so, whatever the resident wrote in. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
export const langOf = (words: string, row: CaseRow) => (VIETNAMESE.test(words) ? 'vi' : row.lang);
