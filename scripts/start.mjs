// npm start: from a fresh clone to a running server. Parses on Node 18 and needs no installed package.
import { SERVER_FLAGS } from './lib/flags.mjs';
import { at } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { become } from './lib/run.mjs';
import { launch } from './lib/say.mjs';

await launch(async () => {
  const tools = await prepare();
  await become(tools, [...SERVER_FLAGS, '--enable-source-maps', at('dist/main.js'), ...process.argv.slice(2)]);
});
