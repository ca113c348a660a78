import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { promisesOf } from '../../src/features/cases/index.ts';
import { DESK, eachInATown, type OpenTown, PHONE, type Visitors } from '../support/browser.ts';
import { answerOf, deskOf, givenCase } from '../support/desk.ts';
import { followMail, postmanComes, signInByKeys, signInByMail } from '../support/journey.ts';
import { formFor, isSound, press, tabTo, typeInto } from '../support/keyboard.ts';
import { allCases } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const HEAD = 'truong.00070@example.vn';
const COMPLAINT = 'Vì sao quầy số 3 đóng cửa lúc 11 giờ? Tôi chờ từ 10 giờ.';
const ANSWER =
  'Kính gửi ông/bà, phường đã xem sổ trực: quầy số 3 đóng cửa sớm vì người trực đi họp, biên bản số 12/BB-UBND. ' +
  'Chúng tôi sẽ xếp người thay trước ngày 30/11/2026.';
const THANKS = 'Cảm ơn ông/bà đã dành lời khen cho {place}.';

/** Before tea: a new complaint that was mailed, praise, and an answer of the officer that waits. */
async function givenMorning() {
  const { write, t } = town.services.store;
  await write((tx) =>
    tx.insert(t.answerTemplate).values({
      id: 'thanks',
      unitId: null,
      kind: 'praise',
      status: 'answered',
      lang: 'vi',
      title: 'Cảm ơn lời khen',
      body: THANKS,
      active: true,
      changedAt: 0,
      changedBy: null,
    }),
  );
  const praise = await givenCase(town, { kind: 'praise', message: 'Cô ở quầy 3 rất tận tình.', status: 'in_progress' });
  const waiting = await givenCase(town, { status: 'in_progress', message: 'Ghế chờ bị gãy.' });
  const officer = await deskOf(town, 'officer-00070');
  await officer.post(`/office/cases/${waiting.id}/answer`, { ...answerOf('Phường đã thay ghế mới.'), seen: '1' });
  await town.post(town.box('counter'), { kind: 'complaint', message: COMPLAINT, rule: 'CC25' });
  await postmanComes(town);
  const complaint = (await allCases(town)).find(({ message }) => message === COMPLAINT);
  if (!complaint) throw new Error('the complaint is not there');
  return { praise, waiting, complaint };
}

const statuses = async () =>
  Object.fromEntries((await allCases(town)).map(({ id, status, gate, outcome }) => [id, [status, gate, outcome]]));

/** Opens the mail about the complaint and signs in; the link leads to the case. */
async function comes(page: Page, signIn: typeof signInByMail): Promise<void> {
  await followMail(town, page, HEAD);
  await signIn(town, page, HEAD);
  await page.getByText(COMPLAINT).first().waitFor();
}

test('from the mail through sign-in, a head clears three cases in ten minutes', async () => {
  const { praise, waiting, complaint } = await givenMorning();
  const page = await people.arrives(PHONE);
  await comes(page, signInByMail);
  await page.locator('summary', { hasText: /^Trả lời$/ }).click();
  await page.getByLabel('Nội dung trả lời').fill(ANSWER);
  await page.getByLabel('Kết quả xử lý').selectOption('Đã sửa, đã khắc phục');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('heading', { name: 'Câu trả lời đã đủ ý chưa?' }).waitFor();
  expect(await page.locator('.checks .bad').count()).toBe(0);
  expect(await page.getByRole('checkbox').isChecked()).toBe(true);
  await isSound(page);
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByText('Đã gửi trả lời.').first().waitFor();

  await page.getByRole('link', { name: 'Về danh sách' }).click();
  await page.getByRole('heading', { name: 'Việc khác cần làm' }).waitFor();
  await isSound(page);
  await page.getByRole('link', { name: /Câu trả lời chờ duyệt/ }).click();
  await isSound(page);
  await page.getByRole('button', { name: 'Xem để duyệt và gửi' }).click();
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByText('Viết lý do vẫn gửi như thế này.').first().waitFor();
  await page.getByLabel('Vì sao vẫn gửi như thế này?').fill('Việc nhỏ, đã xong ngay.');
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByText('Đã gửi trả lời.').first().waitFor();

  await page.goto('/office/cases');
  await page.getByRole('link', { name: praise.reference }).click();
  await page.getByLabel('Câu mẫu').selectOption('Cảm ơn lời khen');
  await page.getByRole('button', { name: 'Dùng mẫu' }).click();
  const words = page.getByLabel('Nội dung trả lời');
  expect(await words.inputValue()).toContain('lời khen cho Điểm phục vụ hành chính công phường Hoàn Kiếm.');
  await words.fill(`${await words.inputValue()} Phường sẽ đọc lời khen này trước cuộc họp sáng thứ Hai.`);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByText('Đã gửi trả lời.').first().waitFor();

  expect(await statuses()).toEqual({
    [complaint.id]: ['answered', 'passed', 'corrected'],
    [waiting.id]: ['answered', 'overruled', 'explained'],
    [praise.id]: ['answered', 'passed', null],
  });
  expect((await promisesOf(town.services.store.read, complaint.id)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-30']);
  await page.goto('/office/cases');
  await page.getByText('Không còn việc nào phải làm').waitFor();
});

test('by keyboard alone, from the mail through sign-in, a head answers, approves and thanks', async () => {
  const { praise, waiting, complaint } = await givenMorning();
  const page = await people.arrives(DESK);
  await comes(page, signInByKeys);
  await press(page, '#answering > summary');
  await typeInto(page, '#answer', ANSWER);
  await tabTo(page, '#outcome');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await press(page, `${formFor('answer/preview')} button:not([formaction])`);
  await page.getByRole('heading', { name: 'Câu trả lời đã đủ ý chưa?' }).waitFor();
  await press(page, `${formFor('answer')} button:not([name])`);
  await page.getByText('Đã gửi trả lời.').first().waitFor();

  await page.goto('/office/cases');
  await press(page, `.tasks a[href*="${waiting.id}"]`);
  await press(page, `${formFor('answer/preview')} button`);
  await typeInto(page, '#overrule', 'Việc nhỏ, đã xong ngay.');
  await press(page, `${formFor('answer')} button:not([name])`);
  await page.getByText('Đã gửi trả lời.').first().waitFor();

  await page.goto('/office/cases');
  await press(page, `a[href*="${praise.id}"]`);
  await tabTo(page, '#answer-template');
  await page.keyboard.press('ArrowDown');
  await press(page, 'button[formaction*="/answer/template"]');
  await page.getByText('Cảm ơn ông/bà đã dành lời khen').first().waitFor();
  await tabTo(page, '#answer');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Phường sẽ đọc lời khen này trước cuộc họp sáng thứ Hai.');
  await press(page, `${formFor('answer/preview')} button:not([formaction])`);
  await press(page, `${formFor('answer')} button:not([name])`);
  await page.getByText('Đã gửi trả lời.').first().waitFor();
  expect(Object.values(await statuses()).map(([status]) => status)).toEqual(['answered', 'answered', 'answered']);
  expect((await statuses())[complaint.id]).toEqual(['answered', 'passed', 'corrected']);
});
