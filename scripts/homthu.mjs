// npm run homthu -- COMMAND: the administrator's command line, on the same Node, packages and build as the server.
import { at } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { become } from './lib/run.mjs';
import { launch } from './lib/say.mjs';

await launch(async () => {
  const tools = await prepare();
  await become(tools, ['--enable-source-maps', at('dist/homthu.js'), ...process.argv.slice(2)]);
});
