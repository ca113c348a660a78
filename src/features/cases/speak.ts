import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { firstDigest, saidDigest } from './digest.ts';
import { SPEAKS } from './effects.ts';
import type { Move } from './move.ts';
import { firstDigestOf } from './originals.ts';
import type { EventData } from './record.ts';
import { say } from './say.ts';
import type { CaseRow } from './tallies.ts';

/** Adds the move's words to the dialogue. @returns what the event keeps of them, so that they cannot change unseen */
export async function speak(
  tx: Handle,
  row: CaseRow,
  move: Move,
  { at, id: newId }: { at: Instant; id: () => string },
): Promise<EventData> {
  const kind = SPEAKS[move.verb];
  if (!kind || !move.words) return {};
  const { personId, unitId } = move.actor;
  const lang = move.lang ?? row.lang;
  const photos = move.photos ?? [];
  const words = { id: newId(), caseId: row.id, at, kind, personId, unitId, body: move.words, lang };
  await say(tx, words, photos, newId);
  return { said: saidDigest(words, photos) };
}

/** What the event keeps when the case's first words have changed: words added to a bare rating, another topic. */
export async function firstAnew(tx: Handle, row: CaseRow, after: CaseRow, { verb }: Move): Promise<EventData> {
  // Blacking out keeps the original, which its first event still covers; erasing leaves nothing to cover.
  if (verb === 'redact' || verb === 'anonymise' || firstDigest(row, []) === firstDigest(after, [])) return {};
  return { first: await firstDigestOf(tx, after) };
}
