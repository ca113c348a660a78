import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screen } from '../../src/domain/screening.ts';
import { clean, fold } from '../../src/domain/text.ts';

const read = (text: string) => screen(clean(text), fold(clean(text))).suspicion;

test.each([
  'Vay tiền nhanh, lãi suất thấp, gọi 0900 000 000',
  'Casino online nạp đầu tặng 100% https://x.example',
  'Earn money from home, click https://x.example',
  'https://a.example https://b.example https://c.example',
  'xem https://a.example và https://b.example',
  '无抵押贷款 https://x.example',
])('"%s" is suspected of being an advert', (text) => {
  expect(read(text)).toBe('advert');
});

test.each(['asdasdasd asd asd', 'kkkkkkkk', 'qwertyuiop', 'asdf jkl asdf', 'zxczxczxc', 'bdfgkljhgfdkj'])(
  '"%s" is suspected of being noise',
  (text) => {
    expect(read(text)).toBe('noise');
  },
);

test.each([
  '😡😡😡',
  'tốt',
  'ok',
  'ok ok ok',
  'haha',
  'kkk',
  'k dc vs ntn z',
  'đm lũ ăn hại chúng mày ngồi chơi điện thoại',
  'PHỤC VỤ QUÁ TỆ!!! CHỜ 3 TIẾNG KHÔNG AI GỌI!!!',
  '<script>alert(1)</script> nhân viên vui vẻ',
  'Casn booj nois chuyeenj raats lichj suwj',
  'Gửi lại lần 2: hồ sơ chưa trả. Gửi lại lần 2: hồ sơ chưa trả.',
  'Gọi lại cho tôi số 0900 000 000 nhé',
  'Ảnh tôi để ở https://anh.example/1 và https://anh.example/2, cán bộ xem giúp',
  'Tờ rơi cho vay lãi suất 0% gọi 0900000000 dán kín tường bến xe, đề nghị gỡ bỏ',
  'Cho vay nặng lãi dán đầy cột điện',
  'Nhân viên gọi 0900000000 mời tôi vay tiền, lãi suất cao',
  'The staff were great, see https://photo.example',
  '',
  '123456789',
  '卫生间太脏了',
])('"%s" is not suspect', (text) => {
  expect(read(text)).toBeNull();
});

test('no text makes it throw or wait', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void read(text)));
  for (const part of ['a', 'ab', 'as ', 'https://', '0 ', '9']) expect(() => read(part.repeat(2000))).not.toThrow();
});
