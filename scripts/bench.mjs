// npm run bench: the measurements of scripts/bench, on the built server.
import { leastForTypeScript } from './lib/node24.mjs';
import { at } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { become } from './lib/run.mjs';
import { launch } from './lib/say.mjs';

await launch(async () => {
  const tools = await prepare({ withDev: true, least: leastForTypeScript });
  await become(tools, [at('scripts/bench/main.ts'), ...process.argv.slice(2)]);
});
