import { isOpen } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { type CaseRow, goesOnIn, type MessageRow, readStory } from '../cases/index.ts';
import type { FactsDeps } from './facts.ts';
import type { TrackedFacts } from './models.ts';
import { photoAddress } from './photo-token.ts';

/** What the unit says to everybody: its answer, an apology, news of what it promised. */
const TO_ALL: readonly MessageRow['kind'][] = ['answer', 'update'];

/** The case in which this one goes on; null when it goes its own way. */
export const readMain = async (read: Handle, row: CaseRow): Promise<CaseRow | null> =>
  row.status === 'merged' ? await goesOnIn(read, row.id) : null;

/**
 * What came of the main case, as far as it concerns whoever said the same: by when an answer is due, and what the unit says to everybody.
 * Never what its sender said, nor a question that was put to them.
 */
export async function readSameMatter(
  { services, places }: FactsDeps,
  main: CaseRow,
  lang: Lang,
  now: Instant,
): Promise<NonNullable<TrackedFacts['sameMatter']>> {
  const { messages, attachments } = await readStory(services.store.read, main.id, true);
  const city = places.city();
  const photosOf = (id: string) =>
    attachments
      .filter((photo) => photo.messageId === id)
      .map(({ digest, width, height }) => ({ src: photoAddress(services, digest, now), width, height }));
  return {
    unit: city.unitName(main.unitId, lang),
    status: main.status,
    dueAt: isOpen(main.status) ? main.dueAt : null,
    closedReason: main.closedReason,
    words: messages
      .filter(({ kind }) => TO_ALL.includes(kind))
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
