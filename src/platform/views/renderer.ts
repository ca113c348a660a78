import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import { HTML_LANG, LANG_NAMES, LANGS, type Lang } from '../i18n/index.ts';
import { minifyCss, squeeze } from './compact.ts';
import { helpers } from './helpers.ts';
import type { Mails, Pages } from './pages.ts';
import { wrapText } from './wrap-text.ts';

export type { Mails, Pages } from './pages.ts';

export interface Renderer {
  /** A whole HTML page. Throws when the model lacks a name that the template prints. */
  page<N extends keyof Pages>(name: N, lang: Lang, model: Pages[N]): string;
  mail<N extends keyof Mails>(name: N, lang: Lang, model: Mails[N]): { subject: string; text: string; html: string };
  /** The one inlined style, as a source for `style-src` of the Content-Security-Policy: `'sha256-…'`. */
  styleSource(): string;
}

export interface RendererOptions {
  /** The folder `views`. */
  folder: string;
  /** The stylesheet that the layout of the resident's pages inlines. */
  inlineCss: string;
  /** Address of a file of `public/` by its name; fingerprinted in a built house. */
  asset?: (name: string) => string;
  /** Read every file anew at each rendering. */
  fresh?: boolean;
}

const OPTIONS = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries([...Object.keys(helpers), 'asset'].map((name) => [name, true])),
  // A partial sees what it is given, not where it is called: its names are its signature.
  explicitPartialContext: true,
  preventIndent: true,
} as const;

/** Templates are compiled the first time they are needed, so that a cold start pays for one page only. */
export function createRenderer({
  folder,
  inlineCss,
  asset = (name) => `/assets/${name}`,
  fresh = false,
}: RendererOptions): Renderer {
  const stylesheet = once(() => minifyCss(readFileSync(inlineCss, 'utf8')), fresh);
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  const pages = house(true);
  const texts = house(false);

  function house(html: boolean) {
    const env = Handlebars.create();
    for (const [name, help] of Object.entries(helpers)) env.registerHelper(name, help as Handlebars.HelperDelegate);
    env.registerHelper('asset', asset);
    for (const name of namesIn(folder, 'partials', 'layouts')) {
      const compiled = once(() => env.compile(read(name, html), { ...OPTIONS, noEscape: !html }), fresh);
      Object.defineProperty(env.partials, name.replace(/^partials\//, ''), { get: compiled, enumerable: true });
    }
    return env;
  }

  function read(name: string, html: boolean): string {
    const text = readFileSync(join(folder, `${name}.hbs`), 'utf8');
    return html ? squeeze(text) : text;
  }

  function render(env: typeof Handlebars, html: boolean, name: string, lang: Lang, model: unknown): string {
    let template = fresh ? undefined : templates.get(name);
    if (!template) {
      template = env.compile(read(name, html), { ...OPTIONS, noEscape: !html });
      templates.set(name, template);
    }
    const style = new Handlebars.SafeString(html ? stylesheet() : '');
    const langs = LANGS.map((code) => ({ code, tag: HTML_LANG[code], name: LANG_NAMES[code], current: code === lang }));
    return template(model, { data: { lang, htmlLang: HTML_LANG[lang], langs, style } });
  }

  return {
    page: (name, lang, model) => render(pages, true, `pages/${name}`, lang, model),
    mail: (name, lang, model) => ({
      subject: render(texts, false, `mail/${name}/subject`, lang, model).trim(),
      text: wrapText(render(texts, false, `mail/${name}/text`, lang, model)),
      html: render(pages, true, `mail/${name}/html`, lang, model),
    }),
    styleSource: once(() => `'sha256-${createHash('sha256').update(stylesheet()).digest('base64')}'`, fresh),
  };
}

/** Template names under some folders, without `.hbs`, with forward slashes. */
export function namesIn(folder: string, ...under: string[]): string[] {
  return under.flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/').slice(0, -4)),
  );
}

function once<T>(make: () => T, again: boolean): () => T {
  let made: { value: T } | undefined;
  return () => {
    if (!made || again) made = { value: make() };
    return made.value;
  };
}
