import type { Handle } from '../db/store.ts';
import type { Purpose } from './keys.ts';

/** One sealed text of a row. `context` is what it is bound to. */
export interface SealedText {
  id: string;
  sealed: string;
  context: string;
}

/** A column whose texts are sealed: its room tells how to walk it and how to put another text in the place of one. */
export interface SealedColumn {
  /** `table.column` */
  name: string;
  purpose: Purpose;
  /** Rows after an id, by id. */
  page(handle: Handle, after: string, limit: number): Promise<SealedText[]>;
  /** Changes nothing when the text is not `before` any more. */
  put(tx: Handle, id: string, before: string, sealed: string): Promise<void>;
}
