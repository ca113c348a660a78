import { describe, expect, test } from 'vitest';
import { writeSamples } from '../../src/features/upkeep/mailbox-samples.ts';
import { createRenderer } from '../../src/platform/views/renderer.ts';
import { COLUMNS, wrapText } from '../../src/platform/views/wrap-text.ts';
import { HOUSE } from '../support/town.ts';

const views = createRenderer({ folder: `${HOUSE}views`, inlineCss: `${HOUSE}public/public.css` });
const samples = writeSamples({ views });

describe('every mail, in both languages of the office', () => {
  test('there are many', () => {
    expect(samples.length).toBeGreaterThan(80);
    expect(new Set(samples.map(({ lang }) => lang))).toEqual(new Set(['vi', 'en']));
  });

  test('the English ones have English names and words in them', () => {
    const foreign = (text: string) => text.replaceAll('Hòm Thư', '').match(/.*[À-ỹ].*/u)?.[0];
    const english = samples.filter(({ lang }) => lang === 'en');
    expect(
      english.flatMap(({ id, text, subject }) => foreign(`${subject}\n${text}`)?.concat(` (${id})`) ?? []),
    ).toEqual([]);
  });

  test.each(samples)('$id reads well in a client without HTML', ({ text, subject }) => {
    const lines = text.split('\n');
    const addresses = lines.filter((line) => /https?:\/\//.test(line));
    expect(lines.filter((line) => line.length > COLUMNS && !/^https?:\/\/\S+$/.test(line))).toEqual([]);
    expect(addresses.filter((line) => !/^https?:\/\/\S+$/.test(line))).toEqual([]);
    expect(text).not.toMatch(/\n{3}|<\/?(p|td|tr|br|table|strong|span|a|h1)\b|&#?\w+;|undefined|null|\[object/);
    expect(text).toMatch(/\n\n-- \n\S/);
    expect(subject).not.toMatch(/[\r\n]|&\w+;|undefined/);
    expect(subject.length).toBeGreaterThan(5);
  });

  test.each(samples)(
    '$id says in HTML what it says in text, and in which schemes it may be shown',
    ({ html, text, lang }) => {
      expect(html).toContain(`<html lang="${lang}">`);
      expect(html).toContain('<meta name="color-scheme" content="light dark">');
      expect(html).not.toMatch(/<(script|img|link|iframe|form)\b|url\(|undefined/);
      const inText = text.match(/^https?:\/\/\S+$/gm) ?? [];
      const inHtml = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
      );
      expect(new Set(inHtml)).toEqual(new Set(inText));
    },
  );
});

describe('lines of plain text', () => {
  const long =
    'Một câu tiếng Việt dài hơn một dòng của thư, để xem nó được ngắt ở đâu và có giữ được từng chữ hay không.';
  test('are broken between words, and lose none', () => {
    const lines = wrapText(long).trimEnd().split('\n');
    expect(lines.length).toBe(2);
    expect(lines.join('')).toBe(long);
  });

  test('that look like a quotation are told apart from one', () => {
    expect(wrapText('Họ nói:\n> đợi đi')).toBe('Họ nói:\n > đợi đi\n');
  });

  test('leave an address whole, and the mark of the signature as it is', () => {
    const address = `https://hom-thu.example.vn/office/cases/${'a'.repeat(80)}`;
    expect(wrapText(`Mở:\n${address}\n-- \nHòm Thư`)).toBe(`Mở:\n${address}\n\n-- \nHòm Thư\n`);
  });
});
