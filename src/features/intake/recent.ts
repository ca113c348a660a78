import type { Instant } from '../../domain/instant.ts';

/**
 * What was noted lately, by name: for `keepMs` at least, unless `enough` others were noted since; and no more than twice as many. Kept as two
 * halves, of which the older is dropped as a whole: a Map that gives up its oldest entry for each new one has to find it behind the holes
 * of all that went before.
 */
export function createRecent<Note>(enough: number, keepMs: number) {
  let young = new Map<string, Note>();
  let old = new Map<string, Note>();
  let turnAt = 0;
  return {
    get: (name: string): Note | undefined => young.get(name) ?? old.get(name),
    note(name: string, note: Note, now: Instant): void {
      if (now >= turnAt || young.size >= enough) {
        old = young;
        young = new Map();
        turnAt = now + keepMs;
      }
      young.set(name, note);
    },
    clear(): void {
      young.clear();
      old.clear();
    },
  };
}
