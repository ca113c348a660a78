import type { Lang } from './langs.ts';

export type Params = Record<string, string | number>;
type Hole = { name: string; forms: Map<string, Part[]> | null };
type Part = string | Hole;

/**
 * A message as text and holes: `{name}`, or `{n, plural, one {# day} other {# days}}` where `#` is the number
 * and the form is chosen by `Intl.PluralRules`. Throws on a brace that does not close: a catalogue is our own text.
 */
export function parseMessage(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    if (open < 0) break;
    if (open > at) parts.push(text.slice(at, open));
    const close = closing(text, open);
    const inside = text.slice(open + 1, close);
    const plural = /^(\w+), plural,([\s\S]*)$/.exec(inside);
    if (plural) parts.push({ name: plural[1] as string, forms: parseForms(plural[1] as string, plural[2] as string) });
    else parts.push({ name: inside.trim(), forms: null });
    at = close + 1;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** The names of the holes of a message, for the check that every language has the same. */
export function placeholders(text: string): Set<string> {
  const names = new Set<string>();
  const walk = (parts: Part[]) => {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      names.add(part.name);
      for (const form of part.forms?.values() ?? []) walk(form);
    }
  };
  walk(parseMessage(text));
  return names;
}

/** Fills the holes. A hole without a value throws: half a sentence must never reach a reader. */
export function fill(parts: Part[], params: Params, lang: Lang, show: (n: number) => string): string {
  return parts.map((part) => (typeof part === 'string' ? part : fillHole(part, params, lang, show))).join('');
}

function fillHole({ name, forms }: Hole, params: Params, lang: Lang, show: (n: number) => string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`message needs {${name}}`);
  if (!forms) return typeof value === 'number' ? show(value) : value;
  const form = forms.get(pluralRules(lang).select(Number(value))) ?? forms.get('other');
  if (!form) throw new Error(`plural {${name}} has no form "other"`);
  return fill(form, params, lang, show);
}

function parseForms(name: string, text: string): Map<string, Part[]> {
  const forms = new Map<string, Part[]>();
  for (const match of text.matchAll(/(\w+) \{/g)) {
    const open = match.index + match[0].length - 1;
    forms.set(match[1] as string, parseMessage(text.slice(open + 1, closing(text, open)).replace('#', `{${name}}`)));
  }
  return forms;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return i;
  }
  throw new Error(`unclosed brace in message: ${text}`);
}

const rules = new Map<Lang, Intl.PluralRules>();
function pluralRules(lang: Lang): Intl.PluralRules {
  const found = rules.get(lang) ?? new Intl.PluralRules(lang);
  rules.set(lang, found);
  return found;
}
