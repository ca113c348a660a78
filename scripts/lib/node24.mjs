import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { npmCi } from './npm.mjs';
import { at } from './paths.mjs';
import { capture } from './run.mjs';
import { say, Trouble } from './say.mjs';

/** better-sqlite3 13 needs N-API 10 and crashes the process below this. */
export const leastForRunning = [22, 14];
/** From here on Node runs TypeScript files as they are, which development and tests do. */
export const leastForTypeScript = [22, 18];

/**
 * The Node to go on with: the one running this when it is new enough, else the pinned Node 24 in tools/node24,
 * which is fetched first when missing.
 * Returns { node, env }: the binary, and an environment in which `node` and `npm` are that Node too.
 */
export async function findNode(least = leastForRunning) {
  if (atLeast(process.versions.node, least)) return toolchain(process.execPath);
  const { name, version } = pinned();
  const binary = at('tools/node24/node_modules', name, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  if (installedVersion(name) !== version || !existsSync(binary)) {
    await npmCi(
      toolchain(process.execPath),
      at('tools/node24'),
      `Node ${least.join('.')} or newer is needed and this is ${process.versions.node}: fetching Node ${version} into tools/node24`,
      binary,
    );
    const proof = await capture(binary, ['-v']);
    if (proof.code !== 0) {
      throw new Trouble(
        `Node ${version} from npm does not run on this system. Install Node 24 from https://nodejs.org and run the same command again.`,
      );
    }
    say(`Node ${version} is ready.`);
  }
  return toolchain(binary);
}

function toolchain(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { node, env: { ...process.env, [key]: `${dirname(node)}${delimiter}${process.env[key] ?? ''}` } };
}

function atLeast(version, [major, minor]) {
  const [haveMajor = 0, haveMinor = 0] = version.split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/** The package for this machine; throws Trouble where npm carries none. */
function pinned() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const version = JSON.parse(readFileSync(at('tools/node24/package.json'), 'utf8')).optionalDependencies[name];
  if (version === undefined) {
    throw new Trouble(
      `Node 22.18 or newer is needed, this is ${process.versions.node}. Install Node 24 from https://nodejs.org and run the same command again.`,
    );
  }
  return { name, version };
}

function installedVersion(name) {
  try {
    return JSON.parse(readFileSync(at('tools/node24/node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}
