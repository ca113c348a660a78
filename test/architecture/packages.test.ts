import { expect, test } from 'vitest';
import { textOf } from './rules/source.ts';

type Versions = Record<string, string>;
type Package = { dependencies?: Versions; devDependencies?: Versions };

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Packages whose version may change by itself. */
const loose = ({ dependencies, devDependencies }: Package): string[] =>
  Object.entries({ ...dependencies, ...devDependencies }).flatMap(([name, version]) =>
    EXACT.test(version) ? [] : [`${name} ${version}: write the exact version`],
  );

test.each(['package.json', 'tools/node24/package.json'])('%s names exact versions', (file) => {
  expect(loose(JSON.parse(textOf(file)) as Package)).toEqual([]);
});

test('a version that may change by itself is found', () => {
  const planted = { dependencies: { a: '^1.2.3', b: '1.2.3' }, devDependencies: { c: 'latest', d: '1.0.0-rc.5' } };
  expect(loose(planted)).toEqual(['a ^1.2.3: write the exact version', 'c latest: write the exact version']);
});
