import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { builtStamp, sourceStamp } from '../../scripts/lib/stamp.mjs';
import { until } from './server-until.ts';
import { HOUSE } from './town.ts';

const SHELF = path.join(HOUSE, 'node_modules/.cache/homthu-test');
/** A builder that died is not waited for. */
const STALE_MS = 120_000;

function takeLock(lock: string): boolean {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > STALE_MS) rmSync(lock, { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function build(): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['scripts/build.mjs'], { cwd: HOUSE, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`the program cannot be built:\n${said}`))));
  });
}

async function furnish(house: string): Promise<void> {
  if (builtStamp() !== sourceStamp()) await build();
  const part = `${house}.part`;
  rmSync(part, { recursive: true, force: true });
  cpSync(path.join(HOUSE, 'dist'), path.join(part, 'dist'), { recursive: true });
  for (const name of ['views', 'public', 'migrations', 'package.json'])
    symlinkSync(path.join(HOUSE, name), path.join(part, name));
  renameSync(part, house);
}

/**
 * The program as it is shipped, built from the present sources. A copy of `dist/`, so that a build beside a running test takes nothing away
 * from it; kept for the next run.
 */
export async function builtHouse(): Promise<string> {
  const house = path.join(SHELF, sourceStamp().slice(0, 16));
  if (existsSync(house)) return house;
  mkdirSync(SHELF, { recursive: true });
  const lock = path.join(SHELF, 'lock');
  if (!takeLock(lock)) {
    await until('another test has built the program', () => existsSync(house) || !existsSync(lock), STALE_MS);
    return builtHouse();
  }
  try {
    for (const old of readdirSync(SHELF)) if (old !== 'lock') rmSync(path.join(SHELF, old), { recursive: true });
    await furnish(house);
  } finally {
    rmSync(lock, { recursive: true });
  }
  return house;
}
