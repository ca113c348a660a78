import { randomBytes, randomFillSync } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Names for new things. Randomness is drawn in blocks, since a system call for each costs more than the id. */
export interface Ids {
  /** A UUIDv7 (RFC 9562 §5.7): text that sorts by the time it was made. */
  uuid(): string;
  /** A whole number that grows with time: `milliseconds * 2048 + counter`, unique in this process, exact until 2109. */
  serial(): number;
  /** A coarser one, for names that people read: `milliseconds * 10 + counter`; drawn more often, it runs ahead of the clock. */
  tick(): number;
  /** Fresh random bytes. */
  bytes(n: number): Uint8Array;
}

export const SERIALS_PER_MS = 2048;
const TICKS_PER_MS = 10;
const BLOCK = 4096;
/** Values of the 12 bits that UUIDv7 leaves for a counter (RFC 9562 §6.2, method 1). */
const COUNTS = 4096;

export function createIds(clock: Clock): Ids {
  const block = Buffer.allocUnsafe(BLOCK);
  let used = BLOCK;
  let lastSerial = 0;
  let lastTick = 0;
  let stamp = 0;
  let count = 0;
  let time = '';
  function begin(at: number, first: number): void {
    [stamp, count] = [at, first];
    const hex = at.toString(16).padStart(12, '0');
    time = `${hex.slice(0, 8)}-${hex.slice(8)}`;
  }
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
      const now = clock.now();
      // Random where a millisecond begins, then counting up: ids of one process sort by the order they were made in.
      if (now > stamp) begin(now, (take(1)[0] as number) << 2);
      else if (count + 1 < COUNTS) count += 1;
      else begin(stamp + 1, 0);
      const counted = (0x7000 | count).toString(16);
      const b = take(8);
      b[0] = 0x80 | ((b[0] as number) & 0x3f);
      const hex = b.toString('hex');
      return `${time}-${counted}-${hex.slice(0, 4)}-${hex.slice(4)}`;
    },
    serial() {
      lastSerial = Math.max(lastSerial + 1, clock.now() * SERIALS_PER_MS);
      return lastSerial;
    },
    tick() {
      lastTick = Math.max(lastTick + 1, clock.now() * TICKS_PER_MS);
      return lastTick;
    },
    bytes: (n) => Uint8Array.from(take(n)),
  };
}
