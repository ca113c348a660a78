import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eachInATown, type OpenTown, type Visitors } from '../support/browser.ts';
import { givenCase } from '../support/desk.ts';
import { signInByMail } from '../support/journey.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const WORDS = 'Quầy số 3 đóng cửa từ 8 giờ mà không báo.';
/** What nobody can use on paper. */
const TOOLS = ':is(nav, form, details, summary, button, input, select, textarea, .skip):visible';

/** What is on the paper, as the eye reads it. */
async function printed(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  const tools = await page.locator(TOOLS).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 80)));
  expect(tools, address).toEqual([]);
  const text = await page.locator('main').innerText();
  await page.emulateMedia({ media: 'screen' });
  return text;
}

test('a head who prints the list, a case and the report gets what they say, and nothing to press', async () => {
  const { id, reference } = await givenCase(town, { message: WORDS });
  const page = await people.arrives({ viewport: { width: 1280, height: 900 } });
  await page.goto('/office/cases');
  await signInByMail(town, page, 'truong.00070@example.vn');
  await page.locator(`[data-case="${id}"]`).waitFor();
  expect(await printed(page, '/office/cases')).toContain(reference);
  const file = await printed(page, `/office/cases/${id}`);
  for (const part of [reference, WORDS, '5 rõ', 'Rõ kết quả', 'Quá trình xử lý', 'Ý kiến được gửi đến']) {
    expect(file).toContain(part);
  }
  expect(await printed(page, '/office/reports')).toContain('Cách đọc số liệu');
});
