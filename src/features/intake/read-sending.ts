import type { FastifyRequest } from 'fastify';
import { noParts, type PartFault, type Parts, readParts } from '../../platform/http/read-parts.ts';
import { MOST_PHOTOS } from '../../platform/http/scopes.ts';
import type { Services } from '../../platform/services.ts';
import { type KeptPhoto, stillThere } from '../cases/index.ts';
import { type FieldError, readTyped, type Typed } from './forms.ts';
import { keepStep } from './keep-step.ts';
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

const errorOf = ({ field, what }: PartFault): FieldError => ({ field, key: `error.form.${field}.${what}` });

/** Reads a posted form, with or without photos. Photos are cleaned and kept at once, so that no later mistake loses them. */
export async function readSending(
  services: Pick<Services, 'vault' | 'keys' | 'clock'>,
  request: FastifyRequest,
): Promise<Received> {
  const parts = request.isMultipart() ? await readParts(services, request) : noParts();
  await keepStep();
  return receivedOf(services, request.isMultipart() ? parts.fields : request.body, parts);
}

async function receivedOf(
  services: Pick<Services, 'keys' | 'vault'>,
  body: unknown,
  { photos, faults, photosLost, tooMany }: Parts,
): Promise<Received> {
  const typed = readTyped(body);
  const named = openKept(services, typed.keptPhotos);
  const all = [...(await stillThere(services, named)), ...photos];
  if (all.length < named.length + photos.length) faults.push({ field: 'photos', what: 'broken' });
  if (tooMany || all.length > MOST_PHOTOS) faults.push({ field: 'photos', what: 'tooMany' });
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return { typed, fields, photos: all.slice(0, MOST_PHOTOS), errors: faults.map(errorOf), photosLost };
}
