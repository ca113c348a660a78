import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Entry: checks the Node version before anything native is loaded, since better-sqlite3 13 crashes below 22.14. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(`Hòm Thư needs Node 22.14 or newer; this is ${process.version}. "npm start" brings its own.\n`);
  process.exit(1);
}

// Compiled code is kept beside the program, so that the next start need not compile it again.
enableCompileCache(fileURLToPath(new URL('../dist/.cache', import.meta.url)));

const { start } = await import('./start.ts');
await start(new URL('..', import.meta.url));
