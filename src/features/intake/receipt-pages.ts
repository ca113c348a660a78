import type { CaseKind } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { SaidError } from './said-error.ts';

/** A QR code as one SVG path in units of a module, quiet zone included in `size`. */
export interface QrDrawing {
  size: number;
  path: string;
}

export interface ReceiptPage {
  box: string;
  /** The tracking code in its four groups. */
  code: string[];
  qr: QrDrawing;
  place: string;
  unit: string;
  kind: CaseKind;
  reference: string;
  receivedAt: Instant;
  /** Null for a rating: nothing is due. */
  dueAt: Instant | null;
  /** Working days in which the answer may be contested; null where nothing can be. */
  contestDays: number | null;
  trackAddress: string;
  /** The sealed name of this receipt, for the next step. */
  token: string;
  /** A rating may be given words; null for anything else, and once it has them. */
  addWords: { kind: string; message: string; errors: SaidError[] } | null;
  /** Words that could not be added to this case. */
  back: WordsBack | null;
}

/** The receipt is gone; words that came for it are not. */
export interface ExpiredPage {
  back: WordsBack | null;
}

/** Words that found no way, given back with what else was typed; `near` are the boxes they may go to, none when nobody knows. */
export interface WordsBack {
  message: string;
  fields: { name: string; value: string }[];
  near: { box: string; place: string }[];
}

export interface KeptPage {
  box: string;
  unit: string;
  dueAt: Instant | null;
  contestDays: number | null;
}

export interface MistypedBoxPage {
  typed: string;
  near: { box: string; place: string }[];
  back: WordsBack | null;
}

export interface RetiredBoxPage {
  place: string;
  successor: { box: string; place: string } | null;
}
