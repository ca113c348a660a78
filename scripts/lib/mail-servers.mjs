import { existsSync } from 'node:fs';
import { aptInstall } from './apt.mjs';
import { say } from './say.mjs';

/** The program of each package, where Debian and Ubuntu put it. */
const SERVERS = { 'exim4-daemon-light': '/usr/sbin/exim4', 'dovecot-imapd': '/usr/sbin/dovecot' };

const missing = () => Object.keys(SERVERS).filter((name) => !existsSync(SERVERS[name]));

/**
 * Real mail servers for the tests, which run them on ports of their own. They are installed only by root, as in a container or on a build
 * machine: nobody's own machine gets a mail server unasked. Where they are missing a line says so, and their tests are skipped.
 */
export async function provideMailServers() {
  const wanted = missing();
  if (wanted.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) await aptInstall('', `Installing mail servers for the tests (${wanted.join(', ')})`, wanted);
  const left = missing();
  if (left.length === 0) return;
  say(
    `Skipping the tests against real mail servers: ${left.join(' and ')} not found (apt-get install ${left.join(' ')}).`,
  );
}
