import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { at } from '../lib/paths.mjs';
import { atMost, type Figure, median } from './figure.ts';
import { bare, load, memory, type Server } from './processes.ts';
import { start } from './product.ts';

/** From the start of a process to the first page in hand, in milliseconds. */
async function toFirstPage(launch: () => Promise<Server>): Promise<{ ms: number; server: Server }> {
  const from = performance.now();
  const server = await launch();
  await fetch(server.url).then((page) => page.text());
  return { ms: performance.now() - from, server };
}

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** When the office is open and the start's garbage is given back, in milliseconds. */
const AT_REST_MS = 4000;

/** What bare Node holds here under the same load: most of either figure are the pages of its own program, which differ from machine to machine. */
async function bareUnderLoad(): Promise<number> {
  const server = await bare('post');
  await load({ url: server.url, connections: 64, seconds: 2, post: true });
  const { most } = memory(server.pid);
  await server.stop();
  return most;
}

/** Cold start beside bare Node, and memory at rest and at work. */
export async function starting(folder: string, rounds: number): Promise<Figure[]> {
  const cold: number[] = [];
  const bareIdle: number[] = [];
  const idle: number[] = [];
  const busy: number[] = [];
  for (let n = 0; n < rounds; n++) {
    const plain = await toFirstPage(() => bare('http'));
    bareIdle.push(memory(plain.server.pid).now);
    await plain.server.stop();
    const ours = await toFirstPage(() => start(folder));
    cold.push(ours.ms / plain.ms);
    await rest(AT_REST_MS);
    idle.push(memory(ours.server.pid).now);
    await load({ url: ours.server.url, connections: 64, seconds: 2, post: true });
    busy.push(memory(ours.server.pid).most);
    await ours.server.stop();
  }
  const bareHolds = (mb: number) => `bare Node ${Math.round(mb)} MB`;
  return [
    {
      what: 'cold start to first form',
      beside: 'bare `node:http`',
      goal: '≤ 2.5×',
      unit: '×',
      values: cold,
      met: atMost(2.5),
    },
    {
      what: 'memory idle',
      beside: '–',
      goal: '≤ 80 MB',
      unit: ' MB',
      values: idle,
      met: atMost(80),
      note: bareHolds(median(bareIdle)),
    },
    {
      what: 'memory under POST load, peak',
      beside: '–',
      goal: '≤ 150 MB',
      unit: ' MB',
      values: busy,
      met: atMost(150),
      note: bareHolds(await bareUnderLoad()),
    },
  ];
}

/** Size of what `npm ci --omit=dev` installs, in MB. */
export function installed(): Figure {
  const folder = mkdtempSync(path.join(tmpdir(), 'homthu-installed-'));
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(at(file), path.join(folder, file));
  const npm = spawnSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const size = Number(
    spawnSync('du', ['-s', '--apparent-size', '--block-size=1000000', 'node_modules'], {
      cwd: folder,
      encoding: 'utf8',
    }).stdout.split('\t')[0],
  );
  rmSync(folder, { recursive: true, force: true });
  if (npm.status !== 0) throw new Error(`npm ci --omit=dev failed: ${npm.stderr.trim().split('\n').at(-1)}`);
  return {
    what: 'installed for production',
    beside: '–',
    goal: '≤ 250 MB',
    unit: ' MB',
    values: [size],
    met: atMost(250),
  };
}
