import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { OpenTown } from './browser.ts';

/** A photo as a phone takes it: noise, so that it does not compress to nothing. */
export async function photo(width: number, height: number, quality = 80) {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg({ quality })
    .toBuffer();
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer };
}

/** Sends what waits in the outbox, as the runner does by itself a moment later. */
export const postmanComes = (town: OpenTown): Promise<void> => town.app.runner.tick(town.clock.now());

/** Opens the newest mail to an address in the local mailbox, of some subject where that matters, and follows its link. */
export async function followMail(town: OpenTown, page: Page, to: string, subject = ''): Promise<void> {
  await postmanComes(town);
  await page.goto('/dev/mail');
  await page.locator('main p', { hasText: to }).filter({ hasText: subject }).first().getByRole('link').click();
  await page.frameLocator('iframe').getByRole('link').first().click();
}

/** Recovery codes that somebody wrote down when they set their second step up, by town and address. */
const written = new WeakMap<OpenTown, Map<string, string[]>>();

/** Sets the second step up with a code app, or shows it, where the post asks for it. */
async function secondStep(town: OpenTown, page: Page, email: string): Promise<void> {
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/office/sign-in'));
  const notes = written.get(town) ?? new Map<string, string[]>();
  written.set(town, notes);
  if (page.url().includes('/office/second/setup')) {
    await page.getByRole('link', { name: 'Dùng ứng dụng mã' }).click();
    const secret = Secret.fromBase32((await page.locator('b.code').innerText()).replaceAll(' ', ''));
    await page.getByLabel('Mã xác nhận').fill(new TOTP({ secret }).generate({ timestamp: town.clock.now() }));
    await page.getByRole('button', { name: 'Hoàn tất' }).click();
    await page.getByRole('heading', { name: 'Cất mã dự phòng' }).waitFor();
    notes.set(email, await page.locator('li .code').allInnerTexts());
    await page.getByRole('link', { name: 'Tôi đã cất mã, tiếp tục' }).click();
  } else if (page.url().includes('/office/second?')) {
    await page.getByLabel('Mã xác nhận').fill(notes.get(email)?.pop() ?? '');
    await page.getByRole('button', { name: 'Xác nhận' }).click();
  }
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/office/second'));
}

/** Asks for a one-time link at the sign-in page that is open, comes back by the mail, and takes the second step. */
export async function signInByMail(town: OpenTown, page: Page, email: string): Promise<void> {
  await page.getByLabel('Địa chỉ thư điện tử công vụ').fill(email);
  await page.getByRole('button', { name: 'Gửi liên kết đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Hãy mở hộp thư' }).waitFor();
  // Other mail may have come in the same minute.
  await followMail(town, page, email, 'Liên kết đăng nhập');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await secondStep(town, page, email);
}

/** The tracking code that the receipt shows. */
export async function codeOnReceipt(page: Page): Promise<string> {
  return (await page.locator('output#tracking-code').innerText()).trim();
}

/** Looks a case up as somebody who kept the code. */
export async function track(page: Page, code: string): Promise<void> {
  await page.goto('/tra-cuu');
  await page.getByLabel('Mã tra cứu', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
}
