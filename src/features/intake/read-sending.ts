import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { cleanPhoto } from '../../platform/files/photo.ts';
import { MOST_PHOTOS } from '../../platform/http/server.ts';
import type { Services } from '../../platform/services.ts';
import { type KeptPhoto, stillThere } from '../cases/index.ts';
import { type FieldError, readTyped, type Typed } from './forms.ts';
import { openKept } from './kept-photos.ts';

export interface Received {
  typed: Typed;
  /** Every text field as it came, for pages that ask for more than the form does. */
  fields: Readonly<Record<string, unknown>>;
  photos: KeptPhoto[];
  /** What is wrong with photos, or with the message as a whole; the words are there all the same. */
  errors: FieldError[];
  /** The disk would not take a photo: it must be chosen again. */
  photosLost: boolean;
}

const photoError = (what: string): FieldError => ({ field: 'photos', key: `error.form.photos.${what}` });

/** Each request with photos holds up to 8 MB; the others wait their turn at the socket. */
const MOST_UPLOADS = 12;
let uploads = 0;
const line: (() => void)[] = [];

async function takeTurn(): Promise<() => void> {
  if (uploads >= MOST_UPLOADS) await new Promise<void>((ready) => line.push(ready));
  uploads += 1;
  return () => {
    uploads -= 1;
    line.shift()?.();
  };
}

/** Reads a posted form, with or without photos. Photos are cleaned and kept at once, so that no later mistake loses them. */
export async function readSending(
  services: Pick<Services, 'vault' | 'keys'>,
  request: FastifyRequest,
): Promise<Received> {
  if (!request.isMultipart()) return receivedOf(services, request.body, [], []);
  const done = await takeTurn();
  try {
    return await readMultipart(services, request);
  } finally {
    done();
  }
}

interface Gathered {
  fields: Record<string, unknown>;
  photos: KeptPhoto[];
  errors: FieldError[];
  photosLost: boolean;
}

async function readMultipart(services: Pick<Services, 'vault' | 'keys'>, request: FastifyRequest): Promise<Received> {
  const gathered: Gathered = { fields: {}, photos: [], errors: [], photosLost: false };
  try {
    for await (const part of request.parts()) await take(services, gathered, part);
  } catch (error) {
    if (!isBroken(error)) throw error;
    // What came before the break is kept.
    gathered.errors.push(photoError('broken'));
  }
  const { fields, photos, errors, photosLost } = gathered;
  return { ...(await receivedOf(services, fields, photos, errors)), photosLost };
}

async function take(services: Pick<Services, 'vault'>, gathered: Gathered, part: Multipart): Promise<void> {
  if (part.type === 'field') {
    const before = gathered.fields[part.fieldname];
    gathered.fields[part.fieldname] = before === undefined ? part.value : [before, part.value].flat();
    return;
  }
  const photo = await readPhoto(services, part);
  if (photo === 'lost') gathered.photosLost = true;
  else if (photo && 'field' in photo) gathered.errors.push(photo);
  else if (photo) gathered.photos.push(photo);
}

/** The framework's refusals carry a status; the parser's own complaints of a cut or crooked message are known by their words. */
const isBroken = (error: unknown) =>
  (error as { statusCode?: number }).statusCode !== undefined ||
  (error instanceof Error && /multipart|part|boundary|premature|form/i.test(error.message));

async function receivedOf(
  services: Pick<Services, 'keys' | 'vault'>,
  body: unknown,
  photos: KeptPhoto[],
  errors: FieldError[],
): Promise<Received> {
  const typed = readTyped(body);
  const named = openKept(services, typed.keptPhotos);
  const all = [...(await stillThere(services, named)), ...photos];
  if (all.length < named.length + photos.length) errors.push(photoError('broken'));
  if (all.length > MOST_PHOTOS) errors.push(photoError('tooMany'));
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return { typed, fields, photos: all.slice(0, MOST_PHOTOS), errors, photosLost: false };
}

async function readPhoto(
  { vault }: Pick<Services, 'vault'>,
  part: MultipartFile,
): Promise<KeptPhoto | FieldError | 'lost' | null> {
  const bytes = await part.toBuffer();
  if (bytes.length === 0) return null;
  if (part.file.truncated) return photoError('tooBig');
  const photo = await cleanPhoto(bytes);
  if ('problem' in photo) return photoError(photo.problem);
  const digest = await vault.put(photo.jpeg).catch(() => null);
  if (!digest) return 'lost';
  return { digest, bytes: photo.jpeg.length, width: photo.width, height: photo.height };
}
