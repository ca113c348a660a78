import type { Services } from '../../platform/services.ts';
import type { KeptPhoto } from '../cases/index.ts';

const CONTEXT = 'photos of a sending';

/** Names photos that lie in the vault already, sealed, so that a page can carry them on and nobody can name another's. */
export function sealKept({ keys }: Pick<Services, 'keys'>, photos: readonly KeptPhoto[]): string {
  if (photos.length === 0) return '';
  const bare = photos.map(({ digest, bytes, width, height }) => [digest, bytes, width, height]);
  return keys.seal('staging', JSON.stringify(bare), CONTEXT);
}

/** The photos of such a name; none when it was changed. */
export function openKept({ keys }: Pick<Services, 'keys'>, sealed: string): KeptPhoto[] {
  const text = sealed && keys.open('staging', sealed, CONTEXT);
  if (!text) return [];
  const bare = JSON.parse(text) as [string, number, number, number][];
  return bare.map(([digest, bytes, width, height]) => ({ digest, bytes, width, height }));
}
