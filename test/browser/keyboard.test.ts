import { expect, test } from 'vitest';
import { eachInATown, type OpenTown, type Visitors } from '../support/browser.ts';
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
