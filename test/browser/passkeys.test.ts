import AxeBuilder from '@axe-core/playwright';
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eachInATown, type OpenTown, overflow, type Visitors } from '../support/browser.ts';

let town: OpenTown;
let people: Visitors;
// A key is bound to a name, and browsers take no address of digits for one.
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
}, 'localhost');

const HEAD = 'head-00070';

interface Device {
  cdp: CDPSession;
  id: string;
}

/** A device that keeps keys and knows its owner by finger, or a plain USB key; it says yes by itself. */
async function withDevice(page: Page, finger = true): Promise<Device> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: finger ? 'internal' : 'usb',
      hasResidentKey: finger,
      hasUserVerification: finger,
      isUserVerified: finger,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id };
}

async function openLink(page: Page): Promise<void> {
  await page.goto(new URL(await town.app.staff.createSignInLink(HEAD)).pathname);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

async function addKey(page: Page, name: string): Promise<void> {
  await page.getByLabel('Tên để nhận ra').fill(name);
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
  await page.getByRole('heading', { name: 'Cất mã dự phòng' }).waitFor();
}

const sessions = async () => {
  const { read, t } = town.services.store;
  return (await read.select().from(t.session)).map(({ method, secondBy }) => [method, secondBy]);
};

test('a head adds the finger of the own phone, and comes in by it alone the next time', async () => {
  const page = await people.arrives();
  await withDevice(page);
  await openLink(page);
  await page.getByRole('heading', { name: 'Thiết lập xác nhận hai bước' }).waitFor();
  expect(await overflow(page)).toBe(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await addKey(page, 'Điện thoại');
  expect(await page.locator('li .code').count()).toBe(10);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.goto('/office/me');
  expect(await page.getByRole('rowheader', { name: 'Điện thoại' }).isVisible()).toBe(true);
  expect(await overflow(page)).toBe(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await page.goto('/office/boxes');
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
  await page.waitForURL('**/office/boxes');
  expect(await sessions()).toEqual([['passkey', 'passkey']]);
});

test('after a link by mail the key is the second step, by keyboard alone', async () => {
  const page = await people.arrives({ viewport: { width: 1280, height: 900 } });
  await withDevice(page);
  await openLink(page);
  await addKey(page, '');
  await page.goto('/office/me');
  expect(await page.getByRole('rowheader', { name: 'Khóa truy cập 1' }).isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await openLink(page);
  await page.getByRole('heading', { name: 'Bước xác nhận thứ hai' }).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const button = page.getByRole('button', { name: 'Dùng khóa truy cập' });
  for (let i = 0; i < 10 && !(await button.evaluate((one) => one.matches(':focus'))); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/office/second') && pathname !== '/office');
  expect(await sessions()).toEqual([['link', 'passkey']]);
});

test('a device that does not know its owner is no way in by itself, and says so', async () => {
  const page = await people.arrives();
  const { cdp, id } = await withDevice(page);
  await openLink(page);
  await addKey(page, '');
  await page.goto('/office/me');
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false });
  await page.goto('/office/sign-in');
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
  await page.getByRole('alert').getByText('Không nhận được khóa truy cập').waitFor();
  expect(await sessions()).toEqual([]);
});

test('a plain USB key is a second step, and no way in by itself', async () => {
  const page = await people.arrives();
  await withDevice(page, false);
  await openLink(page);
  await addKey(page, 'USB');
  await page.goto('/office/me');
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await openLink(page);
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/office/second'));
  expect(await sessions()).toEqual([['link', 'passkey']]);
  await page.goto('/office/sign-in');
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
  await page.getByRole('alert').getByText('Không nhận được khóa truy cập').waitFor();
});

test('an answer that was recorded opens nothing a second time, nor anybody else’s session', async () => {
  const page = await people.arrives();
  await withDevice(page);
  await openLink(page);
  await addKey(page, '');
  await page.context().clearCookies();
  await page.goto('/office/sign-in');
  let recorded = '';
  await page.route('**/office/sign-in/passkey?*', async (route) => {
    recorded = route.request().postData() ?? '';
    await route.continue();
  });
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/office/sign-in'));
  const fields = Object.fromEntries(new URLSearchParams(recorded));
  expect(JSON.parse(fields.response ?? '{}').id).toMatch(/^[\w-]{20,}$/);
  const again = await town.post('/office/sign-in/passkey', fields);
  expect([again.statusCode, again.headers['set-cookie']]).toEqual([422, undefined]);
  const cookie = String(
    (await town.post(new URL(await town.app.staff.createSignInLink(HEAD)).pathname, {})).headers['set-cookie'],
  );
  const other = await town.post('/office/second/passkey', fields, { headers: { cookie: cookie.split(';')[0] ?? '' } });
  expect(other.statusCode).toBe(422);
});
