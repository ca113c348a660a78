import { parseArgs } from 'node:util';
import { KEY_MISMATCH, keepKey } from '../features/places/index.ts';
import type { Services } from '../platform/services.ts';
import { type Command, Mistake } from './command.ts';
import { withServices } from './house.ts';
import { loadDemoIfEmpty } from './seed-demo.ts';
import { seedLoad } from './seed-load.ts';

/** A million cases have indexes larger than a server's cache. */
const LOAD_CACHE_BYTES = 200_000_000;

export const seed: Command = {
  usage: 'seed [--demo] [--feedback N]',
  does: 'loads the demo city into an empty database; N more cases over 13 months, to measure with',
  async run(args, shell) {
    const options = { demo: { type: 'boolean' }, feedback: { type: 'string' } } as const;
    const { values } = parseArgs({ args, options });
    const count = values.feedback === undefined ? 0 : Number(values.feedback);
    if (!Number.isSafeInteger(count) || count < 0) throw new Mistake('--feedback takes a whole number');
    if (!values.demo && count === 0) throw new Mistake('say --demo, --feedback N, or both');
    const load = async (services: Services) => {
      if (!(await keepKey(services))) throw new Mistake(KEY_MISMATCH);
      const loaded = await loadDemoIfEmpty(services, shell.house);
      if (loaded) shell.say('Loaded the demo city: Hanoi.');
      else if (values.demo) shell.say('The database has a city already; nothing was loaded.');
      if (count > 0) await seedLoad(services, count, shell);
    };
    await withServices(shell.house, load, count > 0 ? { cacheBytes: LOAD_CACHE_BYTES } : {});
  },
};
