import { expect, test } from 'vitest';
import { eachInATown, type OpenTown, type Visitors } from '../support/browser.ts';
import { givenCase } from '../support/desk.ts';
import { signInByMail } from '../support/journey.ts';
import { tabTo } from '../support/keyboard.ts';
import { onlyCase } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

test('by keyboard alone a resident complains and keeps the code', async () => {
  const page = await people.arrives({ javaScriptEnabled: false });
  await page.goto(town.box('counter'));
  await tabTo(page, '[name="kind"]');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '#message');
  await page.keyboard.type('Quầy số 3 không có người trực từ 8 giờ.');
  await tabTo(page, '[name="rule"]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await tabTo(page, '[name="about"]');
  await page.keyboard.press('Space');
  await tabTo(page, 'button.main');
  await page.keyboard.press('Enter');
  await page.locator('output#tracking-code').waitFor();
  await tabTo(page, '[name="step"][value="kept"]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Xong rồi, cảm ơn bạn' }).waitFor();
  expect(await onlyCase(town)).toMatchObject({ kind: 'complaint', about: 'staff' });
});

test('by keyboard alone the head opens the most pressing case and answers it', async () => {
  const { id } = await givenCase(town);
  const page = await people.arrives({ viewport: { width: 1280, height: 900 } });
  await page.goto('/office/cases');
  await signInByMail(town, page, 'truong.00070@example.vn');
  await page.locator(`[data-case="${id}"]`).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Đến nội dung chính');
  await page.keyboard.press('Enter');
  await tabTo(page, '[data-case] a');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/office/cases/${id}`);
  await tabTo(page, 'form[action$="/receipt"] button');
  await page.keyboard.press('Enter');
  await page.getByText('Đã tiếp nhận.').first().waitFor();
  await tabTo(page, 'textarea[name="message"]');
  await page.keyboard.type('Phường xin lỗi ông/bà và đã bố trí người trực.');
  await tabTo(page, '#outcome');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'form[action$="/answer/preview"] button');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Người góp ý sẽ đọc đúng như sau:' }).waitFor();
  await tabTo(page, '#overrule');
  await page.keyboard.type('Đã gọi điện nói rõ.');
  await tabTo(page, 'form[action$="/answer"] button');
  await page.keyboard.press('Enter');
  await page.getByText('Đã gửi trả lời.').first().waitFor();
  expect(await onlyCase(town)).toMatchObject({ status: 'answered' });
});
