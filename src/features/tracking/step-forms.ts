import type { Translate } from '../../platform/i18n/index.ts';
import type { KeptPhotos } from '../intake/index.ts';
import type { FailedStep, Step, TrackedCasePage, TrackedFacts } from './models.ts';

const NO_PHOTOS: KeptPhotos = { sealed: '', count: 0 };
const WORDS_OF: Record<Step, string> = { reply: 'message', rate: 'rate-reason', contest: 'contest' };

type StepForms = Pick<TrackedCasePage, 'reply' | 'rate' | 'contest' | 'unsent' | 'errors'>;

/** The forms of the steps that may be taken now, with what a refused one had in it. */
export function stepForms(facts: TrackedFacts, t: Translate, failed: FailedStep | null): StepForms {
  const contestUntil = facts.mayContest ? facts.contestUntil : null;
  const offered = {
    reply: facts.mayReply,
    rate: facts.mayRate && facts.satisfaction === null,
    contest: contestUntil !== null,
  };
  const here = (step: Step) => (failed?.step === step ? failed : null);
  const typed = (step: Step) => here(step)?.typed ?? '';
  const wrong = (step: Step, field: string) => {
    const mistake = here(step)?.mistakes.find((one) => one.field === field);
    return mistake ? t(mistake.key, mistake.params) : null;
  };
  const reply = {
    asked: facts.asked,
    message: typed('reply'),
    error: wrong('reply', 'message'),
    photosError: wrong('reply', 'photos'),
    keptPhotos: failed?.keptPhotos ?? NO_PHOTOS,
  };
  return {
    reply: offered.reply ? reply : null,
    rate: offered.rate ? { reason: typed('rate'), error: wrong('rate', 'message') } : null,
    contest:
      contestUntil === null
        ? null
        : {
            until: contestUntil,
            shared: facts.sameMatter !== null,
            message: typed('contest'),
            error: wrong('contest', 'message'),
          },
    ...(failed ? outcome(failed, offered[failed.step], t) : { unsent: null, errors: [] }),
  };
}

/** What was wrong, with a link to where it is put right. When the form is gone, the words stand alone. */
function outcome({ step, typed, mistakes }: FailedStep, offered: boolean, t: Translate) {
  const placeOf = (field: string) => (field === 'message' ? WORDS_OF[step] : field);
  return {
    unsent: offered || typed === '' ? null : typed,
    errors: mistakes.map(({ field, key, params }) => ({
      field: offered ? placeOf(field) : 'unsent',
      message: t(key, params),
    })),
  };
}
