import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESK, eachInATown, type OpenTown, PHONE, type Visitors } from '../support/browser.ts';
import { followMail, signInByKeys } from '../support/journey.ts';
import { formFor, isSound, press, tabTo, typeInto } from '../support/keyboard.ts';
import { onlyCase, send } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const HEAD = 'truong.00070@example.vn';
const DEPUTY = 'pho.00070@example.vn';
const ANSWER =
  'Kính gửi ông/bà, phường đã xem camera và nhắc nhở người trực theo biên bản số 12/BB-UBND. Cần thêm, xin liên hệ 024 3825 0000.';
const MINUTES = 10 * 60_000;
const HOUR = 60 * 60_000;

async function aResidentComplains(): Promise<void> {
  await send(town, 'counter', { kind: 'complaint', message: 'Chờ ở quầy số 3 từ 8 giờ mà không ai gọi số.' });
}

async function headOpens(width: BrowserContextOptions): Promise<Page> {
  const page = await people.sits('head-00070', width);
  await page.goto('/office/people/me');
  await page.getByRole('heading', { name: 'Trang của tôi' }).waitFor();
  return page;
}

/** Comes by the mail about the case, in the head's place, to the case itself. */
async function deputyComes(page: Page): Promise<Page> {
  await followMail(town, page, DEPUTY);
  if (page.url().includes('/sign-in')) await signInByKeys(town, page, DEPUTY);
  await page.waitForURL(/\/office\/cases\/[0-9a-f-]{36}/);
  await page.getByText('không ai gọi số').first().waitFor();
  return page;
}

const mailedFor = async (kind: string) => {
  const { read, t } = town.services.store;
  return (await read.select().from(t.outbox)).filter((row) => row.kind === kind).map((row) => row.sentTo);
};

test('while the head is on leave, the deputy is mailed and answers; then the head is back', async () => {
  const head = await headOpens(PHONE);
  await head.getByText('Ghi vắng mặt', { exact: true }).click();
  await isSound(head);
  await head.getByLabel('Đến hết ngày').fill('2026-11-20');
  await head.getByLabel('Người thay').selectOption({ label: 'Cấp phó, Phường Hoàn Kiếm' });
  await head.getByRole('button', { name: 'Lưu lịch vắng' }).click();
  await head.getByText('Đã ghi thời gian vắng mặt.').waitFor();
  expect(await head.getByText('16/11/2026 – 20/11/2026: pho.00070@example.vn').isVisible()).toBe(true);
  await isSound(head);

  town.clock.add(MINUTES);
  await aResidentComplains();
  const deputy = await deputyComes(await people.sits('deputy-00070', PHONE));
  expect([await mailedFor('staff_absence'), await mailedFor('new_case')]).toEqual([[DEPUTY], [DEPUTY]]);
  await isSound(deputy);
  await deputy.getByRole('button', { name: 'Tiếp nhận' }).click();
  await deputy.getByText('Đã tiếp nhận.').first().waitFor();
  await deputy.getByLabel('Nội dung trả lời').fill(ANSWER);
  await deputy.getByLabel('Kết quả', { exact: false }).first().selectOption({ index: 1 });
  await deputy.getByRole('button', { name: 'Xem trước' }).click();
  await deputy.getByRole('button', { name: 'Gửi trả lời' }).click();
  await deputy.getByText('Đã gửi trả lời.').first().waitFor();
  expect(await onlyCase(town)).toMatchObject({ status: 'answered' });

  town.clock.add(HOUR);
  await head.reload();
  await head.getByRole('button', { name: 'Đã có mặt' }).click();
  await head.getByText('Đã ghi là có mặt.').waitFor();
  expect(await head.getByText('Không có lịch vắng mặt.').isVisible()).toBe(true);
  await town.post(
    town.box('counter'),
    { kind: 'complaint', message: 'Hôm sau vẫn không có ai ở quầy số 3.' },
    { from: '203.0.113.99' },
  );
  await town.app.runner.tick(town.clock.now());
  expect(await mailedFor('new_case')).toEqual(expect.arrayContaining([DEPUTY, HEAD]));
});

test('the same by keyboard alone, with the sign-in of the deputy', async () => {
  const head = await headOpens(DESK);
  await tabTo(head, 'section[aria-labelledby="away"] summary');
  await head.keyboard.press('Enter');
  await tabTo(head, '#awayTo');
  // The 12th of the 12th reads the same in every order of day and month.
  await head.keyboard.type('12122026');
  await tabTo(head, '#substitute');
  await head.keyboard.press('ArrowDown');
  await press(head, 'form[action$="/absences"] button');
  await head.getByText('Đã ghi thời gian vắng mặt.').waitFor();

  await aResidentComplains();
  const deputy = await deputyComes(await people.arrives(DESK));
  await press(deputy, `${formFor('receipt')} button`);
  await deputy.getByText('Đã tiếp nhận.').first().waitFor();
  await typeInto(deputy, '#answer', ANSWER);
  await tabTo(deputy, '#outcome');
  await deputy.keyboard.press('ArrowDown');
  await press(deputy, `${formFor('answer/preview')} p.row button`);
  await deputy.getByRole('heading', { name: 'Người góp ý sẽ đọc đúng như sau:' }).waitFor();
  await press(deputy, `${formFor('answer')} p.row button`);
  await deputy.getByText('Đã gửi trả lời.').first().waitFor();
  expect(await onlyCase(town)).toMatchObject({ status: 'answered' });

  await head.reload();
  await press(head, 'form[action$="/end"] button');
  await head.getByText('Đã ghi là có mặt.').waitFor();
});
