import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { setting } from '../../src/schema/sqlite.ts';
import { builtHouse } from './server-house.ts';
import { until } from './server-until.ts';
import { HOUSE, settledFile } from './town.ts';

/** The program as a process of its own: built, with a port and a folder. */
export interface Program {
  url: string;
  /** What it has said so far, a line each, both outputs. */
  lines: string[];
  running(): boolean;
  /** Ends it without a warning. */
  kill(): Promise<void>;
  /** Ends it as a service manager does; its exit code. */
  stop(): Promise<number | null>;
  /** Bytes that are still held when all that nobody needs has been collected. */
  held(): Promise<number>;
}

type Environment = Record<string, string>;

export const SECRET_KEY = 'a secret of the test programs, long enough';
const START_MS = 60_000;
/** Lets a test ask what the program holds. */
const HELD = pathToFileURL(path.join(HOUSE, 'test/support/held.mjs')).href;

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A data folder with the small town of `town-rows`; limits so high that one machine may play all residents. */
export async function givenFolder(folder = mkdtempSync(path.join(tmpdir(), 'homthu-program-'))): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'homthu.db');
  copyFileSync(await settledFile(), file);
  const store = openSqlite(file);
  const most = { slow: 1e9, quarantine: 1e9 };
  const value = { address: most, box: most };
  await store.write((tx) => tx.insert(setting).values({ key: 'limits', value, source: 'test', changedAt: 0 }));
  await store.close();
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Starts the program and does not wait for anything. */
async function begin(environment: Environment) {
  const house = await builtHouse();
  const { PATH = '', HOME = '', TZ = '' } = process.env;
  const env = { PATH, HOME, TZ, HOST: '127.0.0.1', DEMO: '0', LOG_LEVEL: 'warn', SECRET_KEY, ...environment };
  const child = spawn(process.execPath, [path.join(house, 'dist/main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
  }
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return { child, lines, ended, running: () => child.exitCode === null && child.signalCode === null };
}

/** The program, ready for requests. @throws with what it said when it does not come up */
export async function startProgram(dataDir: string, environment: Environment = {}): Promise<Program> {
  const port = environment.PORT ?? String(await freePort());
  const NODE_OPTIONS = `--import=${HELD}`;
  const { child, lines, ended, running } = await begin({ DATA_DIR: dataDir, PORT: port, NODE_OPTIONS, ...environment });
  const up = () => lines.some((line) => line.startsWith('Hòm Thư: '));
  await until('the program is up', () => up() || !running(), START_MS);
  if (!up()) throw new Error(`the program ended at its start:\n${lines.join('\n')}`);
  return {
    url: `http://127.0.0.1:${port}`,
    lines,
    running,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async held() {
      const said = lines.length;
      child.kill('SIGCONT');
      const line = () => lines.slice(said).find((one) => one.startsWith('held '));
      await until('the program has collected', () => line() !== undefined || !running(), START_MS);
      return Number(line()?.slice('held '.length));
    },
  };
}

/** A start that is expected to fail: exit code, and what was said. */
export async function failedStart(environment: Environment): Promise<{ code: number | null; lines: string[] }> {
  const { child, lines, ended } = await begin(environment);
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  const code = await ended;
  clearTimeout(timer);
  return { code, lines: lines.filter((line) => line !== '') };
}
