import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LoadResult, LoadTask } from './load.ts';

export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

const pins = spawnSync('taskset', ['--version']).status === 0;
/** Whether server and generator have a core each; otherwise the figures say less. */
export const pinned = pins;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const command = (core: number, args: string[]): [string, string[]] =>
  pins ? ['taskset', ['-c', String(core), process.execPath, ...args]] : [process.execPath, args];

export interface Server {
  pid: number;
  url: string;
  /** Lines that it printed. */
  said: string[];
  stop(): Promise<void>;
}

/** Starts a Node program on the server's core and waits for a line that matches; its first group is the address. */
export function serve(args: string[], ready: RegExp, env: Record<string, string> = {}): Promise<Server> {
  const [file, rest] = command(SERVER_CORE, args);
  const child: ChildProcess = spawn(file, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const said: string[] = [];
  return new Promise((done, fail) => {
    const stop = () =>
      new Promise<void>((ended) => {
        if (child.exitCode !== null) return ended();
        child.once('exit', () => ended());
        child.kill('SIGTERM');
      });
    child.once('exit', (code) =>
      fail(new Error(`${args.join(' ')} ended with ${code} before it was ready: ${said.join('\n')}`)),
    );
    let rest = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      rest += chunk.toString();
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      said.push(...lines);
      const found = lines.map((line) => ready.exec(line)).find((match) => match !== null);
      // taskset replaces itself by the program, so the child's number is the program's.
      if (found) done({ pid: child.pid ?? 0, url: found[1] ?? '', said, stop });
    });
  });
}

/** Runs a program on a core to its end; returns what it printed. */
export function run(core: number, args: string[], env: Record<string, string> = {}): Promise<string> {
  const [file, rest] = command(core, args);
  return new Promise((done, fail) => {
    const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.once('close', (code) => (code === 0 ? done(out) : fail(new Error(`${args.join(' ')} ended with ${code}`))));
  });
}

const runJson = async <T>(core: number, args: string[]): Promise<T> => JSON.parse(await run(core, args)) as T;

export const load = (task: LoadTask): Promise<LoadResult> =>
  runJson(LOAD_CORE, [here('load.ts'), JSON.stringify(task)]);
export const bare = (kind: 'page' | 'post' | 'http'): Promise<Server> => serve([here('bare.ts'), kind], /^(http:.*)$/);
export const raw = <T>(what: 'flush' | 'insert', seconds: number): Promise<T> =>
  runJson(SERVER_CORE, [here('raw-store.ts'), what, String(seconds)]);

/** What the database answers, and how soon, asked from inside. */
export const inside = (folder: string): Promise<{ searchP99: number; summaryP50: number; folded: boolean }> =>
  runJson(SERVER_CORE, [here('inside.ts'), folder]);

/** Begins to look for the most memory anew (proc(5), clear_refs). */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** Memory in use now, and the most it ever was, in MB (10^6 bytes). */
export function memory(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / 1e6;
  return { now: read('VmRSS'), most: read('VmHWM') };
}
