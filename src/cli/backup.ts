import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fitsKey, KEY_MISMATCH } from '../features/places/index.ts';
import { systemClock } from '../platform/clock.ts';
import { configOfProcess } from '../platform/config/config.ts';
import { putBack, writeBackup } from '../platform/db/backup.ts';
import { holdFolder } from '../platform/db/lock.ts';
import { createVault } from '../platform/files/vault.ts';
import { type Command, Mistake } from './command.ts';
import { withServices } from './house.ts';

const fileOf = (args: readonly string[], usage: string): string => {
  const [file, ...rest] = args;
  if (!file || file.startsWith('-') || rest.length > 0) throw new Mistake(`write: homthu ${usage}`);
  return path.resolve(file);
};

export const backup: Command = {
  usage: 'backup FILE',
  does: 'writes database and photos into one file, also while the server runs',
  async run(args, { house, say }) {
    const file = fileOf(args, backup.usage);
    if (existsSync(file)) throw new Mistake(`${file} is there already; name another file`);
    mkdirSync(path.dirname(file), { recursive: true });
    const photos = await withServices(house, (services) => writeBackup(services, file));
    say(`Backup: ${file} (${(statSync(file).size / 1e6).toFixed(1)} MB, ${photos} photos)`);
    say('The secret key is not in it: keep SECRET_KEY, or the file secret.key of the data folder, in another place.');
  },
};

export const restore: Command = {
  usage: 'restore FILE',
  does: 'puts a backup back, after checking it; the server must be stopped',
  async run(args, { house, say }) {
    const file = fileOf(args, restore.usage);
    const config = configOfProcess();
    const release = holdFolder(config.dataDir);
    try {
      const vault = createVault(path.join(config.dataDir, 'attachments'), systemClock);
      const aside = await putBack(file, config.databaseFile, vault, String(systemClock.now()));
      const fits = await withServices(house, fitsKey);
      say(`Restored from ${file}.`);
      if (fits === false) say(`LOOK  key: ${KEY_MISMATCH}`);
      if (aside) say(`What was there before: ${aside}`);
    } finally {
      release();
    }
  },
};
