import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Handlebars from 'handlebars';
import withoutCompiler from 'handlebars/runtime.js';
import { HTML_LANG, LANG_NAMES, LANGS, type Lang } from '../i18n/index.ts';
import { minifyCss } from './compact.ts';
import { helpers } from './helpers.ts';
import type { Mails, Pages } from './pages.ts';
import { compileOptions, namesIn, readTemplate } from './templates.ts';
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
  /** The folder where a built house keeps them compiled; without it the compiler is loaded. */
  compiled?: string | undefined;
}

const load = createRequire(import.meta.url);
/** Its package declares no types for it. */
const runtime = withoutCompiler as unknown as typeof Handlebars;

/** Templates are loaded, and from the sources compiled, the first time they are needed, so that a cold start pays for one page only. */
export function createRenderer({
  folder,
  inlineCss,
  asset = (name) => `/assets/${name}`,
  fresh = false,
  compiled,
}: RendererOptions): Renderer {
  const stylesheet = once(() => minifyCss(readFileSync(inlineCss, 'utf8')), fresh);
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  const pages = house(true);
  const texts = house(false);

  function house(html: boolean) {
    const env = (compiled ? runtime : (load('handlebars') as typeof Handlebars)).create();
    for (const [name, help] of Object.entries(helpers)) env.registerHelper(name, help as Handlebars.HelperDelegate);
    env.registerHelper('asset', asset);
    for (const name of namesIn(folder, 'partials', 'layouts')) {
      const get = once(() => template(env, html, name), fresh);
      Object.defineProperty(env.partials, name.replace(/^partials\//, ''), { get, enumerable: true });
    }
    return env;
  }

  function template(env: typeof Handlebars, html: boolean, name: string): Handlebars.TemplateDelegate {
    if (compiled)
      return env.template(load(join(compiled, html ? 'html' : 'text', `${name}.cjs`)) as TemplateSpecification);
    return env.compile(readTemplate(folder, name, html), compileOptions(html));
  }

  function render(env: typeof Handlebars, html: boolean, name: string, lang: Lang, model: unknown): string {
    let found = fresh ? undefined : templates.get(name);
    if (!found) {
      found = template(env, html, name);
      templates.set(name, found);
    }
    const style = new runtime.SafeString(html ? stylesheet() : '');
    const langs = LANGS.map((code) => ({ code, tag: HTML_LANG[code], name: LANG_NAMES[code], current: code === lang }));
    return found(model, { data: { lang, htmlLang: HTML_LANG[lang], langs, style } });
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

function once<T>(make: () => T, again: boolean): () => T {
  let made: { value: T } | undefined;
  return () => {
    if (!made || again) made = { value: make() };
    return made.value;
  };
}
