import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/platform/clock.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { SERVER_FLAGS } from '../lib/flags.mjs';
import { at } from '../lib/paths.mjs';
import { run, SERVER_CORE, type Server, serve } from './processes.ts';

const SECRET = 'the secret of the bench, which guards nothing';

/** A data folder with the demo city in it, and limits that let one machine play a whole city. */
export async function settleFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(process.env.BENCH_DIR ?? tmpdir(), 'homthu-bench-'));
  const server = await start(folder, { DEMO: '1' });
  await server.stop();
  const store = openSqlite(path.join(folder, 'homthu.db'));
  const all = { slow: 1e9, quarantine: 1e9 };
  const limits = { key: 'limits', value: { address: all, box: all }, source: 'bench', changedAt: systemClock.now() };
  await store.write((tx) => tx.insert(store.t.setting).values(limits).onConflictDoNothing());
  await store.close();
  return folder;
}

export const environment = (folder: string): Record<string, string> => ({
  DATA_DIR: folder,
  SECRET_KEY: SECRET,
  LOG_LEVEL: 'warn',
  TRUST_PROXY: '127.0.0.1',
  // Mail leaves in a process of its own, as on a busy installation.
  ROLE: 'web',
  DEMO: '1',
});

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

/** The built program on the server's core; `url` is a form's address. */
export const start = async (folder: string, env: Record<string, string> = {}): Promise<Server> =>
  serve([...SERVER_FLAGS, at('dist/main.js')], /^Form: (.*)$/, {
    ...environment(folder),
    PORT: String(await freePort()),
    ...env,
  });

export const homthu = (folder: string, args: string[]): Promise<string> =>
  run(SERVER_CORE, [at('dist/homthu.js'), ...args], environment(folder));

export const forget = (folder: string): void => rmSync(folder, { recursive: true, force: true });
