import { fold } from '../../domain/text.ts';
import type { CaseRow } from './tallies.ts';

/** What a case is found by: its words and its reference, folded. */
export function searchWords(row: Pick<CaseRow, 'message' | 'who' | 'reference'>): string {
  return fold(`${row.message} ${row.who} ${row.reference}`);
}
