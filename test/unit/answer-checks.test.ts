import { describe, expect, test } from 'vitest';
import { type Answer, checkAnswer, gateOf } from '../../src/domain/answer-checks.ts';
import { pointsOf, unansweredOf } from '../../src/domain/answer-points.ts';
import { isPromiseDay, promisedDay } from '../../src/domain/promised-day.ts';
import { fillTemplate, isForSecondAnswer, unknownHoles } from '../../src/domain/templates.ts';

const answer = (words: string, more: Partial<Answer> = {}): Answer => ({
  kind: 'complaint',
  asked: 'Tôi chờ ở quầy từ 8 giờ mà không ai gọi số.',
  words,
  lang: 'vi',
  outcome: 'person_reminded',
  photos: 0,
  promised: false,
  templates: [],
  ...more,
});
const failed = (given: Answer) => checkAnswer(given).flatMap(({ check, ok }) => (ok ? [] : [check]));

const WHOLE =
  'Kính gửi ông/bà, phường đã xem camera, nhắc nhở người trực quầy số 3 theo biên bản số 12/BB-UBND. Cần thêm, xin liên hệ 024 3825 0000.';

describe('the questions asked of an answer', () => {
  test('an answer that says what was done, names a paper and tells whom to contact holds', () => {
    expect(failed(answer(WHOLE))).toEqual([]);
    expect(gateOf(checkAnswer(answer(WHOLE)))).toBe('passed');
  });

  test.each([
    [
      'nothing was done',
      'Cảm ơn ông/bà đã gửi ý kiến. Chúng tôi ghi nhận. Liên hệ 024 3825 0000, văn bản 12/BC-UBND.',
      ['done'],
    ],
    ['no proof', 'Phường đã nhắc nhở người trực quầy. Cần thêm, xin liên hệ phòng một cửa.', ['proof']],
    ['no next step', 'Phường đã nhắc nhở người trực quầy theo biên bản số 12/BB-UBND.', ['next']],
    ['a blank left', `${WHOLE} [nêu thêm]`, ['blanks']],
    ['dots left', `${WHOLE} Người phụ trách: ......`, ['blanks']],
  ])('given %s, it is asked for', (_what, words, checks) => {
    expect(failed(answer(words))).toEqual(checks);
  });

  test('a photo is proof, and in English the same is seen', () => {
    const words = 'We have spoken to the staff and put up a new sign. Please contact us at counter 1.';
    expect(failed(answer(words, { photos: 1 }))).toEqual([]);
    expect(failed(answer(words))).toEqual(['proof']);
  });

  test('passing on is no outcome, and no head may wave it through', () => {
    const words = 'Phường đã chuyển phản ánh của ông/bà đến phòng Tư pháp, văn bản 12/UBND-VP. Xin liên hệ phòng đó.';
    expect(gateOf(checkAnswer(answer(words)))).toBe('must_change');
    const more = `${words} Phòng đã kiểm tra và trả kết quả ngày hôm qua.`;
    expect(gateOf(checkAnswer(answer(more)))).toBe('passed');
  });

  test('what is neither Vietnamese nor English is not judged by its words', () => {
    const words = '화장실 안내판을 한국어로도 설치하였고, 직원들에게 친절 교육을 하였습니다.';
    expect(failed(answer(words, { lang: 'ko' }))).toEqual(['proof']);
  });

  test.each([
    'Thẻ tên đã được cấp lại, biên bản 12/BB-UBND. Xin liên hệ quầy 1.',
    'Từ tuần này có nhân viên hướng dẫn xếp hàng, thông báo số 3. Xin liên hệ quầy 1.',
    'Người trực đã bị nhắc nhở, quyết định số 5. Xin liên hệ quầy 1.',
  ])('is content with "%s"', (words) => {
    expect(failed(answer(words))).toEqual([]);
  });

  test('a reason counts where nothing was to be done', () => {
    const words = 'Qua kiểm tra, quầy mở đúng giờ theo quy định. Văn bản 12/UBND-VP. Xin viết thêm nếu gặp lại.';
    expect(failed(answer(words, { outcome: 'unfounded' }))).toEqual([]);
  });

  test('template text alone is seen, whatever its marks and case', () => {
    const template = 'Kính gửi ông/bà. Phường đã kiểm tra theo Quyết định 522/QĐ-UBND. Xin liên hệ quầy số 1.';
    expect(failed(answer(template.toUpperCase(), { templates: [template] }))).toContain('own_words');
    const own = `${template} Người trực quầy 3 hôm đó đi họp, từ nay có người thay ngay.`;
    expect(failed(answer(own, { templates: [template] }))).toEqual([]);
  });

  test('short words of one’s own are not taken for a template', () => {
    const template = 'Kính gửi ông/bà,\n\nPhường đã kiểm tra theo Quyết định 522/QĐ-UBND. Trân trọng.';
    const short = 'Kính gửi ông/bà,\n\nCửa đã sửa. Trân trọng.';
    expect(failed(answer(short, { templates: [template] }))).not.toContain('own_words');
  });

  test('thanks are asked for words of their own alone, a rating for nothing', () => {
    expect(failed(answer('Cảm ơn ông/bà.', { kind: 'praise' }))).toEqual([]);
    expect(checkAnswer(answer('', { kind: 'rating' }))).toEqual([]);
  });
});

