// npm run dev: the sources as they are, restarted on every change, with readable logs on a terminal.
import { spawn } from 'node:child_process';
import { leastForTypeScript } from './lib/node24.mjs';
import { at, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { attach } from './lib/run.mjs';
import { launch } from './lib/say.mjs';

const watched = ['src', 'views', 'public'].map((folder) => `--watch-path=${at(folder)}`);

await launch(async () => {
  const tools = await prepare({ withDev: true, least: leastForTypeScript });
  const args = [...watched, '--watch-preserve-output', at('src/main.ts'), ...process.argv.slice(2)];
  const pretty = process.stdout.isTTY === true ? startPretty(tools) : undefined;
  const stdio = ['inherit', pretty ? pretty.stdin : 'inherit', 'inherit'];
  process.exitCode = await attach(tools.node, args, { cwd: root, env: tools.env, stdio });
  pretty?.stdin.end();
});

/** Log lines become readable; lines that are no JSON, such as the addresses, pass as they are. */
function startPretty(tools) {
  const args = [at('node_modules/pino-pretty/bin.js'), '--colorize', '--ignore', 'pid,hostname'];
  return spawn(tools.node, args, { env: tools.env, stdio: ['pipe', 'inherit', 'inherit'] });
}
