import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { setting } from '../../schema/sqlite.ts';
import type { Places } from './index.ts';

const KEY = 'city.version';
const EVERY_MS = 2000;

/** Says to every running server that the town has changed, in the transaction that changed it. */
export async function bumpCity(tx: Handle, now: Instant): Promise<void> {
  const value = (await cityVersion(tx)) + 1;
  await tx
    .insert(setting)
    .values({ key: KEY, value, source: '', changedAt: now })
    .onConflictDoUpdate({ target: setting.key, set: { value, changedAt: now } });
}

async function cityVersion(handle: Handle): Promise<number> {
  const [row] = await handle.select({ value: setting.value }).from(setting).where(eq(setting.key, KEY));
  return Number(row?.value ?? 0);
}

export interface CityWatch {
  /** Looks once; true when the town had changed and was read anew. */
  look(): Promise<boolean>;
  start(): void;
  stop(): void;
}

/** Notices what another process (an import at the command line) changed; `start` looks every two seconds. */
export function watchCity({ store, log }: Pick<Services, 'store' | 'log'>, places: Places): CityWatch {
  let seen: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  async function look(): Promise<boolean> {
    const version = await cityVersion(store.read);
    if (version === seen) return false;
    // The first look cannot know what was read at the start: reading once more is cheap and always right.
    await places.refresh();
    seen = version;
    return true;
  }
  return {
    look,
    start() {
      timer = setInterval(() => {
        look().catch((err: unknown) => log.warn({ room: 'places', err }, 'cannot see whether the town changed'));
      }, EVERY_MS);
      timer.unref();
    },
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}
