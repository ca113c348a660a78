import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** When the first visitors have been served, in milliseconds. */
const AFTER_MS = 1500;

/**
 * Gives back what starting needed. V8 collects when the program asks for more memory, which a quiet server does not for hours: until then it
 * would hold some 40 MB of templates, schemas and catalogues that were read and put into shape.
 */
export function giveBack(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void;
    // This collection forgets the shape of every object of which none is alive. V8 never again builds ticks quickly once it has lost theirs,
    // which makes a page cost a tenth more for as long as the process lives; so one is kept waiting.
    process.nextTick(() => {});
    collect({ type: 'major', flavor: 'last-resort' });
  }, AFTER_MS).unref();
}
