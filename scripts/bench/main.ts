// npm run bench [-- --large] [-- --rounds N] [-- --json FILE]: every figure beside its denominator, in turn, in one run.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { printTable, toJson } from './figure.ts';
import { firstVisit } from './first-visit.ts';
import { large } from './large.ts';
import { pinned } from './processes.ts';
import { forget, settleFolder, start } from './product.ts';
import { installed, starting } from './starting.ts';
import { traffic } from './traffic.ts';

const { values: options } = parseArgs({
  options: { large: { type: 'boolean' }, rounds: { type: 'string', default: '5' }, json: { type: 'string' } },
});
const rounds = Number(options.rounds);
const from = performance.now();
const tell = (line: string) =>
  console.error(`${((performance.now() - from) / 1000).toFixed(0).padStart(4)} s  ${line}`);

if (!pinned) tell('taskset is missing: server and generator share the cores, so the ratios say less');
const figures: Figure[] = [];
const folder = await settleFolder();
try {
  tell('the demo city is settled');
  const server = await start(folder);
  figures.push(...(await firstVisit(server.url, rounds)));
  await server.stop();
  tell('first visits seen');
  figures.push(...(await traffic(folder, rounds, tell)));
  figures.push(...(await starting(folder, rounds)));
  tell('starts timed');
  figures.push(installed());
} finally {
  forget(folder);
}
if (options.large) figures.push(...(await large(rounds, tell)));
printTable(figures);
console.log(`\n${toJson(figures)}`);
if (options.json) writeFileSync(options.json, toJson(figures));
tell('done');
