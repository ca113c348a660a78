import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import { createStaff } from '../../src/features/staff/index.ts';
import { theBrowser } from '../support/browser.ts';
import { scan } from '../support/scan.ts';
import { shown } from '../support/second-factor.ts';
import { givenTown, HOUSE, type Town } from '../support/town.ts';

let town: Town;
let page: Page;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(async () => {
  await page.context().close();
  await town.close();
});

/** The sign of the ward's counter, opened by its head. */
async function openSign(size: 'a4' | 'a5'): Promise<void> {
  const staff = await createStaff(town.services, { places: await createPlaces(town.services) });
  const base = await town.app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await theBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true, locale: 'vi' });
  page = await context.newPage();
  await page.goto(base + new URL(await staff.createSignInLink('head-00070')).pathname);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Thiết lập xác nhận hai bước' }).waitFor();
  const [session] = await context.cookies();
  await shown(town, `session=${session?.value}`);
  await page.goto(`${base}/office/boxes${town.box('counter')}/print?size=${size}`);
}

type Topic = [vi: string, en: string];
/** The longest rules of the city, of which a sign takes two. */
const LONG: Topic[] = [
  ['Nhường nhịn, giúp người khuyết tật, phụ nữ mang thai, người già, trẻ em', 'Yields to and helps vulnerable people'],
  ['Bảo vệ lẽ phải và người yếu thế, phê phán hành vi sai', 'Stands up for what is right and for the weak'],
  ['Trả kết quả đúng hẹn; chậm thì giải thích và xin lỗi', 'Result on time; explains and apologises if late'],
];
/** Those of a public counter, just short enough for all three. */
const THREE: Topic[] = [
  ['Trả kết quả đúng hẹn; chậm thì giải thích và xin lỗi', 'Result on time; explains and apologises if late'],
  ['Giải quyết đúng quy trình, quy định', 'Handles the matter by the proper procedure'],
  ['Hướng dẫn rõ ràng, đầy đủ ngay lần đầu', 'Clear and complete guidance the first time'],
];
/** Three that all break into two lines. */
const BROKEN: Topic[] = ['sáng', 'trưa', 'chiều'].map((part) => [
  `Có mặt đúng giờ buổi ${part} ở vị trí làm việc`,
  'Present and on time at the work post every day',
]);

/** The longest name of the city, so that a sign that holds it holds any. */
async function givenLongWords(topics: Topic[], baseUrl?: string): Promise<void> {
  const { store } = town.services;
  const { place, rule } = store.t;
  const [pattern] = await store.read.select().from(rule).where(eq(rule.code, 'CC23'));
  if (!pattern) throw new Error('the town has lost a rule');
  await store.write(async (tx) => {
    await tx
      .update(place)
      .set({
        nameVi: 'Điểm phục vụ hành chính công phường Văn Miếu - Quốc Tử Giám',
        nameEn: 'Public administration service point, Phường Văn Miếu - Quốc Tử Giám',
      })
      .where(eq(place.id, 'mc-00070'));
    await tx.delete(rule).where(eq(rule.code, 'CC23'));
    await tx
      .insert(rule)
      .values(topics.map(([topicVi, topicEn], i) => ({ ...pattern, code: `LONG${i}`, topicVi, topicEn })));
  });
  await town.app.close();
  if (baseUrl) town.services.config = { ...town.services.config, baseUrl };
  town.app = await createApp(town.services, HOUSE);
}

const url = () => `HTTP://HOM-THU.EXAMPLE.VN${town.box('counter')}`;
const millimetres = async (selector: string) => {
  const box = await page.locator(selector).boundingBox();
  return ((box?.width ?? 0) / 96) * 25.4;
};

describe.each(['a4', 'a5'] as const)('a sign on %s', (size) => {
  test('scans from the screen, faded by a fifth, and from the side', async () => {
    await openSign(size);
    const sheet = page.locator('.sheet');
    const fresh = await sheet.screenshot();
    expect(await scan(fresh)).toBe(url());
    const faded = await sharp(fresh).greyscale().linear(0.8, 51).png().toBuffer();
    expect(await scan(faded)).toBe(url());
    await page.addStyleTag({ content: '.sheet { transform: perspective(1200px) rotateY(30deg) }' });
    expect(await scan(await sheet.screenshot())).toBe(url());
  });

  test('holds the longest words of the city on one sheet of the right size, with a code of at least 60 mm', async () => {
    await givenLongWords(LONG);
    await openSign(size);
    await page.emulateMedia({ media: 'print' });
    const spare = await page.locator('.sheet').evaluate((sheet) => {
      const ease = sheet.querySelector('.ease')?.getBoundingClientRect().bottom ?? 0;
      const rules = sheet.querySelector('.rules')?.getBoundingClientRect().top ?? 0;
      return { hidden: sheet.scrollHeight - sheet.clientHeight, above: rules - ease };
    });
    expect(spare.hidden).toBeLessThanOrEqual(0);
    expect(spare.above).toBeGreaterThan(0);
    // Version 3 with its margin: 29 of 37 modules are the code.
    expect(((await millimetres('.qr')) * 29) / 37).toBeGreaterThanOrEqual(60);
    expect(await page.locator('.tools').isVisible()).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: false })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    const [, wide, high] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    const paper = size === 'a4' ? [210, 297] : [148, 210];
    expect([wide, high].map((points) => Math.round((Number(points) / 72) * 25.4))).toEqual(paper);
  });

  test.each([
    { address: 'http://127.0.0.1:3000', modules: 33, rules: 'the longest', topics: LONG },
    { address: 'http://127.0.0.1:3000', modules: 33, rules: 'three', topics: THREE },
    { address: 'http://127.0.0.1:3000', modules: 33, rules: 'three broken', topics: BROKEN },
    { address: 'http://hom-thu.example.vn', modules: 37, rules: 'three', topics: THREE },
    { address: 'http://hom-thu.example.vn', modules: 37, rules: 'three broken', topics: BROKEN },
  ])('keeps every part clear of the others under $address with $rules rules', async ({ address, modules, topics }) => {
    await givenLongWords(topics, address);
    await openSign(size);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.qr').getAttribute('class')).toBe(`qr m${modules}`);
    expect(((await millimetres('.qr')) * (modules - 8)) / modules).toBeGreaterThanOrEqual(60);
    const overlaps = await page.locator('.sheet').evaluate((sheet) => {
      const names = ['.name', 'h1', '.place', '.scan', '.qr', '.type', '.ease', '.rules', '.trust', '.urgent', '.copy'];
      const parts = names.flatMap((name) => {
        const part = sheet.querySelector(name);
        return part ? [{ name, box: part.getBoundingClientRect() }] : [];
      });
      if (parts.length < names.length) return ['a part is missing'];
      return parts.flatMap(({ name, box }, i) =>
        parts
          .slice(i + 1)
          .filter((other) => other.box.top < box.bottom - 0.1 && box.top < other.box.bottom - 0.1)
          .filter((other) => other.box.left < box.right && box.left < other.box.right)
          .map((other) => `${name} runs ${Math.round(box.bottom - other.box.top)} px into ${other.name}`),
      );
    });
    expect(overlaps).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: false })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
