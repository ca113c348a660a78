import { filesUnder, textOf } from './source.ts';

const LONGEST = 200;
/** Tests are lists of sentences about one thing, and are read one at a time. */
const LONGEST_TEST = 300;

/** Files that may be longer, each with its reason. */
export const LONGER: Readonly<Record<string, string>> = {
  'src/locales/en/office.ts': 'a list of sentences',
  'src/locales/vi/office.ts': 'a list of sentences',
};

export interface Sized {
  path: string;
  lines: number;
}

export const theFiles = (): Sized[] =>
  filesUnder(['src', 'scripts', 'test', 'public'], ['.ts', '.mjs', '.js']).map((path) => ({
    path,
    lines: textOf(path).trimEnd().split('\n').length,
  }));

/** Files that have grown over the limit, and reasons that nothing needs any more. */
export function sizeFaults(files: readonly Sized[], longer: Readonly<Record<string, string>>): string[] {
  const limit = (path: string) => (path.startsWith('test/') ? LONGEST_TEST : LONGEST);
  const long = files.filter(({ path, lines }) => lines > limit(path));
  const tooLong = long.filter(({ path }) => !(path in longer));
  const needless = Object.keys(longer).filter((path) => !long.some((file) => file.path === path));
  return [
    ...tooLong.map(
      ({ path, lines }) => `${path} has ${lines} lines; split it by what it does (${limit(path)} at most)`,
    ),
    ...needless.map((path) => `${path} is no longer too long; take it off the list`),
  ];
}
