// npm run check: everything that can be said about the project without running the whole of its tests.
// Each file in scripts/checks is a step of its own: its exit code says whether the project passes.
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { leastForTypeScript } from './lib/node24.mjs';
import { at, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { capture } from './lib/run.mjs';
import { launch } from './lib/say.mjs';
import { filesUnder } from './lib/stamp.mjs';

const bin = (path) => at('node_modules', path);

const steps = [
  { name: 'architecture', args: [bin('vitest/vitest.mjs'), 'run', '--project', 'architecture'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '-p', at('tsconfig.json')] },
  {
    name: 'lint and format',
    args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--colors=off', '.'],
  },
  { name: 'unused code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'code that only tests use', args: [bin('knip/bin/knip.js'), '--no-progress', '--production'] },
  ...filesUnder('scripts/checks')
    .filter((file) => /\.(mjs|ts)$/.test(file))
    .map((file) => ({ name: basename(file).replace(/\.\w+$/, ''), args: [at(file)] })),
];

await launch(async () => {
  const tools = await prepare({ withDev: true, build: false, least: leastForTypeScript });
  const waiting = [...steps];
  const failed = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await passes(step, tools))) failed.push(step.name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
  process.stdout.write(failed.length === 0 ? 'All checks passed.\n' : `Failed: ${failed.join(', ')}\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
});

async function passes(step, tools) {
  const started = Date.now();
  const { code, output } = await capture(tools.node, step.args, { cwd: root, env: { ...tools.env, NO_COLOR: '1' } });
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${code === 0 ? 'pass' : 'FAIL'} ${seconds} s  ${step.name}\n`);
  if (code !== 0) process.stdout.write(`${output.trim()}\n\n`);
  return code === 0;
}
