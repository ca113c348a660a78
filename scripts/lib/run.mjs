import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { watchParent } from './leash.mjs';
import { at } from './paths.mjs';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and keeps what it printed.
 * Resolves to { code, output }; a program that cannot be started gives code 127 and the reason as output.
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** Runs a program on our own terminal, hands signals on to it, and resolves to its exit code (128 + signal when killed). */
export function attach(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const handOn = (signal) => {
      // A terminal sends Ctrl-C to the whole group: the child already has it, and a second one would cut its farewell short.
      const alreadyThere = signal === 'SIGINT' && process.stdin.isTTY === true;
      if (!alreadyThere) child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, handOn);
    const unwatch = watchParent(() => child.kill('SIGTERM'));
    const release = () => {
      unwatch();
      for (const signal of forwarded) process.off(signal, handOn);
    };
    child.on('error', (error) => {
      release();
      reject(error);
    });
    child.on('close', (code, signal) => {
      release();
      resolve(code ?? 128 + (constants.signals[signal] ?? 1));
    });
  });
}

/**
 * Becomes another Node program: replaces this process where the system can (so that no launcher stays in memory and
 * signals arrive directly), runs it as a child elsewhere and ends with its exit code.
 */
export async function become(tools, args) {
  if (tools.node === process.execPath && typeof process.execve === 'function') {
    process.execve(tools.node, [tools.node, '--import', at('scripts/lib/leashed.mjs'), ...args], tools.env);
  }
  process.exitCode = await attach(tools.node, args, { env: tools.env });
}
