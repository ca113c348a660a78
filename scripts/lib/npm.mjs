import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { capture } from './run.mjs';
import { Trouble, withProgress } from './say.mjs';

// Retries are kept, but short: a machine without a network should hear so within seconds.
const flags = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=warn',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/**
 * Installs exactly what the lockfile in `folder` says, development tools included. `needed` is a file that must be there
 * afterwards: npm says success when an optional package could not be fetched.
 */
export async function npmCi(tools, folder, label, needed) {
  refuseReadOnly(folder);
  const { command, args, shell } = npmCommand(tools);
  const npm = (...words) => capture(command, [...args, ...words], { cwd: folder, env: tools.env, shell });
  const result = await withProgress(label, async () => {
    // Without a network, npm ci can sit for minutes; one question first, and npm's cache may still hold everything.
    const ping = await npm('ping', '--loglevel=error', '--fetch-retries=1', '--fetch-timeout=10000');
    if (!unreachable.test(ping.output)) return await npm('ci', '--include=dev', ...flags);
    const cached = await npm('ci', '--include=dev', ...flags, '--offline');
    return cached.code === 0 && (needed === undefined || existsSync(needed)) ? cached : ping;
  });
  // npm reports files that it could not write as warnings, says success, and remembers everything as installed.
  const torn = /ENOSPC|EDQUOT|TAR_ENTRY_ERROR/.test(result.output);
  if (torn) rmSync(join(folder, 'node_modules/.package-lock.json'), { force: true });
  if (torn || result.code !== 0) throw new Trouble(explain(result.output, folder));
}

function cannotWrite(folder) {
  return `cannot write in ${folder}. Make the folder writable for this user, or copy the project to one that is.`;
}

/** Asked beforehand, since npm may say ENOENT where the disk is read-only. */
function refuseReadOnly(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Trouble(cannotWrite(folder));
  }
}

/** npm tells the scripts it runs where it lives; called without npm, the one on PATH has to do. */
function npmCommand(tools) {
  const cli = process.env.npm_execpath ?? '';
  if (basename(cli) === 'npm-cli.js') return { command: tools.node, args: [cli], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|CERT_\w+|SELF_SIGNED\w*|UNABLE_TO_\w+)\b/;

const known = [
  [
    /spawn npm\S* ENOENT|\bnpm\b.*not found/i,
    () => 'npm is missing. Install it (it comes with Node from https://nodejs.org) and run the same command again.',
  ],
  [
    /ENOSPC|EDQUOT/,
    (folder) => `the disk is full: installing into ${folder} failed. Free about 700 MB and run the same command again.`,
  ],
  [/EROFS|EACCES|EPERM/, cannotWrite],
  [
    /EINTEGRITY/,
    () =>
      'a downloaded package is not the one that package-lock.json names (EINTEGRITY). Run `npm cache clean --force`; if it stays so, do not trust the registry in use.',
  ],
  [
    /can only install packages when|EUSAGE/,
    () => 'package.json and package-lock.json do not agree. Run `npm install` and commit the lockfile.',
  ],
  [
    unreachable,
    (_, code) =>
      `cannot reach the npm registry (${code}). Check the network, the proxy and \`npm config get registry\`, then run the same command again.`,
  ],
  [
    /\bE(401|403|404|429|5\d\d)\b/,
    (_, code) =>
      `the npm registry refused a package (HTTP ${code}). Check \`npm config get registry\`, then run the same command again.`,
  ],
];

function explain(output, folder) {
  for (const [pattern, line] of known) {
    const match = pattern.exec(output);
    if (match) return line(folder, match[1]);
  }
  const reason = output.split('\n').find((line) => /error/i.test(line)) ?? output.trim().split('\n').pop();
  return `npm ci failed in ${folder}: ${reason}. Run it by hand there to see more.`;
}
