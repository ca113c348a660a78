import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { createApp } from './app.ts';
import { createServices } from './deps.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, ConfigError, configOfProcess } from './platform/config/config.ts';
import { migrateSqlite } from './platform/db/migrate.ts';
import { trouble } from './platform/db/sqlite-dialect.ts';

/** How long requests in flight may take at the end, in milliseconds. */
const GRACE_MS = 10_000;

/** From environment to open port, and to a clean end. @param root folder of the project */
export async function start(root: URL): Promise<void> {
  const house = fileURLToPath(root);
  try {
    const config = configOfProcess();
    await run(config, house);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

async function run(config: Config, house: string): Promise<void> {
  await migrateSqlite(config.databaseFile, `${house}/migrations/sqlite`, String(systemClock.now()));
  const services = createServices(config, house);
  const app = await createApp(services, house);
  await app.listen({ port: config.port, host: config.host });
  closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err }) => {
    if (err) services.log.fatal({ err }, 'ended by a bug');
    await app.close();
    await services.store.close();
  });
}

/** One clear line for what an operator can mend. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The environment is not right:\n  ${error.problems.join('\n  ')}`;
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop the other program, or choose another one with PORT=3001 npm start`;
  if (code === 'EACCES') return `This user may not open port ${port}: choose one above 1023 with PORT`;
  if (trouble(error))
    return `The data folder cannot be written (${code}): check DATA_DIR, its owner and the free space`;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}
