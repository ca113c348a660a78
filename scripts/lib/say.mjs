// What the launchers print. Everything goes to stderr, so that the standard output of a command stays its own.

/** Prints one line of progress. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure whose message is the whole story for the reader: what is wrong and the way out. */
export class Trouble extends Error {}

/**
 * Runs a launcher. A Trouble, or a file system error that a reader can act on, becomes one clear line and exit code 1;
 * anything else is a mistake of ours and keeps its stack.
 */
export async function launch(main) {
  try {
    await main();
  } catch (error) {
    const line = error instanceof Trouble ? error.message : fileTrouble(error);
    if (line === undefined) throw error;
    say(`Cannot go on: ${line}`);
    process.exitCode = 1;
  }
}

/** The line for a file system error, or undefined when it is no such error. */
function fileTrouble(error) {
  const path = error?.path ?? 'this folder';
  switch (error?.code) {
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `cannot write ${path} (${error.code}). Make the folder writable for this user, or copy the project to one that is.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `the disk is full, writing ${path} failed (${error.code}). Free about 700 MB and run the same command again.`;
    default:
      return undefined;
  }
}

/** Shows that a long step is alive: one line that counts on a terminal, a line every five seconds elsewhere. */
export async function withProgress(label, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const onTerminal = process.stderr.isTTY === true;
  say(`${label} …`);
  const timer = setInterval(
    () => (onTerminal ? process.stderr.write(`\r  ${seconds()} s `) : say(`  … ${seconds()} s`)),
    onTerminal ? 1000 : 5000,
  );
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (onTerminal) process.stderr.write('\r\x1b[K');
  }
}
