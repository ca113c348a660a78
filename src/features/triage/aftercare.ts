import { formatDateTime, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { type ApologyView, apologyOf } from './apology-part.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import type { SaidWords, View } from './case-page.ts';
import { sealPhotos } from './posted.ts';
import { type PromiseView, promiseOf } from './promise-part.ts';

/** An officer's answer that waits for the head. */
interface ProposalView {
  said: SaidWords;
  lead: string;
  hidden: { name: string; value: string }[];
  writer: string;
}

/** What stands beside the answer: what waits for the head, what was promised, what is owed. */
export interface Aftercare {
  proposals: ProposalView[];
  returned: { words: string; error: string | null };
  promises: PromiseView[];
  apology: ApologyView | null;
  /** Words that came too late, and whose form is gone. */
  unsent: string[];
}

function proposalsOf(deps: DeskDeps, file: CaseFile, { lang }: View): ProposalView[] {
  if (!file.may('case.approve')) return [];
  const { services, staff, places } = deps;
  const { row, answering, story } = file;
  const t = translator(lang);
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
  const typed = view.draft?.noun === 'return' ? view.draft : null;
  const [mistake] = typed?.mistakes ?? [];
  const t = translator(view.lang);
  const shown = {
    proposals: proposalsOf(deps, file, view),
    returned: {
      words: typed?.typed.message ?? '',
      error: mistake ? t(`office.error.${mistake.what}` as MessageKey, mistake.params) : null,
    },
    promises: file.answering.promises.map((row) => promiseOf(row, file, view)),
    apology: apologyOf(deps, file, view),
  };
  return { ...shown, unsent: unsentOf(view.draft, shown) };
}
