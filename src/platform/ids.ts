import { randomBytes, randomFillSync } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Names for new things. Randomness is drawn in blocks, since a system call for each costs more than the id. */
export interface Ids {
  /** A UUIDv7 (RFC 9562 §5.7): text that sorts by the time it was made. */
  uuid(): string;
  /** A whole number that grows with time: `milliseconds * 2048 + counter`, unique in this process, exact until 2109. */
  serial(): number;
  /** Fresh random bytes. */
  bytes(n: number): Uint8Array;
}

export const SERIALS_PER_MS = 2048;
const BLOCK = 4096;

export function createIds(clock: Clock): Ids {
  const block = Buffer.allocUnsafe(BLOCK);
  let used = BLOCK;
  let last = 0;
  function take(n: number): Buffer {
    if (n > BLOCK) return randomBytes(n);
    if (used + n > BLOCK) {
      randomFillSync(block);
      used = 0;
    }
    used += n;
    return block.subarray(used - n, used);
  }
  return {
    uuid() {
      const time = clock.now().toString(16).padStart(12, '0');
      const b = take(10);
      b[0] = 0x70 | ((b[0] as number) & 0x0f);
      b[2] = 0x80 | ((b[2] as number) & 0x3f);
      const hex = b.toString('hex');
      return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`;
    },
    serial() {
      last = Math.max(last + 1, clock.now() * SERIALS_PER_MS);
      return last;
    },
    bytes: (n) => Uint8Array.from(take(n)),
  };
}
