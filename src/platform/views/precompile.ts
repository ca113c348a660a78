import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { catalogues } from '../../locales/index.ts';
import { compileOptions, namesIn, readTemplate } from './templates.ts';

/**
 * Run by the build: `node precompile.js VIEWS DIST` writes each template as a function, so that a server needs no compiler, and each language as
 * a file of its own, so that it reads those that are spoken.
 */
const [views = '', dist = ''] = process.argv.slice(2);
mkdirSync(path.join(dist, 'locales'));
for (const [lang, sentences] of Object.entries(catalogues)) {
  writeFileSync(path.join(dist, 'locales', `${lang}.json`), JSON.stringify(sentences));
}
for (const html of [true, false]) {
  for (const name of namesIn(views, 'layouts', 'partials', 'pages', 'mail')) {
    const spec = Handlebars.precompile(readTemplate(views, name, html), compileOptions(html));
    const file = path.join(dist, 'templates', html ? 'html' : 'text', `${name}.cjs`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `module.exports = ${spec};\n`);
  }
}
