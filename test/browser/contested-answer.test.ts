import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESK, eachInATown, type OpenTown, PHONE, type Visitors } from '../support/browser.ts';
import { deskOf } from '../support/desk.ts';
import { followMail, postmanComes, track } from '../support/journey.ts';
import { formFor, isSound, press, tabTo, typeInto } from '../support/keyboard.ts';
import { onlyCase, send } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const WORDS = 'Quầy số 3 đóng cửa lúc 10 giờ 30, cán bộ bảo mọi người về.';
const FIRST = 'Phường đã kiểm tra, quầy đóng đúng giờ.';
const CONTEST = 'Biển ở quầy ghi 11 giờ 30 mà.';
const SECOND = 'Thành phố đã kiểm tra biển giờ; phường đã mở quầy đến 11 giờ 30 từ ngày 17/11.';

/** A complaint that the ward has answered. */
async function answered() {
  const { code } = await send(town, 'counter', { kind: 'complaint', message: WORDS });
  const { id } = await onlyCase(town);
  const ward = await deskOf(town, 'head-00070');
  await ward.post(`/office/cases/${id}/answer`, { message: FIRST, outcome: 'explained', overrule: 'Đã trao đổi.' });
  return { id, code };
}

/** Minutes pass, so that the mails before are not mistaken for the next one. */
async function later(): Promise<void> {
  await postmanComes(town);
  town.clock.add(60_000);
}

/** The head of a unit comes by the mail about the case. */
async function comesByMail(unitId: string, id: string, width: BrowserContextOptions): Promise<Page> {
  await later();
  const page = await people.sits(`head-${unitId}`, width);
  await followMail(town, page, `truong.${unitId}@example.vn`);
  await page.waitForURL(`**/office/cases/${id}`);
  return page;
}

test('a resident contests, the unit above answers with the whole history before it, the ward reads the outcome', async () => {
  const { id, code } = await answered();
  const resident = await people.arrives();
  await track(resident, code);
  await isSound(resident);
  await resident.getByText('Chưa thỏa đáng? Yêu cầu xem lại').click();
  await resident.getByLabel('Điều gì chưa đúng hoặc chưa được trả lời?').fill(CONTEST);
  await resident.getByRole('button', { name: 'Yêu cầu xem lại' }).click();
  await resident.getByText('Đã chuyển lên cấp trên xem lại.').waitFor();

  const above = await comesByMail('01', id, PHONE);
  for (const words of [WORDS, FIRST, CONTEST]) await above.getByText(words).first().waitFor();
  await isSound(above);
  const label = above.getByLabel('Nội dung trả lời');
  if (!(await label.isVisible())) await above.locator('summary', { hasText: /^Trả lời$/ }).click();
  await label.fill(SECOND);
  await above.getByLabel('Kết quả xử lý').selectOption('corrected');
  await above.getByRole('button', { name: 'Xem trước' }).click();
  const overrule = above.locator('#overrule');
  if (await overrule.isVisible()) await overrule.fill('Biển giờ là câu trả lời.');
  await above.getByRole('button', { name: 'Gửi trả lời' }).click();
  await above.getByText('Đã gửi trả lời.').first().waitFor();

  await track(resident, code);
  await resident.getByText(SECOND).waitFor();
  const ward = await comesByMail('00070', id, PHONE);
  await ward.getByText(SECOND).waitFor();
  await ward.getByText('Ông/bà xem được hồ sơ này, không xử lý.').waitFor();
  expect(await ward.locator('main textarea, main button').count()).toBe(0);
  await isSound(ward);
  await ward.goto('/office/outcomes');
  await ward.locator(`[data-case="${id}"]`).waitFor();
  await isSound(ward);
});

test('by keyboard alone a resident without script contests, the unit above answers, and the ward finds the outcome', async () => {
  const { id, code } = await answered();
  const resident = await people.arrives({ ...DESK, javaScriptEnabled: false });
  await resident.goto('/tra-cuu');
  await typeInto(resident, '#code', code);
  await resident.keyboard.press('Enter');
  await press(resident, 'details summary');
  await typeInto(resident, '#contest', CONTEST);
  await press(resident, 'details form button');
  await resident.getByText('Đã chuyển lên cấp trên xem lại.').waitFor();

  const above = await comesByMail('01', id, DESK);
  if (!(await above.locator('#answer').isVisible())) await press(above, '#answering > summary');
  await typeInto(above, '#answer', SECOND);
  await tabTo(above, '#outcome');
  await above.keyboard.press('ArrowDown');
  await press(above, `${formFor('answer/preview')} p.row button`);
  await above.getByRole('heading', { name: 'Người góp ý sẽ đọc đúng như sau:' }).waitFor();
  if (await above.locator('#overrule').isVisible()) await typeInto(above, '#overrule', 'Biển giờ là câu trả lời.');
  await press(above, `${formFor('answer')} p.row button`);
  await above.getByText('Đã gửi trả lời.').first().waitFor();

  await later();
  const ward = await people.sits('head-00070', DESK);
  await ward.goto('/office/outcomes');
  await press(ward, '[data-case] a');
  await ward.getByText(SECOND).waitFor();
});
