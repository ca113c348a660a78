import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { cleanPhoto } from '../files/photo.ts';
import type { Services } from '../services.ts';
import { createPhotoRoom } from './photo-room.ts';
import { MOST_PHOTOS } from './scopes.ts';
import { BODY_BYTES } from './server.ts';

/** A photo in the vault. */
interface Photo {
  digest: string;
  bytes: number;
  width: number;
  height: number;
}

/** What is wrong with photos, or with the message as a whole. */
export interface PartFault {
  field: 'photos' | 'form';
  what: 'tooMany' | 'tooBig' | 'crowded' | 'broken' | 'heic' | 'size' | 'content' | 'tooMuch' | 'unreadable';
}

/** A form with files, as far as it could be read. */
export interface Parts {
  /** Every text field as it came; one that came several times is a list. */
  fields: Record<string, unknown>;
  /** Cleaned and kept, at most {@link MOST_PHOTOS}. */
  photos: Photo[];
  faults: PartFault[];
  /** The disk would not take a photo: it must be chosen again. */
  photosLost: boolean;
  /** There were more photos; they were let run past. */
  tooMany: boolean;
}

/** What is being read, with the characters of text taken so far. */
type Reading = Parts & { taken: number };

type Deps = Pick<Services, 'vault' | 'clock'>;

export const noParts = (): Parts => ({ fields: {}, photos: [], faults: [], photosLost: false, tooMany: false });

/** Reads a multipart form. Photos are cleaned and kept at once, and what came before a break is kept. */
export async function readParts(deps: Deps, request: FastifyRequest): Promise<Parts> {
  const parts: Reading = { ...noParts(), taken: 0 };
  request.body = parts.fields;
  try {
    for await (const part of request.parts()) await take(deps, request, parts, part);
  } catch (error) {
    const fault = faultOf(error, request);
    if (!fault) throw error;
    parts.faults.push(fault);
  }
  return parts;
}

/** All text of a form together is as much as a form without files may hold; what does not fit is not kept in memory. */
function takeText(parts: Reading, { fieldname, value }: { fieldname: string; value: unknown }): void {
  const size = String(value).length;
  if (parts.taken + size > BODY_BYTES) {
    if (!parts.faults.some(({ what }) => what === 'tooMuch')) parts.faults.push({ field: 'form', what: 'tooMuch' });
    return;
  }
  parts.taken += size;
  const before = parts.fields[fieldname];
  parts.fields[fieldname] = before === undefined ? value : [before, value].flat();
}

async function take(deps: Deps, request: FastifyRequest, parts: Reading, part: Multipart): Promise<void> {
  if (part.type === 'field') return takeText(parts, part);
  if (parts.photos.length === MOST_PHOTOS) {
    parts.tooMany = (await passOver(part)) || parts.tooMany;
    return;
  }
  const photo = await readPhoto(deps, request, part);
  if (photo === 'lost') parts.photosLost = true;
  else if (photo && 'what' in photo) parts.faults.push(photo);
  else if (photo) parts.photos.push(photo);
}

/** What to say of a message that could not be read to its end; null for a bug of ours. The parser's own complaints are known by their words. */
function faultOf(error: unknown, request: FastifyRequest): PartFault | null {
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') return { field: 'form', what: 'tooMuch' };
  if (code === 'FST_FILES_LIMIT') return { field: 'photos', what: 'tooMany' };
  const hungUp = request.raw.destroyed && !request.raw.complete;
  if (hungUp || /unexpected end|terminated early|premature/i.test(message ?? ''))
    return { field: 'photos', what: 'broken' };
  return statusCode !== undefined || /multipart|part|boundary|form/i.test(message ?? '')
    ? { field: 'form', what: 'unreadable' }
    : null;
}

const MB = 1024 * 1024;
/** Who works at a counter or a desk is not kept from a photo by what the world sends to the boxes. */
const ROOMS = { residents: createPhotoRoom(128 * MB), office: createPhotoRoom(32 * MB) };

/**
 * One photo from the network into the vault: null when the field was left empty, 'lost' when the disk would not take it. However slowly
 * it arrives, nobody waits for it: a photo for which there is no room is let run past, and has to be sent again.
 */
async function readPhoto(
  { vault, clock }: Deps,
  { visitor }: FastifyRequest,
  part: MultipartFile,
): Promise<Photo | PartFault | 'lost' | null> {
  const room = visitor ? ROOMS.office : ROOMS.residents;
  const arrival = room.enter(clock.now());
  try {
    for await (const chunk of part.file as AsyncIterable<Buffer>) room.take(arrival, chunk, clock.now());
    room.arrived(arrival);
    if (part.file.truncated) return { field: 'photos', what: 'tooBig' };
    if (arrival.crowded) return { field: 'photos', what: 'crowded' };
    if (arrival.bytes === 0) return null;
    const photo = await cleanPhoto(Buffer.concat(arrival.chunks));
    if ('problem' in photo) return { field: 'photos', what: photo.problem };
    const digest = await vault.put(photo.jpeg).catch(() => null);
    if (!digest) return 'lost';
    return { digest, bytes: photo.jpeg.length, width: photo.width, height: photo.height };
  } finally {
    room.leave(arrival);
  }
}

/** Lets a photo run past without holding it; whether there was anything in it. */
async function passOver(part: MultipartFile): Promise<boolean> {
  let some = false;
  for await (const chunk of part.file as AsyncIterable<Buffer>) some ||= chunk.length > 0;
  return some;
}
