import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPersonal, maskSwearing, suppressColumn, suppressSmall } from '../../src/domain/privacy.ts';

describe('personal numbers in shared views', () => {
  test.each([
    ['gọi 0900000000 nhé', 'gọi ********00 nhé'],
    ['gọi 0900 000 012.', 'gọi **** *** *12.'],
    ['0900.000.000', '****.***.*00'],
    ['+84 900 000 000', '+** *** *** *00'],
    ['(024) 3825 0000', '(***) **** **00'],
    ['024 38250000', '*** ******00'],
    ['CCCD 001201000000', 'CCCD **********00'],
    ['001 201 000 000', '*** *** *** *00'],
    ['CMND 123456789', 'CMND *******89'],
    ['xe 29A-123.45', 'xe **A-***.45'],
    ['xe 29-B1 123.45', 'xe **-B* ***.45'],
    ['xe 30h12345', 'xe **h***45'],
    ['xe 29B-1234', 'xe **B-**34'],
    ['thư a.b@example.vn', 'thư ***@***'],
  ])('"%s" is shown as "%s"', (text, shown) => {
    expect(maskPersonal(text)).toBe(shown);
  });

  test.each([
    '200,000 VND, 5.000đ, 5 triệu, 100 nghìn, 1.200.000.000 đồng',
    '84.500.000.000 đồng và 200000000 VND',
    'ngày 3/11, 10/11/2026, 2026-11-22, lúc 9h30, 17h15, 8:10',
    'quyết định 00/QĐ-UBND, 1665/QĐ-UBND, 5635/UBND-KGVX',
    'đường dây nóng 113, 1022, 024.1022, 19001009',
    'quầy số 3, phòng 12A 2026, 38 độ, 14 người, mã 7K3QXM9, HT2611-7K3QXM9D',
    '',
  ])('"%s" is shown as it is', (text) => {
    expect(maskPersonal(text)).toBe(text);
  });

  test('no text makes masking throw, and swear words masked twice are masked once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9 .,A-Z+@đ-]{0,40}$/)), (text) => {
        expect(() => maskPersonal(text)).not.toThrow();
        expect(maskSwearing(maskSwearing(text))).toBe(maskSwearing(text));
      }),
    );
  });

  test.each(['0', '0 ', '9', '29A-', 'a', 'a.', 'a@', 'a@a.', '(0'])(
    'ten thousand times "%s" do not hold up the queue',
    (part) => {
      const start = performance.now();
      maskPersonal(part.repeat(10_000));
      // A few milliseconds; the limit only tells linear from quadratic growth on a slow machine.
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});

describe('swear words in shared views', () => {
  test.each([
    ['đm lũ ăn hại', 'đ* lũ ăn hại'],
    ['VCL, chờ 3 tiếng', 'V**, chờ 3 tiếng'],
    ['địt mẹ', 'đ** mẹ'],
    ['thằng chó này', 't**** *** này'],
    ['what the fuck', 'what the f***'],
  ])('"%s" is shown as "%s"', (text, shown) => {
    expect(maskSwearing(text.normalize('NFC'))).toBe(shown.normalize('NFC'));
  });

  test.each(['lon bia', 'các buổi sáng', 'cái đĩa', 'CC26', 'con chó nhà bên', 'lớn lên', 'Đức', 'mất đồ'])(
    '"%s" is an everyday word',
    (text) => {
      expect(maskSwearing(text)).toBe(text);
    },
  );
});

test('fewer than five people are not counted in public', () => {
  expect([0, 4, 5, 120].map((n) => suppressSmall(n))).toEqual([null, null, 5, 120]);
  expect(suppressSmall(9, 10)).toBeNull();
});

test.each([
  { column: [3, 6, 8], shown: [null, null, 8], why: 'with one small number the next smallest is hidden too' },
  { column: [1, 2, 8, 9], shown: [null, null, null, 9], why: 'two small ones that are together small take a third' },
  { column: [3, 4, 8], shown: [null, null, 8], why: 'two small ones that are together five protect each other' },
  { column: [5, 6], shown: [5, 6], why: 'nothing is small' },
  { column: [0, 9], shown: [null, 9], why: 'no case at all is hidden and tells of nobody' },
  { column: [0, 3, 9], shown: [null, null, null], why: 'a zero protects nobody' },
  { column: [2], shown: [null], why: 'one alone' },
  { column: [], shown: [], why: 'none' },
])('given a column of a public table, when $why, then what is shown is $shown', ({ column, shown }) => {
  expect(suppressColumn(column)).toEqual(shown);
});
