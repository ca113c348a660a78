import { writeJournal } from '../features/cases/index.ts';
import { systemClock } from '../platform/clock.ts';
import { configOfProcess } from '../platform/config/config.ts';
import { openSqlite } from '../platform/db/sqlite.ts';
import type { Command } from './command.ts';
import { migrate } from './house.ts';

export const migrateCommand: Command = {
  usage: 'migrate',
  does: 'brings the database up to date, after a backup',
  async run(_args, { house, say, progress }) {
    const config = configOfProcess();
    const { applied, backup } = await migrate(house, config);
    if (backup) say(`Backup: ${backup}`);
    say(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
    const store = openSqlite(config.databaseFile);
    try {
      const taken = await writeJournal({ store, clock: systemClock }, (n) => progress(`journal ${n} events ...`));
      if (taken > 0) say(`Journal: took in ${taken} events of the former version.`);
    } finally {
      await store.close();
    }
  },
};
