import type { FastifyRequest } from 'fastify';
import { noParts, type PartFault, readParts } from '../../platform/http/read-parts.ts';
import { MOST_PHOTOS } from '../../platform/http/scopes.ts';
import type { Services } from '../../platform/services.ts';
import { type KeptPhoto, stillThere } from '../cases/index.ts';
import { type Beside, type Draft, type Mistake, readTyped } from './draft.ts';
import type { Noun } from './nouns.ts';

type Deps = Pick<Services, 'vault' | 'keys' | 'clock'>;

/** Names photos that lie in the vault, sealed for one case, so that a preview can carry them on. */
export const sealPhotos = ({ keys }: Deps, caseId: string, photos: readonly KeptPhoto[]): string =>
  photos.length === 0 ? '' : keys.seal('staging', JSON.stringify(photos), `answer ${caseId}`);

function openPhotos({ keys }: Deps, caseId: string, sealed: string): KeptPhoto[] {
  const text = sealed && keys.open('staging', sealed, `answer ${caseId}`);
  return text ? (JSON.parse(text) as KeptPhoto[]) : [];
}

/** Faults of the message as a whole are said where everything that can be done with a case begins. */
const mistakeOf = ({ field, what }: PartFault): Mistake => ({
  field: field === 'form' ? 'do' : field,
  what: `${field}.${what}`,
});

/** Reads a posted form of a case. Photos are cleaned and kept at once, so that no mistake loses them. */
export async function readDraft<N extends Noun | Beside>(
  deps: Deps,
  request: FastifyRequest,
  caseId: string,
  noun: N,
): Promise<Draft<N>> {
  const parts = request.isMultipart() ? await readParts(deps, request) : { ...noParts(), fields: request.body };
  const { fields, photos, tooMany } = parts;
  const mistakes = parts.faults.map(mistakeOf);
  if (parts.photosLost) mistakes.push({ field: 'photos', what: 'photos.lost' });
  const typed = readTyped(fields);
  const named = openPhotos(deps, caseId, typed.kept);
  const all = [...(await stillThere(deps, named)), ...photos];
  if (all.length < named.length + photos.length) mistakes.push({ field: 'photos', what: 'photos.broken' });
  if (tooMany || all.length > MOST_PHOTOS) mistakes.push({ field: 'photos', what: 'photos.tooMany' });
  return { noun, typed, photos: all.slice(0, MOST_PHOTOS), mistakes };
}
