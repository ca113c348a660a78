// Builds dist/: the server, the command, the workers, and the public files with fingerprints and compressed twins.
// Why a bundle at all: drizzle-orm's list of exports alone costs a second and 160 MB at an unbundled start.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { rolldown } from 'rolldown';
import { buildAssets } from './lib/assets.mjs';
import { at } from './lib/paths.mjs';
import { launch } from './lib/say.mjs';
import { filesUnder, sourceStamp } from './lib/stamp.mjs';

// Native code, or data files found beside the code: these stay in node_modules.
const outside = ['better-sqlite3', 'sharp', '@node-rs/argon2', 'write-excel-file'];
const isOutside = (id) => outside.some((name) => id === name || id.startsWith(`${name}/`));

// Built beside and moved into place, so that a build that fails leaves the last good one alone.
const workshop = at('.build');

await launch(async () => {
  const stamp = sourceStamp();
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop);
  await bundleServer();
  compileWords();
  await buildAssets(at('public'), at('.build/public'));
  writeFileSync(at('.build/.stamp'), stamp);
  rmSync(at('dist'), { recursive: true, force: true });
  renameSync(workshop, at('dist'));
});

async function bundleServer() {
  const bundle = await rolldown({
    cwd: at('.'),
    input: entries(),
    platform: 'node',
    external: isOutside,
    resolve: {
      alias: {
        glob: at('scripts/lib/no-glob.mjs'),
        [at('src/platform/i18n/catalogue.ts')]: at('src/platform/i18n/catalogue-built.ts'),
      },
    },
    logLevel: 'warn',
    // Modules of ours only export: what the first page does not use is left to the chunk that does.
    treeshake: { moduleSideEffects: (id) => !id.startsWith(at('src/')) },
    checks: { pluginTimings: false },
  });
  await bundle.write({
    dir: workshop,
    format: 'esm',
    sourcemap: true,
    // Whitespace and comments out, names kept: a third of the bytes to read at the start and to keep in memory.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    banner: (chunk) => (chunk.name === 'homthu' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
  });
  await bundle.close();
  if (existsSync(at('.build/homthu.js'))) chmodSync(at('.build/homthu.js'), 0o755);
}

/** Templates and catalogues, by a program of the bundle, which is then of no more use. */
function compileWords() {
  execFileSync(process.execPath, [at('.build/precompile.js'), at('views'), workshop]);
  for (const file of ['precompile.js', 'precompile.js.map']) rmSync(at(`.build/${file}`));
}

function entries() {
  const fixed = { main: 'src/main.ts', homthu: 'src/cli/main.ts', precompile: 'src/platform/views/precompile.ts' };
  const workers = filesUnder('src')
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => [`workers/${basename(file, '.worker.ts')}`, file]);
  return Object.fromEntries([...Object.entries(fixed), ...workers]);
}
