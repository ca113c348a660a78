import { isOpen } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { EnterPage, Happening, SaidWords, TrackedCasePage, TrackedFacts } from './models.ts';
import { ownPart } from './own.ts';
import { stepForms } from './step-forms.ts';
import { contestNote, endingOf, promiseEntry, saidOpenings, timelineEntry } from './told.ts';

export type EnterMistake = 'empty' | 'mistyped' | 'notFound' | 'slowed';

/** @param seconds how long to wait, for `slowed` */
export function enterPage(
  lang: Lang,
  typed = '',
  mistake: EnterMistake | null = null,
  seconds = 0,
  unsent = '',
): EnterPage {
  const error = mistake && translator(lang)(`tracking.error.${mistake}`, { n: seconds });
  return { typed, error, errors: error ? [{ field: 'code', message: error }] : [], unsent: unsent || null };
}

/** The page that follows a correct code. `now` decides what is late. */
export function trackedCasePage(
  facts: TrackedFacts,
  lang: Lang,
  now: Instant,
  { done = null, failed = null }: Happening = {},
): TrackedCasePage {
  const t = translator(lang);
  const awaited = isOpen(facts.status);
  const { reference, status, kind, place, unit, receivedAt, dueAt, satisfaction } = facts;
  return {
    reference,
    status,
    kind,
    place,
    unit,
    receivedAt,
    dueAt: awaited ? dueAt : null,
    late: awaited && now > dueAt,
    words: numbered(facts.words.map((said) => ({ ...said, by: said.mine ? t('tracking.you') : said.by }))),
    timeline: facts.events.flatMap((event) => timelineEntry(event, lang)),
    ending: facts.sameMatter ? null : endingOf(status, facts.closedReason, lang),
    promises: facts.promises.map((one) => promiseEntry(one, lang, now)),
    authority: facts.authority,
    sameMatter: facts.sameMatter && sameMatterOf(facts.sameMatter, lang),
    ...stepForms(facts, t, failed),
    rated: satisfaction === null ? null : String(satisfaction),
    contestNote: contestNote(facts, lang, now),
    openings: saidOpenings(facts, lang),
    own: ownPart(facts.own, lang),
    notice: done && t(done === 'erase' ? 'own.sent' : `tracking.${done}.sent`),
    carry: [
      { name: 'code', value: facts.code },
      { name: 'submissionId', value: facts.submissionId },
    ],
  };
}

function sameMatterOf(same: NonNullable<TrackedFacts['sameMatter']>, lang: Lang): TrackedCasePage['sameMatter'] {
  const { unit, dueAt, status, closedReason, words } = same;
  return { unit, dueAt, words: numbered(words), ending: endingOf(status, closedReason, lang)?.reason ?? null };
}

/** Photos are numbered through the whole case, so that each has a name of its own. */
function numbered(words: TrackedFacts['words']): SaidWords[] {
  let n = 0;
  return words.map((said) => ({ ...said, photos: said.photos.map((photo) => ({ ...photo, n: ++n })) }));
}