const gate = (words: string, more: Partial<Answer> = {}) => gateOf(checkAnswer(answer(words, more)));

describe('handing a case on is not what came of it', () => {
  test.each([
    'Đã chuyển phòng Nội vụ xem xét theo quy định.',
    'Phản ánh của ông/bà đã được chuyển Công an phường xử lý theo quy định.',
    'Đã báo cáo cấp trên xem xét.',
    'UBND phường đã giao phòng Văn hóa xử lý.',
    'Đã yêu cầu phòng Kinh tế xem xét, giải quyết.',
    'Chúng tôi sẽ chuyển bộ phận chuyên môn.',
    'We have sent your feedback to the police.',
    'Your feedback has been forwarded. They will look into it.',
    'Phường đã ghi nhận và chuyển nội dung này đến Sở Y tế. Kết quả sẽ được thông báo sau.',
    'Phản ánh này đã được tổng hợp, báo cáo UBND thành phố.',
    'Đã có văn bản đề nghị đơn vị kiểm tra, trả lời công dân.',
    'Phường đã ban hành công văn số 12/UBND-VP gửi Công an phường để xử lý.',
    'Do không thuộc thẩm quyền, phường đã chuyển phòng Tư pháp giải quyết.',
    'Đã trình lãnh đạo phường xem xét. Liên hệ đơn vị đó để biết thêm.',
    'We have asked the department to look into this and will tell you.',
    'Đã chuyển nội dung phản ánh của ông/bà tới Phòng Kinh tế, Hạ tầng và Đô thị để xử lý theo thẩm quyền.',
    'Đơn vị đã chuyển ý kiến đến nơi có thẩm quyền. Từ nay ông/bà liên hệ nơi đó.',
    'Thông tin đã được phòng chuyên môn tiếp nhận, báo cáo lãnh đạo.',
    'UBND phường tiếp nhận và giao Phòng Văn hóa - Xã hội chủ trì, phối hợp các đơn vị liên quan kiểm tra, xử lý.',
    'Da chuyen phong Noi vu xem xet theo quy dinh.',
  ])('"%s" must be changed, whatever outcome is chosen', (words) => {
    for (const outcome of ['person_reminded', 'explained', 'nothing_to_do', 'corrected'] as const)
      expect(gate(words, { outcome })).toBe('must_change');
  });

  test.each([
    'Đã chuyển phòng Nội vụ một bản; người trực quầy đã bị nhắc nhở.',
    'Phường đã lắp thêm 10 ghế và báo cáo UBND thành phố.',
    'Đã kiểm tra camera, sau đó chuyển Công an phường xử lý người chen hàng.',
    'Đã yêu cầu bộ phận một cửa bố trí thêm một người trực từ 7 giờ 30.',
    'Đã giao phòng Kinh tế sửa cửa quầy số 3 ngay trong ngày.',
    'Quầy số 3 nay mở cả buổi trưa. Phần còn lại đã chuyển phòng Tư pháp.',
    'Từ tuần này có người hướng dẫn xếp hàng; ý kiến về bãi xe đã gửi đến Công an phường.',
    'Phường đã xin lỗi ông/bà qua điện thoại và đã chuyển đơn cho phòng Nội vụ.',
    'Đã chuyển quầy chờ xuống phòng 102, có điều hòa.',
    'Đã chuyển bộ phận một cửa xuống tầng 1 để người già không phải leo thang.',
    'We have reminded the clerk and sent a copy to the department.',
    'Sent to the police; meanwhile we repaired the lock of the door.',
    'Cảm ơn ông/bà đã gửi ý kiến đến phòng Tư pháp. Biển báo đã được thay.',
  ])('"%s" says what was done', (words) => {
    expect(failed(answer(words))).not.toContain('passed_on');
    expect(failed(answer(words))).not.toContain('done');
  });

  test.each([
    'Qua kiểm tra, quầy mở đúng giờ. Phần xe cộ được chuyển Công an phường.',
    'Kết quả xác minh cho thấy lệ phí thu đúng mức; bản sao gửi đến phòng Tài chính.',
    'Giấy này không có mẫu bằng tiếng Anh. Ý kiến được gửi đến Sở Tư pháp.',
    'Hồ sơ cần bản chính vì bản sao không ghi ngày sinh. Góp ý được báo cáo cấp trên.',
    'Theo quy định tại Điều 5, lệ phí là 8.000 đồng. Đã báo cáo UBND thành phố.',
    'The fee is 8.000 because a law sets it. Your idea was sent to the department.',
  ])('"%s" gives a reason where nothing was to be done', (words) => {
    expect(failed(answer(words, { outcome: 'explained' }))).not.toContain('passed_on');
  });
});

