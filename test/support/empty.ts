import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServices } from '../../src/deps.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { migrateSqlite } from '../../src/platform/db/migrate.ts';
import { createLog } from '../../src/platform/log.ts';
import type { Services } from '../../src/platform/services.ts';
import { at } from './calendar.ts';
import { HOUSE } from './town.ts';

export interface EmptyHouse {
  services: Services;
  dataDir: string;
  close(): Promise<void>;
}

/** A migrated database with nothing in it, at half past ten on Wednesday 18 November 2026. */
export async function givenEmptyHouse(): Promise<EmptyHouse> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'homthu-empty-'));
  const config = readConfig({ DATA_DIR: dataDir, SECRET_KEY: 'a secret of the empty house, long enough' });
  await migrateSqlite(config.databaseFile, path.join(HOUSE, 'migrations/sqlite'), 'test');
  const now = at('2026-11-18 10:30');
  const services = createServices(config, HOUSE, { clock: { now: () => now }, log: createLog('silent') });
  return {
    services,
    dataDir,
    async close() {
      await services.mailer.close();
      await services.store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
