import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromTelex } from '../../src/domain/telex.ts';
import { clean, excerpt, fold, length, searchWords } from '../../src/domain/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 80 });
const wildText = fc.oneof(
  anyText,
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((all) => String.fromCharCode(...all)),
);
const vietnamese = fc
  .array(
    fc.constantFrom(
      'đường',
      'HOÀ',
      'hòa',
      'Nghĩa',
      'ƯỚC',
      'quỳnh',
      'ệ',
      'Ðông',
      '안녕',
      'が',
      'ﬁ',
      '😡',
      '❤️',
      'Σ',
      'İ',
      ' ',
    ),
  )
  .map((all) => all.join(' '));

describe('cleaning', () => {
  test('words are kept exactly; what cannot be seen or turns the reading direction is gone', () => {
    expect(clean('  Cán bộ\u0000 nói\u0007 chuyện \t\r\nrất\u202e lịch sự.  \r\r\n\n')).toBe(
      'Cán bộ nói chuyện\nrất lịch sự.',
    );
    expect(clean('a\tb\u2028c\ufeff')).toBe('a\tb\nc');
  });

  test('decomposed text is stored composed', () => {
    expect(clean('Đề nghị niêm yết'.normalize('NFD'))).toBe('Đề nghị niêm yết'.normalize('NFC'));
  });

  test('half an emoji becomes a replacement character, a whole one and a family stay', () => {
    expect(clean('a\ud83d')).toBe('a\ufffd');
    expect(clean('👨‍👩‍👧 😡')).toBe('👨‍👩‍👧 😡');
  });

  test('HTML and swear words are text like any other', () => {
    expect(clean('<script>alert(1)</script> đm')).toBe('<script>alert(1)</script> đm');
  });

  test('cleaning twice changes nothing more, whatever the text', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
    );
  });

  test('a million blanks take no noticeable longer than a million letters', () => {
    expect(clean(`a${' '.repeat(1_000_000)}b`)).toHaveLength(1_000_002);
  });
});

describe('counting characters', () => {
  test.each([
    ['Ộ', 1],
    ['Ộ'.normalize('NFD'), 1],
    ['😡😡😡', 3],
    ['tốt', 3],
    ['', 0],
  ])('"%s" counts %i', (text, count) => {
    expect(length(text)).toBe(count);
  });

  test('it is the number of code points after composing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(length(text)).toBe([...text.normalize('NFC')].length);
      }),
    );
  });
});

describe('folding', () => {
  test.each([
    ['CÁN BỘ', 'can bo'],
    ['Đường Đống Đa', 'duong dong da'],
    ['Ðông (with an Icelandic letter)', 'dong (with an icelandic letter)'],
    ['Yên Hòa = Yên Hoà', 'yen hoa = yen hoa'],
    ['Sĩ và Sỹ', 'si va sy'],
    ['ＡＢＣ　１２３', 'abc 123'],
    ['직원분이', '직원분이'],
    ['が ガ パ', 'が ガ パ'],
    ['卫生间', '卫生间'],
    ['Ça été réglé', 'ca ete regle'],
    ['❤️ cảm ơn 🥰', '❤ cam on 🥰'],
    ['가\ud83d', '가\ud83d'],
    ['⁈\udc00', '?!\udc00'],
  ])('"%s" folds to "%s", composed or not', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize('NFD'))).toBe(folded);
  });

  test('folding twice changes nothing more, and NFC and NFD fold alike, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(wildText, vietnamese), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });

  test('a long text folds like its parts', () => {
    expect(fold('Đường '.repeat(2000))).toBe('duong '.repeat(2000));
  });
});

describe('words of a search', () => {
  test('operators and punctuation of the database are only separators', () => {
    expect(searchWords('"Cán bộ" AND (đường* OR -quầy:3) NEAR')).toEqual([
      'can',
      'bo',
      'and',
      'duong',
      'or',
      'quay',
      '3',
      'near',
    ]);
  });

  test('Chinese, Korean and Japanese runs stay together and apart from Latin letters', () => {
    expect(searchWords('卫生间太脏 metro안녕 トイレ')).toEqual(['卫生间太脏', 'metro', '안녕', 'トイレ']);
  });

  test('at most 12 words of at most 40 characters, each once', () => {
    const words = searchWords(`${'a'.repeat(300)} x x ${Array.from({ length: 30 }, (_, i) => `w${i}`).join(' ')}`);
    expect(words).toHaveLength(12);
    expect(words[0]).toBe('a'.repeat(40));
    expect(searchWords(' !!! 😡 ')).toEqual([]);
  });
});

describe('raw Telex', () => {
  test.each([
    ['Casn booj nois chuyeenj raats lichj suwj', 'Cán bộ nói chuyện rất lịch sự'],
    ['Tooi muoons gosp ys veef thais ddooj phujc vuj cuar casn booj', 'Tôi muốn góp ý về thái độ phục vụ của cán bộ'],
    ['nguowif daan phari chowf quas laau', 'người dân phải chờ quá lâu'],
    ['Quyeets ddinhj cuar phuowngf, hoof sow 2 laanf!', 'Quyết định của phường, hồ sơ 2 lần!'],
    ['KHOONG COS GIF QUYS HOWN DDOOCJ LAAPJ', 'KHÔNG CÓ GÌ QUÝ HƠN ĐỘC LẬP'],
  ])('"%s" is read as "%s"', (typed, meant) => {
    expect(fromTelex(typed)).toBe(meant.normalize('NFC'));
  });

  test.each([
    'The lady at the ticket gate of the temple was so kind. She lent me a robe.',
    'his bus is here as soon as this',
    'thanks for the good service, see you soon',
    'too good books, as his boss does',
    'Le guichetier ne repond pas quand on lui parle en anglais',
    'can bo o quay tiep nhan ho so noi chuyen rat coc can',
    'toi k biet chu nhieu, nho chau toi viet ho',
    'asdasdasd asd asd',
    'ok',
    '',
    '卫生间太脏了',
  ])('"%s" is not Telex', (text) => {
    expect(fromTelex(text)).toBeNull();
  });

  test('no text makes it throw', () => {
    fc.assert(fc.property(wildText, (text) => void fromTelex(text)));
  });
});

describe('excerpts', () => {
  test('a short text is given whole, on one line', () => {
    expect(excerpt('Cảm ơn\n\nchị', 20)).toBe('Cảm ơn chị');
  });

  test('a long text is cut between words, within the limit', () => {
    expect(excerpt('Tôi đi làm thủ tục đăng ký kinh doanh', 20)).toBe('Tôi đi làm thủ tục…');
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, max) => {
        expect([...excerpt(text, max)].length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('text without blanks is cut anyway, never through an emoji', () => {
    expect(excerpt('😡'.repeat(30), 5)).toBe('😡😡😡😡…');
  });
});
