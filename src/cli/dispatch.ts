import { isRefusal } from '../domain/errors.ts';
import { ConfigError } from '../platform/config/config.ts';
import { FolderTaken } from '../platform/db/lock.ts';
import { trouble } from '../platform/db/sqlite-dialect.ts';
import { StoreTrouble } from '../platform/db/store.ts';
import { admin } from './admin.ts';
import { backup, restore } from './backup.ts';
import { type Command, Mistake, type Shell } from './command.ts';
import { doctor } from './doctor.ts';
import { houseOf } from './house.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { report } from './report.ts';
import { lostKey, rotateKey } from './rotate-key.ts';
import { seed } from './seed.ts';
import { verify } from './verify.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  seed,
  import: importCommand,
  admin,
  report,
  backup,
  restore,
  verify,
  doctor,
  'rotate-key': rotateKey,
  'lost-key': lostKey,
};

/** Where a command speaks; usually the process itself. */
export interface Streams {
  stdout: { write(text: string): unknown; isTTY?: boolean };
  stderr: { write(text: string): unknown };
}

/**
 * Runs one command.
 * @param file address of a file of the program, from which its folder is found
 * @returns the exit code: 0 done, 1 failed, 2 called wrongly
 */
export async function dispatch(argv: readonly string[], file: string, { stdout, stderr }: Streams): Promise<number> {
  const [name = 'help', ...args] = argv;
  if (['help', '--help', '-h'].includes(name)) return help(stdout);
  const command = COMMANDS[name];
  if (!command) {
    stderr.write(`homthu: there is no command "${name}"; "homthu help" lists them\n`);
    return 2;
  }
  if (args.includes('--help')) {
    stdout.write(`homthu ${command.usage}\n  ${command.does}\n`);
    return 0;
  }
  // As the server does: what a command writes is for its owner alone.
  process.umask(0o077);
  try {
    await command.run(args, shellOf(houseOf(file), stdout));
    return 0;
  } catch (error) {
    const line = explain(error);
    stderr.write(`homthu ${name}: ${line}\n`);
    return isCallerMistake(error) ? 2 : 1;
  }
}

function help(stdout: Streams['stdout']): number {
  const lines = Object.values(COMMANDS).map(({ usage, does }) => `  homthu ${usage}\n      ${does}`);
  stdout.write(`Hòm Thư, the administrator's commands:\n${lines.join('\n')}\n`);
  return 0;
}

function shellOf(house: string, stdout: Streams['stdout']): Shell {
  let open = false;
  const clear = () => {
    if (open) stdout.write('\r\u001b[2K');
    open = false;
  };
  return {
    house,
    say(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    progress(line) {
      if (!stdout.isTTY) return;
      clear();
      stdout.write(line);
      open = true;
    },
  };
}

const isCallerMistake = (error: unknown) =>
  String((error as { code?: unknown } | null)?.code ?? '').startsWith('ERR_PARSE_ARGS');

/** One clear line for what went wrong. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `the environment is not right: ${error.problems.join('; ')}`;
  if (error instanceof Mistake || error instanceof FolderTaken) return error.message;
  if (isRefusal(error)) return `refused: ${error.refusal}`;
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOTDIR' || (code === 'ENOENT' && syscall === 'mkdir'))
    return `the data folder cannot be made (${code}): name another folder with DATA_DIR`;
  const why = error instanceof StoreTrouble ? error.reason : trouble(error);
  if (why === 'busy') return 'the database is busy with another writer; try again in a moment';
  if (why) return `the data folder cannot be written (${why}): check DATA_DIR, its owner and the free space`;
  return error instanceof Error ? error.message : String(error);
}
