import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { MOST_PHOTOS } from '../../platform/http/scopes.ts';
import type { Services } from '../../platform/services.ts';
import { type KeptPhoto, stillThere } from '../cases/index.ts';
import { type FieldError, readTyped, type Typed } from './forms.ts';
import { openKept } from './kept-photos.ts';
import { passOver, photoError, readPhoto } from './read-photo.ts';

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

interface Gathered {
  fields: Record<string, unknown>;
  photos: KeptPhoto[];
  errors: FieldError[];
  photosLost: boolean;
  tooMany: boolean;
}

const nothing = (): Gathered => ({ fields: {}, photos: [], errors: [], photosLost: false, tooMany: false });

/** Reads a posted form, with or without photos. Photos are cleaned and kept at once, so that no later mistake loses them. */
export async function readSending(
  services: Pick<Services, 'vault' | 'keys'>,
  request: FastifyRequest,
): Promise<Received> {
  if (!request.isMultipart()) return receivedOf(services, request.body, nothing());
  const gathered = nothing();
  try {
    for await (const part of request.parts()) await take(services, gathered, part);
  } catch (error) {
    const mistake = mistakeOf(error, request);
    if (!mistake) throw error;
    // What came before the break is kept.
    gathered.errors.push(mistake);
  }
  return receivedOf(services, gathered.fields, gathered);
}

async function take(services: Pick<Services, 'vault'>, gathered: Gathered, part: Multipart): Promise<void> {
  if (part.type === 'field') {
    const before = gathered.fields[part.fieldname];
    gathered.fields[part.fieldname] = before === undefined ? part.value : [before, part.value].flat();
    return;
  }
  if (gathered.photos.length === MOST_PHOTOS) {
    gathered.tooMany = (await passOver(part)) || gathered.tooMany;
    return;
  }
  const photo = await readPhoto(services, part);
  if (photo === 'lost') gathered.photosLost = true;
  else if (photo && 'field' in photo) gathered.errors.push(photo);
  else if (photo) gathered.photos.push(photo);
}

const formError = (what: string): FieldError => ({ field: 'form', key: `error.form.form.${what}` });

/** What to say of a message that could not be read to its end; null for a bug of ours. The parser's own complaints are known by their words. */
function mistakeOf(error: unknown, request: FastifyRequest): FieldError | null {
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') return formError('tooMuch');
  if (code === 'FST_FILES_LIMIT') return photoError('tooMany');
  const hungUp = request.raw.destroyed && !request.raw.complete;
  if (hungUp || /unexpected end|terminated early|premature/i.test(message ?? '')) return photoError('broken');
  return statusCode !== undefined || /multipart|part|boundary|form/i.test(message ?? '')
    ? formError('unreadable')
    : null;
}

async function receivedOf(
  services: Pick<Services, 'keys' | 'vault'>,
  body: unknown,
  { photos, errors, photosLost, tooMany }: Gathered,
): Promise<Received> {
  const typed = readTyped(body);
  const named = openKept(services, typed.keptPhotos);
  const all = [...(await stillThere(services, named)), ...photos];
  if (all.length < named.length + photos.length) errors.push(photoError('broken'));
  if (tooMany || all.length > MOST_PHOTOS) errors.push(photoError('tooMany'));
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return { typed, fields, photos: all.slice(0, MOST_PHOTOS), errors, photosLost };
}
