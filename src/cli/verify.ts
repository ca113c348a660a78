import { type Finding, verifyLedger } from '../features/cases/index.ts';
import { readSnapshot } from '../platform/db/snapshot.ts';
import { type Command, Mistake } from './command.ts';
import { withServices } from './house.ts';

/** What a finding means, and what to do about it. */
const WORDS: Record<Finding['what'], string> = {
  changed: 'event was changed after it was written',
  missing: 'event is missing',
  reordered: 'event stands in another place than it was written',
  status: 'the case is further than its events say: its last events are missing',
  counter: 'counter does not agree with the cases',
  attachment: 'photo is missing or was changed',
  orphans: 'events belong to no case',
};

export const verify: Command = {
  usage: 'verify',
  does: 'proves that events, counters and photos are as they were written',
  async run(_args, { house, say, progress }) {
    let findings = 0;
    const done = await withServices(house, ({ config, vault }) =>
      readSnapshot(config.databaseFile, ({ handle }) =>
        verifyLedger(
          handle,
          vault,
          ({ what, name }) => {
            findings += 1;
            say(`${name}: ${WORDS[what]}`);
          },
          ({ cases, events }) => progress(`${cases} cases, ${events} events ...`),
        ),
      ),
    );
    if (findings > 0) throw new Mistake(`${findings} findings; restore a backup beside this database and compare`);
    say(`Whole: ${done.cases} cases, ${done.events} events, ${done.attachments} photos.`);
  },
};
