import { move } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { DECLINE_REASONS, REDIRECT_REASONS, type WayOut } from '../../domain/reasons.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { type AnswerForm, answerForm, type TemplateOption, templateOptions } from './answer-form.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import type { View } from './case-page.ts';
import { unitsInForce } from './find-unit.ts';
import { type Kept, keptFor } from './kept.ts';
import { NOUNS, type Noun } from './nouns.ts';

/** What was typed into one form, with what is wrong with it. */
interface WordsForm {
  message: string;
  error: string | null;
  open: boolean;
}
interface Choice {
  value: string;
  label: string;
  /** The door that the resident is shown. */
  hint: string;
  chosen: boolean;
}
interface ClosingForm extends WordsForm {
  templates: TemplateOption[];
  reasons: Choice[];
  reasonError: string | null;
}

/** The forms that the reader may use now; null where they may not, or the case is past it. */
export interface CaseForms {
  /** Number of the last event, so that nobody overwrites what they have not seen. */
  seen: number;
  any: boolean;
  receipt: boolean;
  answer: AnswerForm | null;
  question: (WordsForm & { templates: TemplateOption[] }) | null;
  transfer: {
    open: boolean;
    unit: string;
    unitError: string | null;
    choices: { value: string; label: string }[];
    units: string[];
    reason: string;
    reasonError: string | null;
  } | null;
  refusal: ClosingForm | null;
  redirection: ClosingForm | null;
  merger: { open: boolean; reference: string; error: string | null } | null;
  spam: boolean;
  /** It was marked as spam, and the reader may take that back. */
  reopening: boolean;
  /** `forHead`: its writer may lay it before the head; null who is one. */
  note: (WordsForm & { forHead: { chosen: boolean } | null }) | null;
  /** Somebody's note that waits to be seen by the reader. */
  headNote: { by: string; at: Instant } | null;
  /** The reader may ask for the contact data; a second person decides. */
  contact: boolean;
}

const wordsForm = (noun: Noun, { open, typed, error }: Kept): WordsForm => ({
  open,
  message: typed.message,
  error: error(noun),
});

function closingForm(file: CaseFile, noun: 'refusal' | 'redirection', kept: Kept, lang: Lang): ClosingForm {
  const t = translator(lang);
  const list: Record<string, { wayOut: WayOut }> = noun === 'refusal' ? DECLINE_REASONS : REDIRECT_REASONS;
  const reasons = Object.entries(list).map(([value, { wayOut }]) => ({
    value,
    label: t(`reason.${value}` as MessageKey),
    hint: t(`wayOut.${wayOut}`),
    chosen: kept.typed.reason === value,
  }));
  return {
    ...wordsForm(noun, kept),
    templates: templateOptions(file, noun),
    reasons,
    reasonError: kept.error(`${noun}-reason`),
  };
}

function transferForm(
  { places }: DeskDeps,
  { row }: CaseFile,
  { draft, lang, now }: View,
  kept: Kept,
): CaseForms['transfer'] {
  const city = places.city();
  const name = (id: string) => city.unitName(id, lang);
  const units = unitsInForce(city, now).filter(
    ({ id }) => id !== row.unitId && !(row.about === 'head' && id === row.filedUnitId),
  );
  return {
    open: kept.open,
    unit: kept.typed.unit,
    unitError: kept.error('unit'),
    choices: (kept.open ? (draft?.units ?? []) : []).map((id) => ({ value: id, label: name(id) })),
    units: units.map(({ id }) => name(id)).sort(new Intl.Collator(lang).compare),
    reason: kept.typed.reason,
    reasonError: kept.error('transfer-reason'),
  };
}

const noteForm = (file: CaseFile, kept: Kept): CaseForms['note'] => ({
  ...wordsForm('note', kept),
  forHead: file.may('case.approve') ? null : { chosen: kept.typed.forHead !== '' },
});

export function formsOf(deps: DeskDeps, file: CaseFile, view: View): CaseForms {
  const { draft, lang } = view;
  const { row, story } = file;
  const usable = (noun: Noun) => file.may(NOUNS[noun].may) && 'status' in move(NOUNS[noun].verb, row, view.now);
  // Words that came too late stay in their form, although it can no longer be sent.
  const shown = (noun: Noun) => usable(noun) || draft?.noun === noun;
  const kept = (noun: Noun) => keptFor(draft, noun, lang);
  const merger = kept('merger');
  const forms = {
    receipt: usable('receipt'),
    answer: shown('answer') ? answerForm(deps, file, view) : null,
    question: shown('question')
      ? { ...wordsForm('question', kept('question')), templates: templateOptions(file, 'question') }
      : null,
    transfer: shown('transfer') ? transferForm(deps, file, view, kept('transfer')) : null,
    refusal: shown('refusal') ? closingForm(file, 'refusal', kept('refusal'), lang) : null,
    redirection: shown('redirection') ? closingForm(file, 'redirection', kept('redirection'), lang) : null,
    merger: shown('merger')
      ? { open: merger.open, reference: merger.typed.reference, error: merger.error('reference') }
      : null,
    spam: file.may('case.decline') && 'status' in move('mark_spam', row, view.now),
    reopening: usable('reopening'),
    note: shown('note') ? noteForm(file, kept('note')) : null,
    headNote: file.headNote && { by: deps.staff.titleOf(file.headNote.personId, lang), at: file.headNote.at },
    contact: file.asksContact,
  };
  const any = Object.entries(forms).some(([noun, form]) => noun !== 'contact' && Boolean(form));
  return { ...forms, any, seen: story.events.at(-1)?.n ?? 0 };
}
