import { eq } from 'drizzle-orm';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eachInATown, type OpenTown, type Visitors } from '../support/browser.ts';
import { givenCase, sessionOf } from '../support/desk.ts';
import { isSound, tabTo } from '../support/keyboard.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

async function headComes(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await people.arrives({ viewport: { width: 1280, height: 900 }, ...options });
  const value = await sessionOf(town, 'head-00070');
  await page.context().addCookies([{ name: 'session', value, url: town.base }]);
  await page.goto('/office/cases?tab=todo');
  await opens(page, 'Việc cần làm');
  return page;
}

/** A heading is there, and with it the page's script. */
async function opens(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: heading, exact: true }).waitFor();
  await page.waitForLoadState();
}

const holders = async () => {
  const { read, t } = town.services.store;
  const rows = await read
    .select({ id: t.cases.id, holder: t.cases.assigneeId })
    .from(t.cases)
    .where(eq(t.cases.queue, 'open'));
  return rows.map(({ holder }) => holder);
};
const references = (page: Page) => page.locator('[data-case] th a').allInnerTexts();
const focused = (page: Page) => page.locator(':focus').innerText();

test('by keys alone: down the list, pick two, give them out, undo, search, and to another tab', async () => {
  for (let i = 0; i < 3; i++) await givenCase(town);
  const page = await headComes();
  const [first, second] = await references(page);
  await page.keyboard.press('j');
  expect(await focused(page)).toBe(first);
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  expect(await focused(page)).toBe(second);
  await page.keyboard.press('a');
  await page.keyboard.type('Cán bộ');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Đã giao 2 hồ sơ.').waitFor();
  await isSound(page);
  expect((await holders()).filter(Boolean)).toHaveLength(2);
  await page.waitForLoadState();
  await page.keyboard.press('u');
  await page.getByText('Đã hoàn tác với 2 hồ sơ.').waitFor();
  expect((await holders()).filter(Boolean)).toEqual([]);
  await page.waitForLoadState();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await opens(page, 'Quá hạn');
  await page.keyboard.press('/');
  await page.keyboard.type('goi so j');
  expect(await page.locator('#q').inputValue()).toBe('goi so j');
  await page.locator('#q').fill('goi so');
  await page.keyboard.press('Enter');
  await opens(page, 'Kết quả tìm “goi so”');
  expect(await references(page)).toHaveLength(3);
});

test('by keys alone: open a case, claim it, on to the next, to the words of an answer, of a note, and back', async () => {
  for (let i = 0; i < 2; i++) await givenCase(town);
  const page = await headComes();
  const [first = '', second = ''] = await references(page);
  const at = (reference: string) => page.getByRole('heading', { level: 1 }).filter({ hasText: reference }).waitFor();
  const focusedId = () => page.locator(':focus').getAttribute('id');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await at(first);
  await page.waitForLoadState();
  await isSound(page);
  await page.keyboard.press('c');
  await page.getByText('Ông/bà đã nhận xử lý.').waitFor();
  await page.waitForLoadState();
  await page.keyboard.press('r');
  expect(await focusedId()).toBe('answer');
  await page.keyboard.type('nb');
  expect(await page.locator('#answer').inputValue()).toBe('nb');
  await page.locator('#answer').blur();
  await page.keyboard.press('h');
  expect(await focusedId()).toBe('unit');
  await page.locator('#unit').blur();
  await page.keyboard.press('n');
  await at(second);
  await page.waitForLoadState();
  await page.keyboard.press('i');
  expect(await focusedId()).toBe('note');
  await page.locator('#note').blur();
  await page.keyboard.press('?');
  await page.getByText('Hồ sơ tiếp theo của danh sách, về danh sách').waitFor();
  await page.keyboard.press('b');
  await opens(page, 'Việc cần làm');
  expect(new URL(page.url()).search).toBe('?tab=todo');
});

test('keys can be put away on a device, and the card that lists them opens without them', async () => {
  await givenCase(town);
  const page = await headComes({ viewport: { width: 360, height: 740 } });
  await tabTo(page, '#keys summary');
  await page.keyboard.press('Enter');
  await page.getByText('Hồ sơ sau, hồ sơ trước').waitFor();
  await isSound(page);
  await page.getByLabel('Dùng phím tắt trên máy này').uncheck();
  await page.reload();
  await page.waitForLoadState();
  await page.keyboard.press('j');
  expect(await page.locator('[data-case] :focus').count()).toBe(0);
  await page.locator('#keys summary').click();
  await page.getByLabel('Dùng phím tắt trên máy này').check();
  await page.keyboard.press('j');
  expect(await page.locator('[data-case] :focus').count()).toBe(1);
});

test('without script: a tag is made, put on two cases, taken back; a list is kept; the card of keys opens', async () => {
  for (let i = 0; i < 2; i++) await givenCase(town);
  const page = await headComes({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.getByRole('link', { name: 'Thẻ của đơn vị' }).click();
  await page.getByLabel('Tên thẻ').fill('Chờ lâu');
  await page.getByRole('button', { name: 'Thêm thẻ' }).click();
  await page.getByText('Đã thêm thẻ.').waitFor();
  await page.getByRole('link', { name: 'Về danh sách' }).click();
  for (const box of await page.locator('[name="case"]').all()) await box.check();
  await page.locator('#bulk-tag').selectOption({ label: 'Chờ lâu' });
  await page.getByRole('button', { name: 'Gắn thẻ' }).click();
  await page.getByText('Đã gắn thẻ cho 2 hồ sơ.').waitFor();
  expect(await page.locator('[data-case] .badge', { hasText: 'Chờ lâu' }).count()).toBe(2);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('Đã hoàn tác với 2 hồ sơ.').waitFor();
  expect(await page.locator('[data-case] .badge', { hasText: 'Chờ lâu' }).count()).toBe(0);
  await page.getByText('Lưu danh sách này').click();
  await page.getByLabel('Tên danh sách').fill('Sáng thứ hai');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('link', { name: 'Sáng thứ hai' }).waitFor();
  await page.locator('#keys summary').click();
  await page.getByText('Hồ sơ sau, hồ sơ trước').waitFor();
});
