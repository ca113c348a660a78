import { afterEach, beforeEach, expect, test } from 'vitest';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';

test('given a sign at a counter, when a resident scans it, then the form names the place and asks no cookie', async () => {
  const page = await town.get(town.box('counter'));
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Điểm phục vụ hành chính công phường Hoàn Kiếm, Quầy số 3');
  expect(page.body).toContain('<form id="feedback"');
  expect(page.headers['set-cookie']).toBeUndefined();
});

test('given a complaint, when it is sent, then the receipt shows a tracking code and the day an answer is due', async () => {
  const sent = await town.post(town.box('counter'), { kind: 'complaint', message: WORDS, rule: 'CC25' });
  expect(sent.statusCode).toBe(303);
  const receipt = await town.get(String(sent.headers.location));
  expect(receipt.statusCode).toBe(200);
  expect(receipt.body).toMatch(/<output id="tracking-code">(<span>[1-9A-Z]{4}<\/span> ){4}<\/output>/);
  expect(receipt.body).toContain('trước 17 giờ thứ Hai, 23/11/2026');
  const [row] = await town.services.store.read.select().from(town.services.store.t.cases);
  expect(row).toMatchObject({
    kind: 'complaint',
    status: 'received',
    unitId: '00070',
    message: WORDS,
    ruleCode: 'CC25',
  });
});
