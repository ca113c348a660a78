import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { squeeze } from './compact.ts';
import { helpers } from './helpers.ts';

/** How every template is compiled; mail's plain texts and subjects escape nothing. */
export const compileOptions = (html: boolean) => ({
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries([...Object.keys(helpers), 'asset'].map((name) => [name, true])),
  // A partial sees what it is given, not where it is called: its names are its signature.
  explicitPartialContext: true,
  preventIndent: true,
  noEscape: !html,
});

/** Template names under some folders, without `.hbs`, with forward slashes. */
export function namesIn(folder: string, ...under: string[]): string[] {
  return under.flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/').slice(0, -4)),
  );
}

/** The text of a template; of a page without the blanks that nobody sees. */
export function readTemplate(folder: string, name: string, html: boolean): string {
  const text = readFileSync(join(folder, `${name}.hbs`), 'utf8');
  return html ? squeeze(text) : text;
}
