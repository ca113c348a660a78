import type { CaseKind } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Door } from '../../domain/steering.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { Field, FieldError, Typed } from './forms.ts';
import type { RuleChoices } from './rule-choices.ts';

/** A mistake as the page says it: a link to the field, and the sentence. */
export interface SaidError {
  field: string;
  message: string;
}

/** A QR code as one SVG path in units of a module, quiet zone included in `size`. */
export interface QrDrawing {
  size: number;
  path: string;
}

/** Photos that the server holds while the person corrects something: their sealed names, and how many. */
export interface KeptPhotos {
  sealed: string;
  count: number;
}

export interface FormPage {
  box: string;
  /** `hanoi.example.vn/7K3QXM9`, for those who tell it on. */
  shortAddress: string;
  place: string;
  unit: string;
  answerDays: number;
  hasRules: boolean;
  rules: RuleChoices;
  values: Typed;
  keptPhotos: KeptPhotos;
  errors: SaidError[];
  error: Record<Field, string | null>;
  open: { details: boolean; contact: boolean };
}

interface Carried {
  box: string;
  message: string;
  /** Everything else that was typed, for hidden fields. */
  fields: { name: string; value: string }[];
}

/** Shown before sending when the words belong to another door (promise 9). */
export interface SteerPage extends Carried {
  place: string;
  door: Door;
  keptPhotos: KeptPhotos;
}

/** Shown when nothing could be stored: every word, ready to be sent again. */
export interface BusyPage extends Carried {
  photosLost: boolean;
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
}

export interface RetiredBoxPage {
  place: string;
  successor: { box: string; place: string } | null;
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'intake/form': FormPage;
    'intake/steer': SteerPage;
    'intake/busy': BusyPage;
    'intake/receipt': ReceiptPage;
    'intake/kept': KeptPage;
    'intake/expired': Record<string, never>;
    'intake/mistyped-box': MistypedBoxPage;
    'intake/retired-box': RetiredBoxPage;
  }
}

/** What the form of a box needs beside what was typed. */
export type FormScene = Pick<FormPage, 'box' | 'shortAddress' | 'place' | 'unit' | 'answerDays' | 'rules'>;

export const NOTHING_TYPED: Typed = {
  kind: '',
  rating: '',
  rule: '',
  message: '',
  about: '',
  who: '',
  happenedAt: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  consent: '',
  lang: '',
  submissionId: '',
  website: '',
  elapsed: '',
  sendAnyway: '',
  keptPhotos: '',
};

const NO_ERRORS = Object.fromEntries(
  [...Object.keys(NOTHING_TYPED), 'photos'].map((f) => [f, null]),
) as FormPage['error'];

/** Fields without a place of their own on the page: the summary leads to the form as a whole. */
const UNSEEN: readonly Field[] = ['lang', 'submissionId', 'website', 'elapsed', 'sendAnyway', 'keptPhotos'];

/** The form of a box: without `again` the same for every visitor in a language. */
export function formPage(
  scene: FormScene,
  lang: Lang,
  again?: { typed: Typed; errors: readonly FieldError[]; keptPhotos?: number },
): FormPage {
  const values = again?.typed ?? NOTHING_TYPED;
  const said = sayErrors(again?.errors ?? [], lang);
  const error = {
    ...NO_ERRORS,
    ...Object.fromEntries(said.toReversed().map(({ field, message }) => [field, message])),
  };
  return {
    ...scene,
    hasRules: scene.rules.do.length + scene.rules.dont.length > 0,
    values,
    keptPhotos: { sealed: values.keptPhotos, count: again?.keptPhotos ?? 0 },
    errors: said.map(({ field, message }) => ({ field: UNSEEN.includes(field) ? 'feedback' : field, message })),
    error,
    open: {
      details: Boolean(values.who || values.happenedAt || error.who || error.happenedAt),
      contact: Boolean(
        values.contactName || values.contactPhone || values.contactEmail || values.consent || error.consent,
      ),
    },
  };
}

/** All that was typed but the message, for a page that carries it on; `sendAnyway` and the photos have fields of their own there. */
export function carriedFields(typed: Typed): Carried['fields'] {
  return Object.entries(typed)
    .filter(([name, value]) => value !== '' && !['message', 'sendAnyway', 'keptPhotos'].includes(name))
    .map(([name, value]) => ({ name, value }));
}

/** Mistakes as sentences. */
export function sayErrors(errors: readonly FieldError[], lang: Lang): { field: Field; message: string }[] {
  const t = translator(lang);
  return errors.map(({ field, key, params }) => ({ field, message: t(key as MessageKey, params) }));
}
