import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeholders } from '../../src/platform/i18n/index.ts';

type Catalogue = Readonly<Record<string, string>>;

/** A key as the source names it: whole, or with holes that are filled while the program runs. */
export interface KeyUse {
  key: RegExp;
  text: string;
  where: string;
  /** Names given with it, where the source shows them. */
  given: ReadonlySet<string> | null;
}

/** What is wrong with the catalogues among themselves: keys, placeholders, Unicode form. The first is the measure. */
export function catalogueFaults(
  vi: Catalogue,
  others: Record<string, Catalogue>,
  complete: readonly string[],
): string[] {
  const decomposed = Object.keys(vi).filter((key) => vi[key] !== vi[key]?.normalize('NFC'));
  return [
    ...decomposed.map((key) => `vi ${key} is not NFC`),
    ...Object.entries(others).flatMap(([lang, catalogue]) => [
      ...(complete.includes(lang) ? Object.keys(vi).filter((key) => !(key in catalogue)) : []).map(
        (key) => `${lang} lacks ${key}`,
      ),
      ...Object.entries(catalogue).flatMap(([key, text]) => pairFaults(vi[key], text, `${lang} has ${key}`)),
    ]),
  ];
}

function pairFaults(measure: string | undefined, text: string, name: string): string[] {
  if (measure === undefined) return [`${name}, which vi has not`];
  return same(placeholders(measure), placeholders(text)) ? [] : [`${name} with other placeholders than vi`];
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((name) => b.has(name));

/** Keys that nothing says, keys in templates that no catalogue has, and sentences given other names than they have holes. */
export function useFaults(vi: Catalogue, uses: readonly KeyUse[]): string[] {
  const keys = Object.keys(vi);
  const unknown = uses.filter((use) => use.where.endsWith('.hbs') && !keys.some((key) => use.key.test(key)));
  const unused = keys.filter((key) => !uses.some((use) => use.key.test(key)));
  const wrong = uses.filter(
    ({ text, given }) => given && vi[text] !== undefined && !same(given, placeholders(vi[text])),
  );
  return [
    ...unknown.map((use) => `${use.where} says "${use.text}", which is in no catalogue`),
    ...unused.map((key) => `nothing says ${key}`),
    ...wrong.map((use) => `${use.where} gives "${use.text}" other names than its placeholders`),
  ];
}

const HOLE = '[\\w.-]+';
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const use = (text: string, pattern: string, where: string, given: KeyUse['given']): KeyUse => ({
  key: new RegExp(`^${pattern}$`),
  text,
  where,
  given,
});

/** Every use of a key in the templates and the code of a house. */
export function keyUses(house: string): KeyUse[] {
  const templates = filesIn(join(house, 'views'), '.hbs').flatMap(([file, text]) => usesInTemplate(text, file));
  const code = filesIn(join(house, 'src'), '.ts')
    .filter(([file]) => !file.startsWith('locales/'))
    .flatMap(([file, text]) => usesInCode(text, file));
  return [...templates, ...code];
}

/** `{{t "a" b "c" name=value}}` and the same inside brackets. */
export function usesInTemplate(text: string, where: string): KeyUse[] {
  return [...text.matchAll(/[{(]t ((?:"[^"]*"|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^{}()"])+)/g)].flatMap(
    ([, args = '']) => {
      const names = new Set([...args.matchAll(/(?<![\w"])(\w+)=/g)].map((match) => match[1] as string));
      const words = args
        .replace(/\s\w+=[\s\S]*$/, '')
        .trim()
        .split(/\s+/);
      if (!words[0]?.startsWith('"')) return [];
      const pattern = words.map((word) => (word.startsWith('"') ? escaped(word.slice(1, -1)) : HOLE)).join('\\.');
      const whole = words.every((word) => word.startsWith('"'));
      const key = words.map((word) => word.replaceAll('"', '')).join('.');
      return [use(key, pattern, where, whole ? names : null)];
    },
  );
}

/** Any text in the code that reads like a key, with `${}` as holes. */
export function usesInCode(text: string, where: string): KeyUse[] {
  return [...text.matchAll(/(['`])([a-zA-Z]\w*\.(?:[\w.-]|\$\{[^}]*\})+)\1/g)].map(([, , key = '']) =>
    use(
      key,
      key
        .split(/\$\{[^}]*\}/)
        .map(escaped)
        .join(HOLE),
      where,
      null,
    ),
  );
}

function filesIn(folder: string, ending: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')]);
}
