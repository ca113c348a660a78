import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** When the first visitors have been served, in milliseconds. */
const AFTER_MS = 1500;
/** The share of its time that the program works while people wait in line; opening the office takes a third of the first look. */
const BUSY = 0.5;

function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void;
  // This collection forgets the shape of every object of which none is alive. V8 never again builds ticks quickly once it has lost theirs,
  // which makes a page cost a tenth more for as long as the process lives; so one is kept waiting.
  process.nextTick(() => {});
  gc({ type: 'major', flavor: 'last-resort' });
}

/**
 * Gives back what starting needed. V8 collects when the program asks for more memory, which a quiet server does not for hours: until then it
 * would hold some 40 MB of templates, schemas and catalogues that were read and put into shape. V8 forgets with it what it has learned of the
 * work at hand, and is slow for a moment after; so it waits until few are in line.
 */
export function giveBack(): void {
  let since = performance.eventLoopUtilization();
  const look = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(since);
    since = performance.eventLoopUtilization();
    if (utilization > BUSY) return;
    clearInterval(look);
    collect();
  }, AFTER_MS).unref();
}
