import { isOpen } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { type CaseRow, goesOnIn, readStory } from '../cases/index.ts';
import type { FactsDeps } from './facts.ts';
import type { TrackedFacts } from './models.ts';
import { photoAddress } from './photo-token.ts';

/**
 * What came of the case in which this one goes on, as far as it concerns whoever said the same: by when an answer is due, and the unit's answers.
 * Never what its sender said, nor a question that was put to them.
 */
export async function readSameMatter(
  { services, places }: FactsDeps,
  row: CaseRow,
  lang: Lang,
  now: Instant,
): Promise<TrackedFacts['sameMatter']> {
  const { read } = services.store;
  const other = row.status === 'merged' ? await goesOnIn(read, row.id) : null;
  if (!other) return null;
  const { messages, attachments } = await readStory(read, other.id, true);
  const city = places.city();
  const photosOf = (id: string) =>
    attachments
      .filter((photo) => photo.messageId === id)
      .map(({ digest, width, height }) => ({ src: photoAddress(services, digest, now), width, height }));
  return {
    unit: city.unitName(other.unitId, lang),
    status: other.status,
    dueAt: isOpen(other.status) ? other.dueAt : null,
    closedReason: other.closedReason,
    words: messages
      .filter(({ kind }) => kind === 'answer')
      .map(({ id, at, unitId, body, lang: spoken }) => ({
        mine: false,
        by: unitId === null ? '' : city.unitName(unitId, lang),
        at,
        lang: spoken,
        text: body,
        photos: photosOf(id),
      })),
  };
}
