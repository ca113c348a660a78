import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eachInATown, type OpenTown, type Visitors } from '../support/browser.ts';
import { postmanComes, signInByMail, track } from '../support/journey.ts';
import { isSound, press, tabTo } from '../support/keyboard.ts';
import { onlyCase, send } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const HEAD = 'truong.00070@example.vn';
const DEPUTY = 'pho.00070@example.vn';
const INSPECTOR = 'thanh-tra@example.vn';
const PHONE = '0900 000 000';
const WHY = 'Gọi lại để hỏi số phiếu hẹn.';

async function complaint(): Promise<{ id: string; code: string }> {
  const { code } = await send(town, 'counter', {
    kind: 'complaint',
    message: 'Tôi chờ ở quầy từ 8 giờ mà không ai gọi số.',
    contactPhone: PHONE,
    consent: '1',
  });
  // The mail of the case leaves first: it is not to be taken for the link that is asked for next.
  await postmanComes(town);
  town.clock.add(60_000);
  return { id: (await onlyCase(town)).id, code };
}

async function sitsDown(email: string, address: string): Promise<Page> {
  const page = await people.arrives({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await signInByMail(town, page, email);
  town.clock.add(60_000);
  return page;
}

test('the head asks, the deputy agrees, the head reads it, and the resident sees when and why', async () => {
  const { id, code } = await complaint();
  const head = await sitsDown(HEAD, `/office/cases/${id}`);
  await head.getByRole('link', { name: 'Xin mở thông tin liên hệ' }).click();
  await head.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await head.getByRole('link', { name: 'Viết lý do.' }).waitFor();
  await isSound(head);
  await head.getByLabel('Lý do').fill(WHY);
  await head.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await head.getByText('Đã gửi. Người thứ hai sẽ quyết định.').waitFor();

  const deputy = await sitsDown(DEPUTY, '/office/keys');
  await isSound(deputy);
  await deputy.getByRole('link', { name: /^HT/ }).click();
  await deputy.getByRole('button', { name: 'Đồng ý cho đọc' }).click();
  await deputy.getByRole('link', { name: /Xác nhận ý kiến này không nói về bạn/ }).waitFor();
  await isSound(deputy);
  await deputy.getByLabel('Ý kiến này không nói về tôi.').check();
  await deputy.getByRole('button', { name: 'Đồng ý cho đọc' }).click();
  await deputy.getByText('Đã đồng ý.').first().waitFor();

  await head.reload();
  await head.getByRole('button', { name: 'Đọc', exact: true }).click();
  await head.getByText(PHONE).waitFor();
  await isSound(head);

  const resident = await people.arrives();
  await track(resident, code);
  await resident.getByText(`xem thông tin liên hệ, với lý do “${WHY}”`).waitFor();
  expect(await resident.locator('main').innerText()).not.toContain('Cấp phó');
  await isSound(resident);

  const inspector = await sitsDown(INSPECTOR, '/office/audit');
  await inspector.getByRole('cell', { name: /^Mở thông tin liên hệ/ }).waitFor();
  await isSound(inspector);
});

test('by keyboard alone the head asks, the deputy refuses, and it stays sealed', async () => {
  const { id } = await complaint();
  const head = await sitsDown(HEAD, `/office/cases/${id}/contact`);
  await tabTo(head, '#reason');
  await head.keyboard.type(WHY);
  await press(head, 'form[action$="/contact"] button');
  await head.getByText('Đã gửi. Người thứ hai sẽ quyết định.').waitFor();

  const deputy = await sitsDown(DEPUTY, '/office/keys');
  await press(deputy, 'main a[href^="/office/keys/"]');
  await deputy.waitForURL('**/office/keys/*');
  await tabTo(deputy, '#own');
  await deputy.keyboard.press('Space');
  expect(await deputy.locator('#own').isChecked()).toBe(true);
  await tabTo(deputy, '#answer');
  await deputy.keyboard.type('Hỏi qua trang tra cứu là đủ.');
  await press(deputy, 'form[action$="/refusal"] button');
  await deputy.getByText('Đã từ chối.').waitFor();

  await head.reload();
  await head.getByText('Hỏi qua trang tra cứu là đủ.').waitFor();
  expect(await head.getByRole('button', { name: 'Đọc', exact: true }).count()).toBe(0);
});
