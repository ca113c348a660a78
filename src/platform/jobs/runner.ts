import { AsyncLocalStorage } from 'node:async_hooks';
import type { Instant } from '../../domain/instant.ts';
import type { Services } from '../services.ts';

export interface Runner {
  /** Begins to look for work; nothing runs before. */
  start(): void;
  /** Something was just put into the outbox. Cheap: many calls make one look. */
  wake(): void;
  /** One look at all work that is due at an instant; for tests, and for commands that run once. */
  tick(now: Instant): Promise<void>;
  /** Finishes what is on its way, begins nothing more. */
  stop(): Promise<void>;
}

export type Task = (now: Instant, signal: AbortSignal) => Promise<void>;

/** Between two looks when nobody wakes the runner: a look that finds nothing is one read of an index. */
const IDLE_MS = 3_000;
/** After a wake-up: the transaction that called is not committed yet, and others are about to call too. */
const WAKE_MS = 400;

/** One timer that arms itself anew after each look, with jitter so that several processes do not look in step. */
export function createRunner(
  { clock, ids, log }: Pick<Services, 'clock' | 'ids' | 'log'>,
  tasks: readonly Task[],
): Runner {
  const end = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let looksAt = 0;
  let running: Promise<void> | null = null;
  let woken = false;
  let started = false;
  // Whoever wakes the runner may stand in a transaction; what the runner does must not seem to be part of it.
  const outside = AsyncLocalStorage.snapshot();

  function arm(ms: number): void {
    if (!started || end.signal.aborted) return;
    if (timer) clearTimeout(timer);
    const jitter = ((ids.bytes(1)[0] ?? 0) / 255) * ms * 0.2;
    looksAt = clock.now() + ms + jitter;
    timer = outside(() => setTimeout(look, ms + jitter));
    timer.unref();
  }

  async function tick(now: Instant): Promise<void> {
    while (running) await running;
    running = (async () => {
      for (const task of tasks) await task(now, end.signal);
    })();
    try {
      await running;
    } finally {
      running = null;
    }
  }

  async function look(): Promise<void> {
    timer = null;
    woken = false;
    try {
      await tick(clock.now());
    } catch (err) {
      // A full disk or a busy database: the work waits for the next look.
      log.error({ err }, 'later work could not be done');
    }
    arm(woken ? WAKE_MS : IDLE_MS);
  }

  return {
    start() {
      started = true;
      arm(WAKE_MS);
    },
    wake() {
      if (woken) return;
      woken = true;
      if (timer && looksAt - clock.now() > 2 * WAKE_MS) arm(WAKE_MS);
    },
    tick,
    async stop() {
      end.abort();
      if (timer) clearTimeout(timer);
      timer = null;
      await running?.catch(() => {});
    },
  };
}
