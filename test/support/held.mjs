// Beside a program under test: at SIGCONT, which means nothing to it otherwise, everything that nobody holds is collected, and what is held is said.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGCONT', async () => {
  // What is freed by one collection may be the last hold on something else.
  for (let i = 0; i < 3; i++) {
    collect();
    await new Promise((next) => setTimeout(next, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`held ${heapUsed + external}\n`);
});
