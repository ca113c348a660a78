import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { createApp } from './app.ts';
import { createServices } from './deps.ts';
import { writeJournal } from './features/cases/index.ts';
import { KeyMismatch } from './features/places/index.ts';
import { settleKey } from './features/secrets/index.ts';
import { giveBack } from './give-back.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, ConfigError, configOfProcess } from './platform/config/config.ts';
import { FolderTaken, holdFolder } from './platform/db/lock.ts';
import { migrateSqlite } from './platform/db/migrate.ts';
import { trouble } from './platform/db/sqlite-dialect.ts';
import { tryPort } from './platform/http/free-port.ts';
import type { Services } from './platform/services.ts';
import { welcome } from './welcome.ts';

/** How long requests in flight may take at the end, in milliseconds. */
const GRACE_MS = 10_000;

/** The longest that a timer of Node can wait, some 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Raised by the very instruction that a handler would go back to: caught, they are an endless loop instead of an end. */
const FAULTS = ['SIGBUS', 'SIGSEGV', 'SIGFPE', 'SIGILL', 'SIGTRAP', 'SIGABRT'] as const;

/** From environment to open port, and to a clean end. @param root folder of the project */
export async function start(root: URL): Promise<void> {
  // Database, photos, mailbox and backups are for the owner of the process alone.
  process.umask(0o077);
  try {
    await run(configOfProcess(), fileURLToPath(root));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

async function run(config: Config, house: string): Promise<void> {
  const letGo = holdFolder(config.dataDir, config.role === 'all' ? ['web', 'worker'] : [config.role]);
  await migrateSqlite(config.databaseFile, `${house}/migrations/sqlite`, String(systemClock.now()));
  const services = createServices(config, house);
  await takeInEvents(services);
  if (!(await settleKey(services))) throw new KeyMismatch();
  if (config.demo) await loadDemo(services, house);
  const app = await createApp(services, house);
  if (config.role === 'worker') {
    await app.ready();
    app.work();
    // Its timers let a process end, and it has no port that would keep it.
    setInterval(() => {}, LONGEST_MS);
  } else {
    await app.listen({ port: config.port, host: config.host });
  }
  closeWithGrace({ delay: GRACE_MS, logger: false, skip: [...ENDINGS, ...FAULTS] }, async ({ err }) => {
    if (err) services.log.fatal({ err }, 'ended by a bug');
    await app.close();
  });
  const end = async () => {
    await app.close();
    await services.store.close();
    letGo();
    process.exit(0);
  };
  // A terminal and npm may both pass the same signal on: the second must not cut off the first's clean end.
  let ending = false;
  for (const signal of ENDINGS) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      setTimeout(() => process.exit(1), GRACE_MS).unref();
      void end();
    });
  }
  const words =
    config.role === 'worker' ? ['Hòm Thư: at work on mail and on what time brings about'] : welcome(app, services);
  for await (const line of words) process.stdout.write(`${line}\n`);
  giveBack();
}

/** A database of a version without a journal gets one before anything else is written. */
async function takeInEvents(services: Services): Promise<void> {
  const taken = await writeJournal(
    services,
    (n) => n % 100_000 === 0 && process.stdout.write(`Journal: ${n} events ...\n`),
  );
  if (taken > 0) process.stdout.write(`Journal: took in ${taken} events of the former version.\n`);
}

/** The demo is read once in the life of a database: its loader is not carried along at every start. */
async function loadDemo(services: Services, house: string): Promise<void> {
  const { read, t } = services.store;
  const [any] = await read.select({ id: t.unit.id }).from(t.unit).limit(1);
  if (any) return;
  const { port, host, role } = services.config;
  if (role !== 'worker' && port !== 0) await tryPort(port, host);
  const { loadDemoIfEmpty } = await import('./cli/seed-demo.ts');
  await loadDemoIfEmpty(services, house);
  process.stdout.write('Loaded the demo city.\n');
}

/** One clear line for what an operator can mend. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The environment is not right:\n  ${error.problems.join('\n  ')}`;
  if (error instanceof FolderTaken || error instanceof KeyMismatch) return error.message;
  const { code, port, message, syscall } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use: stop the other program, or choose another port with PORT=${Number(port) + 1} npm start`;
  }
  if (code === 'EACCES' && port) return `This user may not open port ${port}: choose one above 1023 with PORT`;
  const folder = folderWords(code, syscall);
  if (folder) return `${folder}: name another folder with DATA_DIR`;
  if (trouble(error))
    return `The data folder cannot be written (${code}): check DATA_DIR, its owner and the free space`;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}

/** What is wrong with the place of the data folder, or null. */
function folderWords(code: string | undefined, syscall: string | undefined): string | null {
  if (code === 'ENOENT' && syscall === 'mkdir') return 'The data folder cannot be made there';
  return code === 'ENOTDIR' || code === 'EEXIST' ? `The data folder is a file (${code})` : null;
}
