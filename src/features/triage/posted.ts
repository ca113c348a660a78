import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { cleanPhoto } from '../../platform/files/photo.ts';
import { MOST_PHOTOS } from '../../platform/http/scopes.ts';
import type { Services } from '../../platform/services.ts';
import { type KeptPhoto, stillThere } from '../cases/index.ts';
import { type Beside, type Draft, type Mistake, readTyped } from './draft.ts';
import type { Noun } from './nouns.ts';

type Deps = Pick<Services, 'vault' | 'keys'>;

/** Names photos that lie in the vault, sealed for one case, so that a preview can carry them on. */
export const sealPhotos = ({ keys }: Deps, caseId: string, photos: readonly KeptPhoto[]): string =>
  photos.length === 0 ? '' : keys.seal('staging', JSON.stringify(photos), `answer ${caseId}`);

function openPhotos({ keys }: Deps, caseId: string, sealed: string): KeptPhoto[] {
  const text = sealed && keys.open('staging', sealed, `answer ${caseId}`);
  return text ? (JSON.parse(text) as KeptPhoto[]) : [];
}

interface Parts {
  fields: Record<string, unknown>;
  photos: KeptPhoto[];
  mistakes: Mistake[];
}

/** The parser's own complaints of a cut or crooked message; what was read before stays. */
function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { statusCode } = error as { statusCode?: number };
  return statusCode === undefined ? /multipart|part|boundary|premature|form/i.test(error.message) : statusCode < 500;
}

async function readParts(deps: Deps, request: FastifyRequest): Promise<Parts> {
  const read: Parts = { fields: {}, photos: [], mistakes: [] };
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') read.fields[part.fieldname] = part.value;
      else await take(deps, part, read);
    }
  } catch (error) {
    if (!isBroken(error)) throw error;
    read.mistakes.push({ field: 'photos', what: 'photos.broken' });
  }
  return read;
}

async function take(deps: Deps, part: MultipartFile, { photos, mistakes }: Parts): Promise<void> {
  const photo = await keep(deps, part);
  if (photo && 'what' in photo) mistakes.push(photo);
  else if (photo) photos.push(photo);
}

/** Reads a posted form of a case. Photos are cleaned and kept at once, so that no mistake loses them. */
export async function readDraft<N extends Noun | Beside>(
  deps: Deps,
  request: FastifyRequest,
  caseId: string,
  noun: N,
): Promise<Draft<N>> {
  const isMultipart = request.isMultipart();
  const { fields, photos, mistakes } = isMultipart
    ? await readParts(deps, request)
    : { fields: request.body, photos: [], mistakes: [] as Mistake[] };
  const typed = readTyped(fields);
  const named = openPhotos(deps, caseId, typed.kept);
  const all = [...(await stillThere(deps, named)), ...photos];
  if (all.length < named.length + photos.length) mistakes.push({ field: 'photos', what: 'photos.broken' });
  if (all.length > MOST_PHOTOS) mistakes.push({ field: 'photos', what: 'photos.tooMany' });
  return { noun, typed, photos: all.slice(0, MOST_PHOTOS), mistakes };
}

async function keep({ vault }: Deps, part: MultipartFile): Promise<KeptPhoto | Mistake | null> {
  const bytes = await part.toBuffer();
  if (bytes.length === 0) return null;
  if (part.file.truncated) return { field: 'photos', what: 'photos.tooBig' };
  const photo = await cleanPhoto(bytes);
  if ('problem' in photo) return { field: 'photos', what: `photos.${photo.problem}` };
  return { digest: await vault.put(photo.jpeg), bytes: photo.jpeg.length, width: photo.width, height: photo.height };
}
