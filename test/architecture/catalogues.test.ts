import { expect, test } from 'vitest';
import { catalogueFaults, keyUses, useFaults, usesInTemplate } from '../../scripts/lib/catalogue-faults.ts';
import { catalogues } from '../../src/locales/index.ts';

const { vi, ...others } = catalogues;

test('the languages say the same things with the same placeholders', () => {
  expect(catalogueFaults(vi, others, ['en'])).toEqual([]);
});

test('every sentence is said somewhere, and everything said has a sentence', () => {
  expect(useFaults(vi, keyUses(process.cwd()))).toEqual([]);
});

test('a missing key, another placeholder and decomposed Vietnamese are found', () => {
  const faults = catalogueFaults(
    { 'a.one': 'Có {n} ảnh', 'a.two': 'Gửi', 'a.three': 'Hà Nội'.normalize('NFD') },
    { en: { 'a.one': '{count} photos', 'a.three': 'Hanoi', 'a.four': 'More' } },
    ['en'],
  );
  expect(faults).toEqual([
    'vi a.three is not NFC',
    'en lacks a.two',
    'en has a.one with other placeholders than vi',
    'en has a.four, which vi has not',
  ]);
});

test('an unknown key in a template, an unused key and a forgotten value are found', () => {
  const uses = usesInTemplate('{{t "a.one"}} {{t "a.gone"}} {{t "b" kind "help"}}', 'page.hbs');
  expect(useFaults({ 'a.one': 'Có {n} ảnh', 'a.two': 'Gửi', 'b.x.help': 'Giúp' }, uses)).toEqual([
    'page.hbs says "a.gone", which is in no catalogue',
    'nothing says a.two',
    'page.hbs gives "a.one" other names than its placeholders',
  ]);
});
