import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLACK, blackOut, readBoxes, suggestMarks } from '../../src/domain/redaction.ts';

const TEXT = 'Chị Hoa ở quầy 3, số 0900 000 000, nói trống không.';

describe('words that are blacked out', () => {
  test('are those between marks, and nothing else', () => {
    expect(blackOut(TEXT, 'Chị [[Hoa]] ở quầy 3, số [[0900 000 000]], nói trống không.')).toEqual({
      text: `Chị ${BLACK} ở quầy 3, số ${BLACK}, nói trống không.`,
    });
  });

  test('do not tell how long they were', () => {
    const one = blackOut('An nói.', '[[An]] nói.');
    const other = blackOut('Nguyễn Thị Hoa nói.', '[[Nguyễn Thị Hoa]] nói.');
    expect(one).toEqual(other);
  });

  test('are never changed in passing', () => {
    expect(blackOut(TEXT, TEXT.replace('trống không', 'lịch sự').replace('Hoa', '[[Hoa]]'))).toEqual({
      problem: 'changed',
    });
    expect(blackOut(TEXT, '[[Chị Hoa]]')).toEqual({ problem: 'changed' });
    expect(blackOut(TEXT, `${TEXT} [[Thêm]]`)).toEqual({ problem: 'changed' });
  });

  test('need a mark before and one behind', () => {
    expect(blackOut(TEXT, TEXT)).toEqual({ problem: 'nothing' });
    expect(blackOut(TEXT, TEXT.replace('Hoa', '[[Hoa'))).toEqual({ problem: 'open' });
    expect(blackOut(TEXT, TEXT.replace('Hoa', 'Hoa]]'))).toEqual({ problem: 'open' });
    expect(blackOut(TEXT, TEXT.replace('Hoa', '[[H[[o]]a]]'))).toEqual({ problem: 'open' });
    expect(blackOut(TEXT, TEXT.replace('Hoa', '[[]]Hoa'))).toEqual({ problem: 'nothing' });
  });

  test('may stand in a text that has such marks itself', () => {
    expect(blackOut('Xem [[ảnh]] của Hoa.', 'Xem [[ảnh]] của [[Hoa]].')).toEqual({ text: `Xem [[ảnh]] của ${BLACK}.` });
  });

  test('are suggested where they look like numbers and addresses of people, ready to be sent as they are', () => {
    const text = 'Gọi 0900 000 000 hoặc ai-do@example.vn, phí 30.000 đồng.';
    const marked = suggestMarks(text);
    expect(marked).toBe('Gọi [[0900 000 000]] hoặc [[ai-do@example.vn]], phí 30.000 đồng.');
    expect(blackOut(text, marked)).toEqual({ text: `Gọi ${BLACK} hoặc ${BLACK}, phí 30.000 đồng.` });
  });

  test('are found again wherever one marks them', () => {
    const spans = fc.tuple(fc.string(), fc.string({ minLength: 1 }), fc.string());
    fc.assert(
      fc.property(spans, ([before, inside, after]) => {
        fc.pre(!/[[\]]/.test(before + inside + after));
        expect(blackOut(before + inside + after, `${before}[[${inside}]]${after}`)).toEqual({
          text: before + BLACK + after,
        });
      }),
    );
  });
});

describe('parts of a photo', () => {
  test('are cells, areas of cells, or thousandths', () => {
    expect(readBoxes('A1')).toEqual([{ x: 0, y: 0, w: 100, h: 125 }]);
    expect(readBoxes('b2-D4; J8')).toEqual([
      { x: 100, y: 125, w: 300, h: 375 },
      { x: 900, y: 875, w: 100, h: 125 },
    ]);
    expect(readBoxes('D4-B2')).toEqual(readBoxes('B2-D4'));
    expect(readBoxes('120,300,200,100')).toEqual([{ x: 120, y: 300, w: 200, h: 100 }]);
    expect(readBoxes('')).toEqual([]);
  });

  test.each(['K1', 'A9', 'A0', 'A1-', '1,2,3', '900,0,200,100', '0,0,0,5', 'mặt người', 'A1 '.repeat(41)])(
    'are not understood as %s',
    (typed) => {
      expect(readBoxes(typed)).toBeNull();
    },
  );
});
