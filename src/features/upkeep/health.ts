import { statfs } from 'node:fs/promises';
import type { Instant } from '../../domain/instant.ts';
import { StoreTrouble } from '../../platform/db/store.ts';
import { beat } from '../../platform/jobs/heartbeat.ts';
import type { Services } from '../../platform/services.ts';

/** Why nothing can be accepted just now. `failing`: an error that the log tells more about. */
export type Unready =
  | 'store_full'
  | 'store_readonly'
  | 'store_busy'
  | 'store_overloaded'
  | 'store_slow'
  | 'store_failing'
  | 'database_unreadable'
  | 'disk_nearly_full';

export interface Readiness {
  ready: boolean;
  reasons: Unready[];
}

/** However many ask, the disk is tried once in this time. */
const FRESH_MS = 2_000;
/** A write that takes longer is no service to anybody who waits for it. */
const PATIENCE_MS = 5_000;
/** Room for some thousand feedbacks, or a twentieth of a small volume. */
const LEAST_FREE = 64 * 1024 * 1024;
const LEAST_SHARE = 0.05;

/** Asks whether a feedback could be stored now: by storing something. Recovers with the disk, by itself. */
export function createHealth({
  store,
  clock,
  config,
  log,
}: Pick<Services, 'store' | 'clock' | 'config' | 'log'>): () => Promise<Readiness> {
  let asked: Promise<Readiness> | null = null;
  let askedAt: Instant = Number.NEGATIVE_INFINITY;
  let said = '';

  async function writes(): Promise<Unready | null> {
    try {
      const late = Symbol();
      const first = await within(beat(store, clock.now()), PATIENCE_MS, late);
      return first === late ? 'store_slow' : null;
    } catch (error) {
      if (error instanceof StoreTrouble) return `store_${error.reason}`;
      log.error({ err: error }, 'the store failed in an unknown way');
      return 'store_failing';
    }
  }

  async function reads(): Promise<Unready | null> {
    try {
      await store.read.select({ key: store.t.setting.key }).from(store.t.setting).limit(1);
      return null;
    } catch {
      return 'database_unreadable';
    }
  }

  async function look(): Promise<Readiness> {
    const found = await Promise.all([writes(), reads(), hasRoom(config.dataDir)]);
    const reasons = found.filter((one) => one !== null);
    const now = reasons.join(', ');
    if (now !== said) log.warn({ reason: now || 'ready' }, now ? 'not ready to store feedback' : 'ready again');
    said = now;
    return { ready: reasons.length === 0, reasons };
  }

  return function ready() {
    const now = clock.now();
    if (!asked || Math.abs(now - askedAt) >= FRESH_MS) {
      askedAt = now;
      asked = look();
    }
    return asked;
  };
}

/** Bytes that the program may still write in a folder, and how many there are in all. */
export async function spaceOf(folder: string): Promise<{ free: number; all: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, all: blocks * bsize };
}

async function hasRoom(folder: string): Promise<Unready | null> {
  const { free, all } = await spaceOf(folder).catch(() => ({ free: 0, all: 0 }));
  return free < Math.min(LEAST_FREE, all * LEAST_SHARE) || all === 0 ? 'disk_nearly_full' : null;
}

/** What a promise gives, or `late` when it takes too long; then it goes on, and what it says is nobody's any more. */
async function within<T, L>(promise: Promise<T>, ms: number, late: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<L>((done) => {
    timer = setTimeout(done, ms, late);
  });
  return Promise.race([promise, alarm]).finally(() => clearTimeout(timer));
}
