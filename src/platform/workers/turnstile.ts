import type { Readable } from 'node:stream';
import { finished } from 'node:stream';
import { Refusal } from '../../domain/errors.ts';

/** Seconds after which somebody who was turned away may try again. */
const TRY_AGAIN = 20;

/**
 * Lets a few streams run at a time, since each costs a thread and its memory.
 * @throws Refusal `overloaded` at one too many
 */
export function createTurnstile(most: number): (start: () => Readable) => Readable {
  let running = 0;
  return (start) => {
    if (running >= most) throw new Refusal('overloaded', { retryAfter: TRY_AGAIN });
    const stream = start();
    running++;
    finished(stream, () => {
      running--;
    });
    return stream;
  };
}
