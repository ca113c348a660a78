import type { MultipartFile } from '@fastify/multipart';
import { cleanPhoto } from '../../platform/files/photo.ts';
import type { Services } from '../../platform/services.ts';
import type { KeptPhoto } from '../cases/index.ts';
import type { FieldError } from './forms.ts';

/** Bytes of photos that all requests together hold, still arriving or waiting for the decoder. */
const MOST_HELD = 128 * 1024 * 1024;
let held = 0;

export const photoError = (what: string): FieldError => ({ field: 'photos', key: `error.form.photos.${what}` });

/**
 * One photo from the network into the vault: null when the field was left empty, 'lost' when the disk would not take it. However slowly
 * it arrives, nobody waits for it: a photo for which there is no room is let run past, and has to be sent again.
 */
export async function readPhoto(
  { vault }: Pick<Services, 'vault'>,
  part: MultipartFile,
): Promise<KeptPhoto | FieldError | 'lost' | null> {
  const chunks: Buffer[] = [];
  let mine = 0;
  let crowded = false;
  const letGo = () => {
    chunks.length = 0;
    held -= mine;
    mine = 0;
  };
  try {
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      crowded ||= held + chunk.length > MOST_HELD;
      if (crowded) {
        letGo();
        continue;
      }
      chunks.push(chunk);
      mine += chunk.length;
      held += chunk.length;
    }
    if (part.file.truncated) return photoError('tooBig');
    if (crowded) return photoError('crowded');
    if (mine === 0) return null;
    const photo = await cleanPhoto(Buffer.concat(chunks));
    if ('problem' in photo) return photoError(photo.problem);
    const digest = await vault.put(photo.jpeg).catch(() => null);
    if (!digest) return 'lost';
    return { digest, bytes: photo.jpeg.length, width: photo.width, height: photo.height };
  } finally {
    letGo();
  }
}

/** Lets a photo run past without holding it; whether there was anything in it. */
export async function passOver(part: MultipartFile): Promise<boolean> {
  let some = false;
  for await (const chunk of part.file as AsyncIterable<Buffer>) some ||= chunk.length > 0;
  return some;
}
