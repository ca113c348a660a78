import type { Command } from './command.ts';
import { migrate } from './house.ts';

export const migrateCommand: Command = {
  usage: 'migrate',
  does: 'brings the database up to date, after a backup',
  async run(_args, { house, say }) {
    const { applied, backup } = await migrate(house);
    if (backup) say(`Backup: ${backup}`);
    say(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
  },
};
