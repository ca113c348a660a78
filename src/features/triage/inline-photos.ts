import type { Services } from '../../platform/services.ts';
import type { KeptPhoto } from '../cases/index.ts';
import type { ShownPhoto } from './case-page.ts';

/** Photos that are no attachments yet have no address: they come with the page. */
export async function inlinePhotos(
  { vault }: Pick<Services, 'vault'>,
  photos: readonly KeptPhoto[],
): Promise<ShownPhoto[]> {
  const bytes = await Promise.all(photos.map(({ digest }) => vault.get(digest)));
  return photos.map(({ width, height }, index) => ({
    n: index + 1,
    src: `data:image/jpeg;base64,${bytes[index]?.toString('base64') ?? ''}`,
    width,
    height,
  }));
}
