import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESK, eachInATown, type OpenTown, PHONE, type Visitors } from '../support/browser.ts';
import { track } from '../support/journey.ts';
import { isSound, press, tabTo, typeInto } from '../support/keyboard.ts';
import { onlyCase, send } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const PHONE_NUMBER = '0900 000 000';
const WHY = 'Gọi lại để hỏi số phiếu hẹn.';

async function complaint(): Promise<{ id: string; code: string }> {
  const { code } = await send(town, 'counter', {
    kind: 'complaint',
    message: 'Tôi chờ ở quầy từ 8 giờ mà không ai gọi số.',
    contactPhone: PHONE_NUMBER,
    consent: '1',
  });
  return { id: (await onlyCase(town)).id, code };
}

async function sitsDown(personId: string, address: string, width: BrowserContextOptions): Promise<Page> {
  const page = await people.sits(personId, width);
  await page.goto(address);
  return page;
}

test('the head asks, the deputy agrees, the head reads it, and the resident sees when and why', async () => {
  const { id, code } = await complaint();
  const head = await sitsDown('head-00070', `/office/cases/${id}`, PHONE);
  await head.getByRole('link', { name: 'Xin mở thông tin liên hệ' }).click();
  await head.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await head.getByRole('link', { name: 'Viết lý do.' }).waitFor();
  await isSound(head);
  await head.getByLabel('Lý do').fill(WHY);
  await head.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await head.getByText('Đã gửi. Người thứ hai sẽ quyết định.').waitFor();

  const deputy = await sitsDown('deputy-00070', '/office/keys', PHONE);
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
  await head.getByText(PHONE_NUMBER).waitFor();
  await isSound(head);

  const resident = await people.arrives();
  await track(resident, code);
  await resident.getByText(`xem thông tin liên hệ, với lý do “${WHY}”`).waitFor();
  expect(await resident.locator('main').innerText()).not.toContain('Cấp phó');
  await isSound(resident);

  const inspector = await sitsDown('inspector', '/office/audit', PHONE);
  await inspector.getByRole('cell', { name: /Mở thông tin liên hệ/ }).waitFor();
  await isSound(inspector);
});

test('by keyboard alone the head asks, the deputy refuses and then agrees to another reason, and the head reads it once', async () => {
  const { id } = await complaint();
  const asks = `/office/cases/${id}/contact`;
  const head = await sitsDown('head-00070', asks, DESK);
  await typeInto(head, '#reason', 'Để hỏi thêm.');
  await press(head, 'form[action$="/contact"] button');
  await head.getByText('Đã gửi. Người thứ hai sẽ quyết định.').waitFor();

  const deputy = await sitsDown('deputy-00070', '/office/keys', DESK);
  await press(deputy, 'main a[href^="/office/keys/"]');
  await typeInto(deputy, '#answer', 'Hỏi qua trang tra cứu là đủ.');
  await press(deputy, 'form[action$="/refusal"] button');
  await deputy.getByText('Đã từ chối.').waitFor();
  await head.reload();
  await head.getByText('Hỏi qua trang tra cứu là đủ.').waitFor();
  expect(await head.locator('form[action*="/reading"]').count()).toBe(0);

  town.clock.add(60_000);
  await head.goto(asks);
  await typeInto(head, '#reason', WHY);
  await press(head, 'form[action$="/contact"] button');
  await head.getByText('Đã gửi. Người thứ hai sẽ quyết định.').waitFor();
  await deputy.goto('/office/keys');
  await press(deputy, 'main a[href^="/office/keys/"]');
  await tabTo(deputy, '#own');
  await deputy.keyboard.press('Space');
  await press(deputy, 'form[action$="/approval"] button');
  await deputy.getByText('Đã đồng ý.').first().waitFor();

  await head.reload();
  await press(head, 'form[action*="/reading"] button');
  await head.getByText(PHONE_NUMBER).waitFor();
});
