import type { Instant } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';

/** Long enough to write 16 signs down twice; the address in a phone's history opens nothing after that. */
export const RECEIPT_MINUTES = 30;
const CONTEXT = 'receipt';

/** The sealed part of a receipt's address: which submission, and until when. */
export function sealReceipt({ keys }: Pick<Services, 'keys'>, submissionId: string, now: Instant): string {
  return keys.seal('receipt', `${now + RECEIPT_MINUTES * 60_000} ${submissionId}`, CONTEXT);
}

export interface OpenedReceipt {
  submissionId: string;
  /** Too old to be shown. */
  over: boolean;
}

/** The submission whose receipt this is; null when the token is not one of ours. */
export function openReceipt({ keys }: Pick<Services, 'keys'>, token: string, now: Instant): OpenedReceipt | null {
  const [until, submissionId] = keys.open('receipt', token, CONTEXT)?.split(' ') ?? [];
  return submissionId === undefined ? null : { submissionId, over: Number(until) <= now };
}
