/** Chance that falls the same way each time: the demo of today and of tomorrow differ in their dates alone. */
export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number;
  between(least: number, most: number): number;
  whole(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  happens(probability: number): boolean;
}

/** Mulberry32, a generator of 32 bits: enough for a demo, never for a secret. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number) => least + next() * (most - least);
  return {
    next,
    between,
    whole: (least, most) => Math.floor(between(least, most + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    happens: (probability) => next() < probability,
  };
}
