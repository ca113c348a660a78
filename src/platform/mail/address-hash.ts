import type { Keys } from '../crypto/keys.ts';

/** The same for the same mailbox; tells nothing of it without the key. */
export const addressHash = ({ hash }: Pick<Keys, 'hash'>, address: string): string =>
  hash('mail-address', address.trim().toLowerCase());