describe('the points of a complaint', () => {
  const asked = '1. Quầy số 3 đóng cửa lúc 11 giờ.\n2. Cán bộ quát người già.\nTại sao phải nộp bản sao công chứng?';
  test('are its numbered lines and its questions', () => {
    expect(pointsOf(asked)).toHaveLength(3);
    expect(pointsOf('Tôi chờ lâu. Không ai gọi số.')).toEqual([]);
    expect(pointsOf('1. Chỉ có một dòng đánh số.')).toEqual([]);
  });
  test('where none is made, nothing is said of them', () => {
    const checks = (text: string) => checkAnswer(answer(WHOLE, { asked: text })).map(({ check }) => check);
    expect(checks('Tôi chờ lâu. Không ai gọi số.')).not.toContain('points');
    expect(checks(asked)).toContain('points');
  });
  test('a question about the result is one, and is answered by words about it', () => {
    const when = 'Xin hỏi bao giờ có kết quả?';
    expect(pointsOf(when)).toEqual([when]);
    expect(unansweredOf(when, 'Qua kiểm tra, quầy đã mở lại.')).toEqual([when]);
    expect(unansweredOf(when, 'Kết quả có vào ngày 30/11.')).toEqual([]);
  });
  test('those that the answer does not take up are named', () => {
    const said = 'Quầy số 3 đã mở lại đúng giờ. Người quát ông/bà đã bị nhắc nhở.';
    expect(unansweredOf(asked, said)).toEqual(['Tại sao phải nộp bản sao công chứng?']);
  });
  test('an answer that counts off as many points is trusted', () => {
    const words = `${WHOLE}\n1. Xong.\n2. Xong.\n3. Xong.`;
    expect(failed(answer(words, { asked }))).toEqual([]);
  });
});

describe('a promised day', () => {
  const today = '2026-11-16';
  test.each([
    ['Chúng tôi sẽ lắp bảng trước ngày 30/11/2026. Trân trọng.', '2026-11-30'],
    ['Dự kiến xong 5/1.', '2027-01-05'],
    ['We will put up a sign by 2.12.', '2026-12-02'],
    ['Việc này sẽ xong trong tuần tới.', '2026-11-27'],
    ['Chúng tôi sẽ gọi lại ngày mai.', '2026-11-17'],
  ])('is found in "%s"', (text, on) => {
    expect(promisedDay(text, today)?.on).toBe(on);
  });
  test.each([
    ['2026-11-20', 'Sẽ xong trong tuần này.', '2026-11-20'],
    ['2026-11-21', 'Sẽ xong trong tuần này.', '2026-11-27'],
    ['2026-11-22', 'We will be done this week.', '2026-11-27'],
    ['2026-11-22', 'Sẽ xong tuần sau.', '2026-11-27'],
  ])('is never past: on %s, "%s" is by %s', (saidOn, text, on) => {
    expect(promisedDay(text, saidOn)?.on).toBe(on);
  });
  test.each([
    'Theo Quyết định 522/QĐ-UBND sẽ thực hiện.',
    'Sẽ xong trước ngày 30/2/2027.',
    'Phường đã kiểm tra ngày 12/11.',
    'Sẽ làm trước ngày 1/1/2025.',
  ])('is not found in "%s"', (text) => {
    expect(promisedDay(text, today)).toBeNull();
  });
  test('is a day from today on, within a year', () => {
    expect(
      ['2026-11-15', '2026-11-16', '2027-11-17', '2028-01-01', '', 'x'].map((on) => isPromiseDay(on, today)),
    ).toEqual([false, true, true, false, false, false]);
  });
});

test('a template is filled in, and names what it does not know', () => {
  const facts = { reference: 'HT1', place: 'Quầy', date: '1/1', today: '2/1', unit: 'Phường' };
  expect(fillTemplate('{unit}: {reference} [nêu] {khác}', facts)).toBe('Phường: HT1 [nêu] {khác}');
  expect(unknownHoles('{unit} {khác} {place}')).toEqual(['{khác}']);
});

test('a template is for a second answer when its title says so', () => {
  const titles = ['Trả lời lần hai, sau khi xem lại', 'Second answer', 'Phải đi lại nhiều lần', 'Cảm ơn'];
  expect(titles.map(isForSecondAnswer)).toEqual([true, true, false, false]);
});
