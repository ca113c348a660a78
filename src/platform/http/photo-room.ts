import type { Instant } from '../../domain/instant.ts';

/** A photo on its way to us, as far as it came. */
export interface Arrival {
  chunks: Buffer[];
  bytes: number;
  /** There was no room for it, or no longer: the rest is let run past. */
  crowded: boolean;
  /** When so much of it had come that it was seen to move, and what came since. */
  movedAt: Instant;
  since: number;
}

/** A line of 0.4 Mbit/s moves 500 KB in that time: what moves less has hardly anybody waiting behind it. */
const MOVES_BYTES = 16 * 1024;
const STALLED_MS = 10_000;

/**
 * Room for the bytes of photos that all requests together hold, still arriving or waiting for the decoder. A photo for which there is none
 * has to be sent again; but first those give way, the oldest first, that hold room and hardly move.
 */
export function createPhotoRoom(most: number) {
  const arriving = new Set<Arrival>();
  let held = 0;

  /** Its bytes are gone. */
  function leave(photo: Arrival): void {
    arriving.delete(photo);
    held -= photo.bytes;
    photo.bytes = 0;
    photo.chunks = [];
  }

  function crowdOut(photo: Arrival): void {
    leave(photo);
    photo.crowded = true;
  }

  function makeRoom(bytes: number, now: Instant): boolean {
    for (const other of arriving) {
      if (held + bytes <= most) break;
      if (now - other.movedAt > STALLED_MS) crowdOut(other);
    }
    return held + bytes <= most;
  }

  return {
    enter(now: Instant): Arrival {
      const photo = { chunks: [], bytes: 0, crowded: false, movedAt: now, since: 0 };
      arriving.add(photo);
      return photo;
    },
    take(photo: Arrival, chunk: Buffer, now: Instant): void {
      if (photo.crowded) return;
      photo.since += chunk.length;
      if (photo.since >= MOVES_BYTES) Object.assign(photo, { movedAt: now, since: 0 });
      if (!makeRoom(chunk.length, now)) crowdOut(photo);
      // Also one that gave way itself, as a byte of it came at last.
      if (photo.crowded) return;
      photo.chunks.push(chunk);
      photo.bytes += chunk.length;
      held += chunk.length;
    },
    /** It is here as a whole, and no longer gives way. */
    arrived: (photo: Arrival): boolean => arriving.delete(photo),
    leave,
  };
}
