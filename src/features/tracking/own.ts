import { isPrivacyGround } from '../../domain/privacy-request.ts';
import type { Handle } from '../../platform/db/store.ts';
import { deadlineInWords, type Lang, translator } from '../../platform/i18n/index.ts';
import type { CaseRow } from '../cases/index.ts';
import { requestsOf } from '../privacy/index.ts';
import type { OwnFacts, OwnPart } from './models.ts';

export async function readOwn(read: Handle, row: CaseRow): Promise<OwnFacts> {
  const [last] = await requestsOf(read, row.id);
  return {
    last: last ? { state: last.state, dueAt: last.dueAt, ground: last.ground } : null,
    erased: row.anonymisedAt !== null,
  };
}

/** Where the last request stands, in the resident's language. */
export function ownPart({ last, erased }: OwnFacts, lang: Lang): OwnPart {
  const mayAsk = !erased && last?.state !== 'open' && last?.state !== 'done';
  return { standing: last && standingOf(last, erased, lang), mayAsk };
}

function standingOf({ state, dueAt, ground }: NonNullable<OwnFacts['last']>, erased: boolean, lang: Lang): string {
  const t = translator(lang);
  if (state === 'open') return t('own.waiting', { due: deadlineInWords(dueAt, lang) });
  if (state === 'done') return t(erased ? 'own.done' : 'own.done.later');
  return t('own.refused', { ground: isPrivacyGround(ground) ? t(`own.ground.${ground}`) : '' });
}
