import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { at } from '../lib/paths.mjs';
import { atMost, type Figure } from './figure.ts';
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

/** Cold start beside bare Node, and memory at rest and at work. */
export async function starting(folder: string, rounds: number): Promise<Figure[]> {
  const cold: number[] = [];
  const idle: number[] = [];
  const busy: number[] = [];
  for (let n = 0; n < rounds; n++) {
    const plain = await toFirstPage(() => bare('http'));
    await plain.server.stop();
    const ours = await toFirstPage(() => start(folder));
    cold.push(ours.ms / plain.ms);
    await rest(1000);
    idle.push(memory(ours.server.pid).now);
    await load({ url: ours.server.url, connections: 64, seconds: 2, post: true });
    busy.push(memory(ours.server.pid).most);
    await ours.server.stop();
  }
  return [
    {
      what: 'cold start to first form',
      beside: 'bare `node:http`',
      goal: '≤ 2.5×',
      unit: '×',
      values: cold,
      met: atMost(2.5),
    },
    { what: 'memory idle', beside: '–', goal: '≤ 80 MB', unit: ' MB', values: idle, met: atMost(80) },
    {
      what: 'memory under POST load, peak',
      beside: '–',
      goal: '≤ 150 MB',
      unit: ' MB',
      values: busy,
      met: atMost(150),
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
