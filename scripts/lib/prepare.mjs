import { ensureInstalled } from './install.mjs';
import { findNode } from './node24.mjs';
import { at } from './paths.mjs';
import { capture } from './run.mjs';
import { Trouble, withProgress } from './say.mjs';
import { builtStamp, sourceStamp } from './stamp.mjs';

/**
 * Everything a command needs before it can run: a good Node, the locked packages and, unless `build` is false,
 * a dist/ that fits the sources. Does nothing that is already done.
 * @param withDev whether the development tools must be there (building needs them in any case).
 * @returns { node, env } to run the rest with.
 */
export async function prepare({ withDev = false, build = true, least } = {}) {
  const tools = await findNode(least);
  const stale = build && builtStamp() !== sourceStamp();
  await ensureInstalled(tools, { withDev: withDev || stale });
  if (stale) {
    const result = await withProgress('Building', () =>
      capture(tools.node, [at('scripts/build.mjs')], { env: tools.env }),
    );
    if (result.code !== 0) throw new Trouble(buildTrouble(result.output.trim()));
  }
  return tools;
}

/** A foreseen failure of the build says its own line; of any other, everything is shown. */
function buildTrouble(output) {
  const [, line] = /^Cannot go on: (.*)$/m.exec(output) ?? [];
  return line ?? `the build failed.\n${output}`;
}
