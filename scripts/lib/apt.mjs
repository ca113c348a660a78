import { existsSync } from 'node:fs';
import { capture } from './run.mjs';
import { say, withProgress } from './say.mjs';

/** '' for root, 'sudo -n' where that works without a password, undefined where this user may not install. */
export async function prefixForRoot() {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return '';
  const { code } = await capture('sudo', ['-n', 'true']);
  return code === 0 ? 'sudo -n' : undefined;
}

/** Installs packages of the distribution, without starting any service that they bring, and says why when it cannot. */
export async function aptInstall(asRoot, label, packages) {
  const apt = (...args) =>
    capture('/bin/sh', ['-c', `${asRoot} env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get ${args.join(' ')}`]);
  const result = await withProgress(label, async () => {
    await apt('update', '-q');
    return await apt('install', '-y', '-q', '--no-install-recommends', ...packages);
  });
  if (result.code === 0) return true;
  const reason = result.output.split('\n').find((line) => line.startsWith('E:')) ?? `exit code ${result.code}`;
  say(`apt-get could not install it: ${reason}`);
  return false;
}
