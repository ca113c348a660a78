import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { steer } from '../../src/domain/steering.ts';
import { clean, fold } from '../../src/domain/text.ts';

const read = (text: string, rule?: { sensitive: boolean; urgent: boolean }) => {
  const cleaned = clean(text);
  return steer(cleaned, fold(cleaned), { rule });
};

describe('an emergency that is going on', () => {
  test.each([
    ['Cứu với, có người cầm dao đuổi chém nhau ở sân ga', 'violence'],
    ['danh nhau o ben xe ngay bay gio', 'violence'],
    ['Có người bị cướp giật túi, gọi công an giúp', 'violence'],
    ['There is a fight at gate 2 and one man has a knife', 'violence'],
    ['Quán bên cạnh đang cháy', 'fire'],
    ['chay nha ben canh chua roi', 'fire'],
    ['Mùi gas rất nặng ở tầng 1', 'fire'],
    ['The waiting room is on fire', 'fire'],
    ['Có bom trong túi ở ghế số 3', 'explosive'],
    ['Có bác bất tỉnh ở quầy 5, cần cấp cứu', 'medical'],
    ['A woman is unconscious near the exit', 'medical'],
    ['Có người muốn tự tử trên cầu', 'medical'],
    ['Có trẻ lạc ở cổng phía đông', 'child'],
    ['有人持刀打架', 'violence'],
    ['大厅着火了', 'fire'],
    ['역에 불이 났어요', 'fire'],
    ['人が倒れています、助けて', 'medical'],
    ['Au secours, il y a une bagarre', 'violence'],
  ])('"%s" is shown the numbers to call', (text, signal) => {
    const { door, urgent, signals } = read(text);
    expect({ door, urgent }).toEqual({ door: 'emergency', urgent: true });
    expect(signals).toContain(signal);
  });

  test.each([
    'Hôm qua có đánh nhau ở bến xe mà không thấy bảo vệ đâu',
    'Thanh niên thường xuyên đánh nhau trước cổng trường',
    'Cảm ơn chị nhân viên đã sơ cứu khi mẹ tôi ngất xỉu',
    'Bình chữa cháy hết hạn, nguy cơ cháy nổ',
    'Xe buýt đang chạy thì dừng đột ngột, tàu chạy rồi mới mở cửa',
    'xe dang chay nhanh qua, mà tàu vẫn chưa đến',
    'Có chạy xe điện quanh hồ không?',
    'Một đám người chen lấn, các bạn nhau ở đây rất bẩn',
    'Rác dưới nước nhiều quá, bơm xe ở đâu',
    'Khoa cấp cứu phục vụ chậm',
    'Ghế dành người già bị chiếm',
    'Quán chặt chém khách',
    'đi từ từ thôi',
    'Last week there was a fight here',
    'The staff are on the phone all day, every day',
  ])('"%s" is no emergency', (text) => {
    expect(read(text)).toMatchObject({ door: null, urgent: false });
    expect(read(fold(text))).toMatchObject({ door: null, urgent: false });
  });
});

