import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';
import { rolldown } from 'rolldown';

const text = new Set(['.css', '.js', '.svg', '.json', '.txt', '.webmanifest', '.ico']);
// Browsers and crawlers ask for these by their plain name.
const fixedNames = new Set(['favicon.ico', 'robots.txt', 'apple-touch-icon.png']);

/**
 * Copies `source` to `target` for serving: scripts and styles minified, every name with a fingerprint of its content
 * (so that it may be cached for ever), brotli and gzip twins beside each text, and manifest.json from plain to real names.
 * In styles, url(...) of another file here is rewritten to its real name.
 */
export async function buildAssets(source, target) {
  mkdirSync(target, { recursive: true });
  const manifest = {};
  const styleLast = (name) => (extname(name) === '.css' ? 1 : 0);
  const names = listFiles(source).sort((a, b) => styleLast(a) - styleLast(b));
  for (const name of names) {
    const content = await prepared(join(source, name), name, manifest);
    manifest[name] = nameWithPrint(name, content);
    writeWithTwins(join(target, manifest[name]), content);
  }
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const inside = () => listFiles(path).map((name) => `${entry.name}/${name}`);
    if (entry.isDirectory()) return inside();
    return entry.name.endsWith('.md') || entry.name.endsWith('.d.ts')
      ? []
      : [relative(folder, path).split(sep).join('/')];
  });
}

async function prepared(file, name, manifest) {
  if (extname(name) === '.js') return await minifiedScript(file);
  if (extname(name) === '.css') return minifiedStyle(file, name, manifest);
  return readFileSync(file);
}

async function minifiedScript(file) {
  const bundle = await rolldown({ input: file, platform: 'browser', logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();
  return Buffer.from(output[0].code);
}

function minifiedStyle(file, name, manifest) {
  const real = (url) => {
    const path = join(dirname(name), url).split(sep).join('/');
    return manifest[path] === undefined ? url : join(dirname(url), basename(manifest[path])).split(sep).join('/');
  };
  const { code } = transform({
    filename: file,
    code: readFileSync(file),
    minify: true,
    visitor: { Url: (url) => ({ ...url, url: real(url.url) }) },
  });
  return Buffer.from(code);
}

function nameWithPrint(name, content) {
  if (fixedNames.has(name)) return name;
  const print = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)}.${print}${ending}`;
}

function writeWithTwins(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  if (!text.has(extname(path))) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const twins = { '.br': brotliCompressSync(content, { params }), '.gz': gzipSync(content, { level: 9 }) };
  for (const [ending, body] of Object.entries(twins)) {
    if (body.length < content.length) writeFileSync(path + ending, body);
  }
}
