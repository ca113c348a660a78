import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { compileOptions, namesIn, readTemplate } from './templates.ts';

/** Run by the build: `node precompile.js VIEWS TARGET` writes each template as a function, so that a server needs no compiler. */
const [views = '', target = ''] = process.argv.slice(2);
for (const html of [true, false]) {
  for (const name of namesIn(views, 'layouts', 'partials', 'pages', 'mail')) {
    const spec = Handlebars.precompile(readTemplate(views, name, html), compileOptions(html));
    const file = path.join(target, html ? 'html' : 'text', `${name}.cjs`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `module.exports = ${spec};\n`);
  }
}
