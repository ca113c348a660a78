import { cleanPhoto, sniff } from '../../platform/files/photo.ts';
import { MOST_PHOTOS } from '../../platform/http/scopes.ts';
import type { Incoming } from '../../platform/mail/read-mail.ts';
import type { Services } from '../../platform/services.ts';
import type { KeptPhoto } from '../cases/index.ts';

/** A picture inside the page that is smaller than this is the logo of a signature. */
const LOGO_BYTES = 30_000;

/**
 * Photos that came with a mail, made anew as those of a form are: nothing but pixels is left of them. All other files are let go, and counted,
 * so that the writer is told.
 */
export async function readPhotos(
  { vault }: Pick<Services, 'vault'>,
  attachments: Incoming['attachments'],
): Promise<{ photos: KeptPhoto[]; dropped: number }> {
  const sent = attachments.filter(({ bytes, inPage }) => !(inPage && bytes.length < LOGO_BYTES));
  const photos: KeptPhoto[] = [];
  for (const { bytes } of sent) {
    if (photos.length === MOST_PHOTOS || sniff(bytes) === null) continue;
    const photo = await cleanPhoto(bytes);
    if ('problem' in photo) continue;
    const { jpeg, width, height } = photo;
    photos.push({ digest: await vault.put(jpeg), bytes: jpeg.length, width, height });
  }
  return { photos, dropped: sent.length - photos.length };
}
