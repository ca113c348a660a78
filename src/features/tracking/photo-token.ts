import type { Instant } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';

/** As long as a receipt: the page asks for its photos at once, a saved address shows nothing later. */
const MINUTES = 30;
const CONTEXT = 'photo of a case';

type Keys = Pick<Services, 'keys'>;

/** Address of a photo for the reader of one page: says neither the case nor the code. */
export function photoAddress({ keys }: Keys, digest: string, now: Instant): string {
  return `/tra-cuu/anh/${keys.seal('receipt', `${now + MINUTES * 60_000} ${digest}`, CONTEXT)}`;
}

/** The photo's name in the vault, or null when the address is forged or too old. */
export function openPhotoAddress({ keys }: Keys, token: string, now: Instant): string | null {
  const [until = '0', digest = ''] = keys.open('receipt', token, CONTEXT)?.split(' ') ?? [];
  return Number(until) > now ? digest : null;
}
