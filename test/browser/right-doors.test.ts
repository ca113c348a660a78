import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eachInATown, type OpenTown, type Visitors } from '../support/browser.ts';
import { codeOnReceipt, photo, postmanComes, signInByMail } from '../support/journey.ts';
import { onlyCase } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const BRIBE = 'Tôi tố cáo cán bộ địa chính nhận hối lộ 20 triệu để làm sổ đỏ cho nhà bên cạnh.';
const FIGHT = 'Cứu với, ở quầy đang có người cầm dao đánh nhau!';
const message = (page: Page) => page.getByLabel('Nội dung', { exact: true });
const send = (page: Page) => page.getByRole('button', { name: 'Gửi', exact: true }).click();
const received = (page: Page) => page.getByRole('heading', { name: 'Đã nhận ý kiến của bạn' }).waitFor();

/** A phone without script at the ward's counter, with words typed. */
async function writes(words: string): Promise<Page> {
  const page = await people.arrives({ javaScriptEnabled: false });
  await page.goto(town.box('counter'));
  await page.getByLabel(/^Phản ánh/).check();
  await message(page).fill(words);
  return page;
}

describe('the right door', () => {
  test('somebody who writes a denunciation is told where it belongs, and is received all the same', async () => {
    const page = await writes(BRIBE);
    await page.getByLabel('Ảnh').setInputFiles(await photo(300, 200));
    await send(page);
    await page.getByRole('heading', { name: 'Điều bạn viết giống một tố cáo' }).waitFor();
    expect(await page.locator('#message').inputValue()).toBe(BRIBE);
    await page.getByRole('button', { name: 'Gửi vào hòm thư này' }).click();
    await received(page);
    expect(await codeOnReceipt(page)).toMatch(/^[0-9A-Z]{4}/);
    expect(await onlyCase(town)).toMatchObject({ message: BRIBE, restriction: 'denunciation' });
    expect(await photosOfCase()).toBe(1);
  });

  test('somebody in danger sees 113 first and large, and can call by a tap', async () => {
    const page = await writes(FIGHT);
    await send(page);
    await page.getByRole('heading', { name: 'hãy gọi ngay' }).waitFor();
    const police = page.getByRole('link', { name: '113 – Công an' });
    expect(await police.getAttribute('href')).toBe('tel:113');
    const box = await police.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThan(740);
    expect(
      await police.evaluate((link) =>
        Number.parseFloat(link.ownerDocument.defaultView?.getComputedStyle(link).fontSize ?? ''),
      ),
    ).toBeGreaterThanOrEqual(22);
    expect(await page.locator('#message').inputValue()).toBe(FIGHT);
  });

  test('somebody who goes back to change the words finds the whole form as it was, the photo too', async () => {
    const page = await writes(BRIBE);
    await page.getByLabel('Cán bộ, nhân viên').check();
    await page.getByText('Thêm: ai, khi nào').click();
    await page.getByLabel('Ai, ở quầy nào?').fill('Quầy số 2');
    await page.getByLabel('Ảnh').setInputFiles(await photo(300, 200));
    await send(page);
    await page.getByRole('button', { name: 'Quay lại sửa' }).click();
    expect(await message(page).inputValue()).toBe(BRIBE);
    expect(await page.getByLabel(/^Phản ánh/).isChecked()).toBe(true);
    expect(await page.getByLabel('Cán bộ, nhân viên').isChecked()).toBe(true);
    expect(await page.getByLabel('Ai, ở quầy nào?').inputValue()).toBe('Quầy số 2');
    await page.getByText('Đã giữ 1 ảnh đã chọn.').waitFor();
    await message(page).fill('Cán bộ ở quầy số 2 bắt tôi chờ hai tiếng.');
    await send(page);
    await received(page);
    expect(await onlyCase(town)).toMatchObject({ who: 'Quầy số 2', about: 'staff', restriction: null });
    expect(await photosOfCase()).toBe(1);
  });
});

async function photosOfCase(): Promise<number> {
  const { store } = town.services;
  return (await store.read.select().from(store.t.attachment)).length;
}

test('nobody in the unit can see that somebody complained about its head', async () => {
  const words = 'Chủ tịch phường quát người dân ngay giữa buổi tiếp dân.';
  const resident = await writes(words);
  await resident.getByLabel(/^Người đứng đầu đơn vị/).check();
  await send(resident);
  await received(resident);
  const { id, reference } = await onlyCase(town);

  const head = await people.arrives({ viewport: { width: 1280, height: 900 } });
  await head.goto('/office/cases');
  await signInByMail(town, head, 'truong.00070@example.vn');
  await head.getByText('Không còn việc nào phải làm.').waitFor();
  for (const query of ['tab=all', 'q=quat', `q=${reference}`]) {
    await head.goto(`/office/cases?${query}`);
    expect(await head.locator('[data-case]').count()).toBe(0);
    expect(await head.locator('main').innerText()).not.toContain(words.slice(0, 15));
  }
  expect((await head.goto(`/office/cases/${id}`))?.status()).toBe(404);

  await postmanComes(town);
  await head.goto('/dev/mail');
  const mails = await head.locator('main p').filter({ hasText: reference }).allInnerTexts();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain('truong.01@example.vn');
});
