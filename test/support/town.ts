import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createApp } from '../../src/app.ts';
import { createServices, createViews } from '../../src/deps.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { migrateSqlite } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { createLog } from '../../src/platform/log.ts';
import type { MailboxReader } from '../../src/platform/mail/imap.ts';
import type { Services } from '../../src/platform/services.ts';
import { at } from './calendar.ts';
import { codeOf, settle } from './town-rows.ts';

export const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now(): Instant;
  set(text: string): void;
  add(ms: number): void;
}

export interface Town {
  app: FastifyInstance;
  services: Services;
  clock: TestClock;
  dataDir: string;
  /** Every line that was logged. */
  logged: string[];
  /** Address of a box by its name: `counter`, `other-counter`, `gate`, `old-counter`. */
  box(name: string): string;
  /** Posts a form as a browser does, from an address of its own. */
  post(
    url: string,
    fields: Record<string, string>,
    more?: { from?: string; headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

let base: Promise<string> | null = null;

/** Templates once compiled serve every town of a process. */
const views = createViews(HOUSE);

/** One migrated, settled file a process; each town is a copy of it. */
export function settledFile(): Promise<string> {
  base ??= (async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'homthu-base-')), 'town.db');
    await migrateSqlite(file, path.join(HOUSE, 'migrations/sqlite'), 'test');
    const store = openSqlite(file);
    await settle(store);
    await store.dialect.maintenance();
    await store.close();
    return file;
  })();
  return base;
}

/**
 * A running town at 9:00 on Monday 16 November 2026, with real storage in a folder of its own.
 * @param store a settled store instead of the folder's own database
 * @param incoming a mailbox that replies and reports come to
 */
export async function givenTown(
  environment: Record<string, string> = {},
  store?: Store,
  incoming?: MailboxReader,
): Promise<Town> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'homthu-town-'));
  copyFileSync(await settledFile(), path.join(dataDir, 'homthu.db'));
  let now = at('2026-11-16 09:00');
  const clock: TestClock = {
    now: () => now,
    set: (text) => {
      now = at(text);
    },
    add: (ms) => {
      now += ms;
    },
  };
  const logged: string[] = [];
  const config = readConfig({
    DATA_DIR: dataDir,
    BASE_URL: 'http://hom-thu.example.vn',
    SECRET_KEY: 'a secret of the test town, long enough',
    TRUST_PROXY: '127.0.0.1',
    ...environment,
  });
  const services = createServices(config, HOUSE, {
    clock,
    log: createLog('info', { write: (line) => void logged.push(line) }),
    views,
    ...(store && { store }),
    ...(incoming && { incoming }),
  });
  const app = await createApp(services, HOUSE);
  return {
    app,
    services,
    clock,
    dataDir,
    logged,
    box: (name) => `/${codeOf(name)}`,
    post: (url, fields, { from = '203.0.113.7', headers = {} } = {}) =>
      app.inject({
        method: 'POST',
        url,
        payload: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from, ...headers },
      }),
    get: (url, headers = {}) => app.inject({ method: 'GET', url, headers }),
    async close() {
      await app.close();
      await services.store.close();
      if (existsSync(dataDir)) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
