import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { maskPersonal, maskSwearing } from '../../src/domain/privacy.ts';
import { screen } from '../../src/domain/screening.ts';
import { steer } from '../../src/domain/steering.ts';
import { fromTelex } from '../../src/domain/telex.ts';
import { clean, fold, searchWords } from '../../src/domain/text.ts';

type Sample = { text: string; notes: string };
const samples: Sample[] = readFileSync(new URL('../support/sample-feedback.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const NOTHING = { door: null, restricted: false, urgent: false, suspicion: null, shown: 'as written' };

/** Line of the file (from 1), the words that it has, and what is expected other than nothing at all. */
const EXPECTED: ReadonlyArray<readonly [number, string, Partial<Record<keyof typeof NOTHING, unknown>>]> = [
  [1, 'giấy khai sinh', {}],
  [2, 'Phiếu hẹn trả kết quả', {}],
  [3, 'can bo o quay tiep nhan', {}],
  [4, 'ad oi nv bx my dinh', {}],
  [5, 'Đề nghị thay bảng mới', {}],
  [6, 'Nên đặt thêm ghế', {}],
  [7, 'bảng hướng dẫn bằng tiếng Anh', {}],
  [8, 'The lady at the ticket gate', {}],
  [9, '200,000 VND for parking', {}],
  [10, '직원분이', {}],
  [11, 'Le guichetier', {}],
  [12, '卫生间太脏了', {}],
  [13, '😡😡😡', {}],
  [14, 'tốt', {}],
  [15, 'asdasdasd', { suspicion: 'noise' }],
  [16, 'CHO VAY NHANH', { suspicion: 'advert', shown: expect.stringContaining('ZALO ********00 GIẢI') }],
  [17, 'Hai anh bảo vệ', {}],
  [18, 'nhận của gia đình tôi 5 triệu', { door: 'denunciation', restricted: true }],
  [19, 'không đồng ý với quyết định', { door: 'complaint', restricted: true }],
  [20, 'có người cầm dao', { door: 'emergency', urgent: true }],
  [21, 'số CCCD', { shown: expect.stringMatching(/số CCCD \*{10}00, sđt \*{4} \*{3} \*00, cháu muốn/) }],
  [22, 'đi xe lăn', {}],
  [23, 'biển 29B-000.00', { shown: expect.stringContaining('biển **B-***.00 dừng') }],
  [24, 'cấm hẳn hút thuốc', {}],
  [25, 'đeo thẻ tên', {}],
  [26, 'Toi dinh gop y', {}],
  [27, 'loa kẹo kéo', {}],
  [28, 'đòi 100 nghìn một cái', {}],
  [29, 'xé trang', {}],
  [30, 'Hoan nghênh đơn vị', {}],
  [31, 'lũ ăn hại', { shown: expect.stringMatching(/^đ\* lũ ăn hại/) }],
  [32, 'nộp hôm 3/11', {}],
  [33, 'Xin tuyên dương', {}],
  [34, 'dán mã QR', {}],
  [35, 'toi k biet chu', {}],
  [36, '<script>alert(1)</script> nhân viên', {}],
  [37, 'Ngày 10/11/2026, ga La Khê, khoảng 17h15', {}],
  [38, 'Casn booj', {}],
  [39, 'niêm yết công khai', {}],
  [40, 'đăng ký kinh doanh', {}],
];

describe('the forty samples', () => {
  test('the table has a row for each', () => {
    expect(EXPECTED.map(([line]) => line)).toEqual(samples.map((_, i) => i + 1));
  });

  test.each(EXPECTED)('line %i, "%s"', (line, words, expected) => {
    const sample = samples[line - 1];
    const text = clean(sample?.text ?? '');
    const folded = fold(text);
    expect(text).toContain(words.normalize('NFC'));
    const { door, restricted, urgent } = steer(text, folded, {});
    const { suspicion } = screen(text, folded);
    const masked = maskSwearing(maskPersonal(text));
    const shown = masked === text ? 'as written' : masked;
    expect({ door, restricted, urgent, suspicion, shown }).toEqual({ ...NOTHING, ...expected });
  });

  test.each(EXPECTED)('line %i, "%s", means the same to us without accents', (line, _words, expected) => {
    const text = fold(clean(samples[line - 1]?.text ?? ''));
    const { door, restricted, urgent } = steer(text, text, {});
    const { suspicion } = screen(text, text);
    expect({ door, restricted, urgent, suspicion }).toEqual({
      door: expected.door ?? null,
      restricted: expected.restricted ?? false,
      urgent: expected.urgent ?? false,
      suspicion: expected.suspicion ?? null,
    });
  });

  test('words are stored as they were written, but for Unicode form', () => {
    for (const { text } of samples) expect(clean(text)).toBe(text.normalize('NFC'));
  });

  test('the decomposed one is stored composed and found with and without accents', () => {
    const text = clean(samples[38]?.text ?? '');
    expect(samples[38]?.text).not.toBe(text);
    for (const query of ['niêm yết lệ phí', 'niem yet le phi', 'NIÊM YẾT'.normalize('NFD')]) {
      for (const word of searchWords(query)) expect(fold(text).split(/\W+/)).toContain(word);
    }
  });

  test('only the raw Telex one is offered converted', () => {
    const offers = samples.map(({ text }) => fromTelex(clean(text))).filter((offer) => offer !== null);
    expect(offers).toEqual(['Cán bộ nói chuyện rất lịch sự'.normalize('NFC')]);
  });

  test('personal numbers are seen in exactly those that hold some', () => {
    const lines = samples.flatMap(({ text }, i) => (maskPersonal(clean(text)) !== clean(text) ? [i + 1] : []));
    expect(lines).toEqual([16, 21, 23]);
  });
});
