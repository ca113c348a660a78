import { formatDateTime, translator } from '../../platform/i18n/index.ts';
import { type ApologyView, apologyOf } from './apology-part.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import type { SaidWords, View } from './case-page.ts';
import { mistakeIn } from './kept.ts';
import { sealPhotos } from './posted.ts';
import { type PromiseView, promiseOf } from './promise-part.ts';

/** An officer's answer that waits for the head. */
interface ProposalView {
  said: SaidWords;
  lead: string;
  hidden: { name: string; value: string }[];
  writer: string;
  /** What was typed for the writer when it is given back. */
  returned: { words: string; error: string | null };
}

/** What stands beside the answer: what waits for the head, what was promised, what is owed. */
export interface Aftercare {
  proposals: ProposalView[];
  promises: PromiseView[];
  apology: ApologyView | null;
  /** Words that came too late, and whose form is gone. */
  unsent: string[];
}

function proposalsOf(deps: DeskDeps, file: CaseFile, { lang, draft }: View): ProposalView[] {
  if (!file.may('case.approve')) return [];
  const { services, staff, places } = deps;
  const { row, answering, story } = file;
  const t = translator(lang);
  const typed = draft?.noun === 'return' ? draft : null;
  return answering.proposals.map((one) => {
    const { personId, message, outcome, promise, promiseOn, savedAt, photos } = one;
    const kept = sealPhotos(services, row.id, photos);
    const seen = String(story.events.at(-1)?.n ?? 0);
    const fields = { message, outcome, promise, promiseOn, kept, seen, writer: personId, proposedAt: String(savedAt) };
    const person = staff.titleOf(personId, lang);
    return {
      said: {
        mine: false,
        by: places.city().unitName(row.unitId, lang),
        at: savedAt,
        lang: row.lang,
        text: message,
        photos: one.shown,
      },
      lead: t('answer.proposal.by', { person, at: formatDateTime(savedAt, lang) }),
      hidden: Object.entries(fields).map(([name, value]) => ({ name, value })),
      writer: personId,
      returned: {
        words: typed?.typed.writer === personId ? typed.typed.message : '',
        error: mistakeIn(typed, `return-${personId}`, lang),
      },
    };
  });
}

function unsentOf(draft: View['draft'], shown: Omit<Aftercare, 'unsent'>): string[] {
  if (!draft || draft.typed.message === '') return [];
  const { message, reference, writer } = draft.typed;
  const gone: Partial<Record<typeof draft.noun, boolean>> = {
    return: !shown.proposals.some((one) => one.writer === writer),
    promise: !shown.promises.some(({ id, from }) => id === reference && from !== null),
    apology: shown.apology === null,
  };
  return gone[draft.noun] ? [message] : [];
}

export function aftercareOf(deps: DeskDeps, file: CaseFile, view: View): Aftercare {
  const shown = {
    proposals: proposalsOf(deps, file, view),
    promises: file.answering.promises.map((row) => promiseOf(row, file, view)),
    apology: apologyOf(deps, file, view),
  };
  return { ...shown, unsent: unsentOf(view.draft, shown) };
}
