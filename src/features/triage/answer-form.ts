import { localDate } from '../../domain/instant.ts';
import { needsOutcome, OUTCOMES } from '../../domain/outcomes.ts';
import { formatDateTime, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { asTyped } from './answer-file.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import type { View } from './case-page.ts';
import type { Draft } from './draft.ts';
import { sealPhotos } from './posted.ts';
import { STATUS_OF_NOUN, type TemplateNoun } from './template-store.ts';

export interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

export type TemplateOption = Omit<Option, 'chosen'>;

/** The form of an answer, with whatever was typed or kept. */
export interface AnswerForm {
  open: boolean;
  message: string;
  error: string | null;
  kept: string;
  keptCount: number;
  photosError: string | null;
  thanks: boolean;
  /** Null for thanks, which have no outcome. */
  outcomes: Option[] | null;
  outcomeError: string | null;
  promise: { open: boolean; words: string; on: string; from: string; error: string | null; onError: string | null };
  templates: TemplateOption[];
  /** Whose proposal this was, when the head goes on with it, and as of when. */
  writer: string;
  proposedAt: string;
  /** That person, in words. */
  writtenBy: string;
  /** When the draft in it was kept; empty for what was just typed. */
  savedAt: string;
  /** It came as a reply to a mail, and wants a look. */
  byMail: boolean;
  /** The head's words, with which it came back. */
  sentBack: string;
  /** It waits for the head, and can be changed until then. */
  waits: boolean;
}

/**
 * What of a proposal its reader has before them: who changes it later is not sent unread. A form that comes back goes by the one that was
 * read, until its sender is told of a newer one by a refusal.
 */
function proposedAt({ proposals }: CaseFile['answering'], { draft, refused }: View, writer: string): string {
  if (draft?.noun === 'answer' && !refused) return draft.typed.proposedAt;
  return String(proposals.find(({ personId }) => personId === writer)?.savedAt ?? '');
}

export function templateOptions({ answering }: CaseFile, noun: TemplateNoun): TemplateOption[] {
  return answering.templates
    .filter(({ status }) => status === STATUS_OF_NOUN[noun])
    .map(({ id, title }) => ({ value: id, label: title }));
}

export function answerForm(deps: DeskDeps, file: CaseFile, view: View): AnswerForm {
  const { draft, lang, now } = view;
  const { row, answering } = file;
  const { own } = answering;
  const t = translator(lang);
  const typed = draft?.noun === 'answer' ? draft : null;
  const shown: Draft =
    typed ?? asTyped(own ?? { message: '', outcome: '', promise: '', promiseOn: '', writer: '' }, answering.ownPhotos);
  const error = (field: string) => {
    const mistake = shown.mistakes.find((one) => one.field === field);
    return mistake ? t(`office.error.${mistake.what}` as MessageKey, mistake.params) : null;
  };
  const { message, outcome, promise, promiseOn, writer } = shown.typed;
  return {
    open: typed !== null || own !== null,
    message,
    error: error('answer'),
    kept: sealPhotos(deps.services, row.id, shown.photos),
    keptCount: shown.photos.length,
    photosError: error('photos'),
    thanks: row.kind === 'praise',
    outcomes: needsOutcome(row.kind)
      ? OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`), chosen: value === outcome }))
      : null,
    outcomeError: error('outcome'),
    promise: {
      open: promise !== '' || promiseOn !== '' || error('promise') !== null || error('promiseOn') !== null,
      words: promise,
      on: promiseOn,
      from: localDate(now),
      error: error('promise'),
      onError: error('promiseOn'),
    },
    templates: templateOptions(file, 'answer'),
    writer,
    proposedAt: proposedAt(answering, view, writer),
    writtenBy: writer && deps.staff.titleOf(writer, lang),
    savedAt: typed === null && own ? formatDateTime(own.savedAt, lang) : '',
    byMail: typed === null && own?.source === 'mail',
    sentBack: own?.state === 'sent_back' ? own.note : '',
    waits: own?.state === 'proposed',
  };
}