describe('what reads like a denunciation', () => {
  test.each([
    'Cán bộ đòi 500 nghìn mới cho nộp hồ sơ',
    'anh cong an doi toi 2tr moi tra giay to',
    'Chị ở quầy 2 gợi ý đưa phong bì',
    'Không có phong bì thì không làm',
    'phải lót tay mới được việc',
    'Nhân viên vòi vĩnh người dân',
    'Chủ tịch xã nhận hối lộ',
    'Bác sĩ nhận tiền của bệnh nhân rồi mới mổ',
    'Cán bộ tư pháp yêu cầu nộp thêm 300.000đ ngoài quy định',
    'Cán bộ thu tiền lệ phí 50 nghìn không biên lai',
    'Ông ấy làm giả hồ sơ để chiếm đoạt đất',
    'Tôi xin tố cáo ông trưởng thôn',
    'ĐƠN TỐ CÁO\nKính gửi UBND phường',
    'toi muon to cao hanh vi nay',
    'The officer asked me for money to stamp the form',
    'This office is corrupt, they want a bribe',
    '办事员索要红包',
    '공무원이 뇌물을 요구했습니다',
    '職員に賄賂を要求された',
    "L'agent demande un pot-de-vin",
  ])('"%s" is told how to denounce, and restricted', (text) => {
    expect(read(text)).toMatchObject({ door: 'denunciation', restricted: true, urgent: false });
  });

  test.each([
    'Cán bộ rất tốt, không nhận phong bì',
    'Chị ấy từ chối nhận quà và phong bì của gia đình tôi',
    'can bo khong doi tien, khong voi vinh, rat lich su',
    'Cán bộ không hề vòi vĩnh, sách nhiễu',
    'He refused the bribe of the driver, well done',
    'The officer never asked for money',
    'Bảo vệ đòi 20 nghìn gửi xe, quá giá',
    'Chủ quán đòi 300 nghìn một bát phở, chặt chém khách',
    'Đề nghị công an dẹp mấy quán đòi 100 nghìn một cốc nước',
    'Nhân viên gửi xe thu 50 nghìn, quá đắt',
    'Cán bộ trả lại tiền thừa cho tôi, xin cảm ơn',
    'Cán bộ bảo mẹ tôi đến nhận tiền trợ cấp rồi lại bắt chờ',
    'can bo bat doi qua lau',
    'Cán bộ phường tặng quà, các cụ nhận quà rất vui',
    'Anh bảo vệ to cao đứng ở cổng rất nhiệt tình',
    'Tôi hơi lo vì hồ sơ chậm',
    'Máy đổi tiền hỏng, nhân viên không giúp',
    'Nên treo khẩu hiệu phòng chống tham nhũng',
    'Phòng tiếp dân khiếu nại tố cáo đóng cửa cả buổi sáng',
    'Hết phong bì đựng hồ sơ ở quầy 3',
    'nhân viên nhân dân phục vụ 24 giờ',
    'The parking guard asked me to pay 200,000 VND',
    '工作人员没有收红包，很好',
  ])('"%s" is ordinary feedback', (text) => {
    expect(read(text)).toMatchObject({ door: null, restricted: false });
  });
});

describe('what reads like a formal complaint', () => {
  test.each([
    'Đề nghị hủy quyết định xử phạt số 12/QĐ-XPHC',
    'de nghi xem xet lai quyet dinh cuong che cua phuong',
    'Gia đình tôi không đồng ý với quyết định bồi thường',
    'Tôi khiếu nại việc thu hồi đất',
    'Tôi làm đơn khiếu nại lần thứ hai',
    'I want to appeal the decision of the ward',
  ])('"%s" is told the procedure, and restricted', (text) => {
    expect(read(text)).toMatchObject({ door: 'complaint', restricted: true, urgent: false });
  });

  test.each([
    'Đề nghị thu hồi giấy phép của quán này vì ồn ào',
    'Tôi quyết định quay lại lần sau vì phục vụ tốt',
    'Tôi khiếu nại về thái độ của nhân viên quầy 3',
    'Không đồng ý với cách xếp hàng ở đây',
    'Yêu cầu thay bảng, sửa quạt',
    'I want to complain about the dirty toilets',
  ])('"%s" is ordinary feedback', (text) => {
    expect(read(text)).toMatchObject({ door: null, restricted: false });
  });
});

describe('the chosen rule', () => {
  test('a sensitive rule restricts the case without a page in between', () => {
    expect(read('như trên', { sensitive: true, urgent: false })).toEqual({
      door: null,
      restricted: true,
      urgent: false,
      signals: ['rule'],
    });
  });

  test('an urgent rule makes the case urgent without a page in between', () => {
    expect(read('', { sensitive: false, urgent: true })).toMatchObject({ door: null, restricted: false, urgent: true });
  });
});

test('danger comes before the law, and both are kept', () => {
  expect(read('Cán bộ nhận hối lộ, giờ đang đánh nhau ngay bây giờ')).toMatchObject({
    door: 'emergency',
    restricted: true,
    urgent: true,
    signals: ['violence', 'bribe'],
  });
});

test('composed and decomposed text are read alike, and no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(read(text.normalize('NFD'))).toEqual(read(text.normalize('NFC')));
    }),
  );
});

test.each(['can bo ', 'can bo nhan ', '1', '1.', ' ', 'a', 'khong ', 'quyet dinh ', 'đòi tiền '])(
  'four thousand characters of "%s" do not hold up the queue',
  (part) => {
    const text = part.repeat(Math.ceil(4000 / part.length));
    const start = performance.now();
    read(text);
    // About 3 ms at worst; the limit only tells linear from quadratic growth on a slow machine.
    expect(performance.now() - start).toBeLessThan(200);
  },
);
