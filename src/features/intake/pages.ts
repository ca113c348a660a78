import type { Door } from '../../domain/steering.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { type Field, type FieldError, NOTHING_TYPED, type Typed } from './forms.ts';
import type { ExpiredPage, KeptPage, MistypedBoxPage, ReceiptPage, RetiredBoxPage } from './receipt-pages.ts';
import type { RuleChoices } from './rule-choices.ts';
import type { SaidError } from './said-error.ts';

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
  /** Working days until a complaint is answered, and a suggestion. */
  answerDays: number;
  suggestionDays: number;
  hasRules: boolean;
  rules: RuleChoices;
  values: Pick<Typed, (typeof SHOWN)[number]>;
  keptPhotos: KeptPhotos;
  errors: SaidError[];
  error: Record<(typeof WITH_ERROR)[number], string | null>;
  open: { details: boolean; contact: boolean };
}

export type CarriedFields = { name: string; value: string }[];

interface Carried {
  /** Path that the words are sent to. */
  action: string;
  message: string;
  /** Everything else that was typed, for hidden fields. */
  fields: CarriedFields;
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

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'intake/form': FormPage;
    'intake/steer': SteerPage;
    'intake/busy': BusyPage;
    'intake/receipt': ReceiptPage;
    'intake/kept': KeptPage;
    'intake/expired': ExpiredPage;
    'intake/mistyped-box': MistypedBoxPage;
    'intake/retired-box': RetiredBoxPage;
  }
}

/** What the form of a box needs beside what was typed. */
export type FormScene = Pick<
  FormPage,
  'box' | 'shortAddress' | 'place' | 'unit' | 'answerDays' | 'suggestionDays' | 'rules'
>;

/** What the form gives back into its fields. */
const SHOWN = [
  'kind',
  'rule',
  'message',
  'about',
  'who',
  'happenedAt',
  'contactName',
  'contactPhone',
  'contactEmail',
  'consent',
  'submissionId',
] as const satisfies readonly (keyof Typed)[];

/** Fields that say what is wrong beside themselves. */
const WITH_ERROR = [
  'rating',
  'kind',
  'rule',
  'message',
  'about',
  'who',
  'happenedAt',
  'photos',
  'contactName',
  'contactPhone',
  'contactEmail',
  'consent',
] as const satisfies readonly Field[];

/** The form of a box: without `again` the same for every visitor in a language. */
export function formPage(
  scene: FormScene,
  lang: Lang,
  again?: { typed: Typed; errors: readonly FieldError[]; keptPhotos?: number },
): FormPage {
  const typed = again?.typed ?? NOTHING_TYPED;
  const values = pick(SHOWN, (name) => typed[name]);
  const said = sayErrors(again?.errors ?? [], lang);
  // Nobody sees this field: given back, its mistake would stop every further sending.
  if (said.some(({ field }) => field === 'submissionId')) values.submissionId = '';
  const error = pick(WITH_ERROR, (name) => said.find(({ field }) => field === name)?.message ?? null);
  // A mistake in a field that people do not see leads to the form as a whole.
  const hasPlace = (field: string) => (WITH_ERROR as readonly string[]).includes(field);
  return {
    ...scene,
    hasRules: scene.rules.do.length + scene.rules.dont.length > 0,
    values,
    keptPhotos: { sealed: typed.keptPhotos, count: again?.keptPhotos ?? 0 },
    errors: said.map(({ field, message }) => ({ field: hasPlace(field) ? field : 'feedback', message })),
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
export function carriedFields(typed: Typed): CarriedFields {
  return Object.entries(typed)
    .filter(([name, value]) => value !== '' && !['message', 'sendAnyway', 'keptPhotos'].includes(name))
    .map(([name, value]) => ({ name, value }));
}

/** Mistakes as sentences. */
export function sayErrors(errors: readonly FieldError[], lang: Lang): { field: Field; message: string }[] {
  const t = translator(lang);
  return errors.map(({ field, key, params }) => ({ field, message: t(key as MessageKey, params) }));
}

function pick<K extends string, V>(names: readonly K[], of: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, V>;
}
