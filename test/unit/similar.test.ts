import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alike } from '../../src/domain/similar.ts';

const CLOSED = 'Sáng thứ Hai quầy số 3 đóng cửa lúc 10 giờ 30, chị cán bộ bảo hết giờ, mời mọi người về.';
const CLOSED_TOO = 'Quầy số 3 sáng thứ Hai đóng cửa từ 10 giờ 30. Cán bộ bảo hết giờ rồi, về đi.';
const BOARD = 'Bảng niêm yết thủ tục trước sảnh bị rách và mờ, không đọc được lệ phí đăng ký kết hôn.';
const MONEY = 'Cán bộ quầy số 3 gợi ý tôi đưa tiền để làm nhanh hồ sơ khai sinh cho cháu.';

const samples = readFileSync(new URL('../support/sample-feedback.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);

describe('two texts of one matter', () => {
  test('are found among others of the same counter, the most alike first', () => {
    const found = alike(CLOSED_TOO, [BOARD, CLOSED, MONEY, CLOSED_TOO]);
    expect(found.map(({ index }) => index)).toEqual([3, 1]);
    expect(found[0]?.score).toBeCloseTo(1);
  });

  test('are found without diacritics, in other letters and in the other Unicode form', () => {
    const others = [BOARD, CLOSED.normalize('NFD').toUpperCase(), MONEY];
    expect(alike('quay so 3 sang thu hai dong cua tu 10 gio 30, can bo bao het gio roi', others)).toMatchObject([
      { index: 1 },
    ]);
  });

  test('are not called alike for a few words that everybody uses', () => {
    expect(alike(MONEY, [CLOSED, BOARD])).toEqual([]);
    expect(alike('Tệ quá', ['Tệ quá', CLOSED])).toEqual([]);
    expect(alike('', [''])).toEqual([]);
  });

  test('take moments even where a box is full of long texts', () => {
    const long = Array.from({ length: 60 }, (_, i) => `${CLOSED} ${BOARD} ${i} `.repeat(20).slice(0, 4000));
    const from = performance.now();
    alike(long[0] as string, long);
    expect(performance.now() - from).toBeLessThan(500);
  });
});

test('of the city’s samples, each of a matter of its own, no two are called alike', () => {
  const pairs = samples.flatMap((text, i) =>
    alike(text, samples).flatMap(({ index }) => (index > i ? [[text.slice(0, 30), samples[index]?.slice(0, 30)]] : [])),
  );
  expect(pairs).toEqual([]);
});
