import type { Page, Request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eachInATown, type OpenTown } from '../support/browser.ts';
import { codeOnReceipt, photo } from '../support/journey.ts';
import { allCases } from '../support/residents.ts';

let town: OpenTown;
let page: Page;
eachInATown(async (ofTest, people) => {
  town = ofTest;
  page = await people.arrives({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.clock.install();
  await page.goto(town.box('counter'));
});

const WORDS = 'Tôi chờ ở quầy số 3 từ 8 giờ đến 10 giờ mà không ai gọi số.';
const message = () => page.getByLabel('Nội dung', { exact: true });
const state = () => page.locator('#state');

/** Nobody writes in less than two seconds: the hand on the phone's clock goes on. */
async function writes(words = WORDS): Promise<void> {
  await page.getByLabel(/^Phản ánh/).check();
  await message().fill(words);
  await page.clock.fastForward(30_000);
}

const send = () => page.getByRole('button', { name: 'Gửi', exact: true }).click();
/** The receipt and its script, which lets the draft go. */
async function received(): Promise<void> {
  await page.getByRole('heading', { name: 'Đã nhận ý kiến của bạn' }).waitFor();
  await page.waitForLoadState();
}

/** What the form has left on the phone. */
async function draft(): Promise<string[]> {
  const { origins } = await page.context().storageState();
  return origins.flatMap(({ localStorage }) => localStorage.map(({ value }) => value));
}

/** Feedback on its way, as often as it was sent. */
function sendings(): Request[] {
  const seen: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes(town.box('counter'))) seen.push(request);
  });
  return seen;
}

test('what was half written is still there after the page was lost, and gone once it was received', async () => {
  await writes();
  await page.getByLabel('Cán bộ, nhân viên').check();
  await page.reload();
  expect(await message().inputValue()).toBe(WORDS);
  expect(await page.getByLabel(/^Phản ánh/).isChecked()).toBe(true);
  expect(await page.getByLabel('Cán bộ, nhân viên').isChecked()).toBe(true);
  expect(await state().innerText()).toContain('Đã khôi phục');
  expect(await draft()).toHaveLength(1);
  await page.clock.fastForward(30_000);
  await send();
  await received();
  expect(await draft()).toEqual([]);
  expect((await allCases(town))[0]).toMatchObject({ message: WORDS, about: 'staff', suspicion: null });
});

test('a contact is not left behind on a phone that others use', async () => {
  await page.getByText('Để lại liên hệ').click();
  await page.getByLabel('Điện thoại').fill('0900 000 000');
  await writes();
  expect(await draft()).toHaveLength(1);
  expect((await draft()).join()).not.toContain('0900');
});

test('near the limit the form counts what is left, and what is too much', async () => {
  await message().fill('a'.repeat(3_400));
  expect(await page.getByText('Còn 600 ký tự').count()).toBe(0);
  await message().fill('a'.repeat(3_600));
  expect(await page.getByText('Còn 400 ký tự').isVisible()).toBe(true);
  await message().fill('a'.repeat(4_005));
  expect(await page.getByText('Dài quá 5 ký tự').isVisible()).toBe(true);
});

test('a photo of 12 megapixels leaves the phone small, and arrives', async () => {
  const big = await photo(4000, 3000, 60);
  expect(big.buffer.length).toBeGreaterThan(3e6);
  await writes();
  await page.getByLabel('Ảnh').setInputFiles(big);
  const sizes: number[] = [];
  town.app.server.on('request', ({ method, headers }) => {
    if (method === 'POST') sizes.push(Number(headers['content-length']));
  });
  await send();
  await received();
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeGreaterThan(10_000);
  expect(sizes[0]).toBeLessThan(big.buffer.length / 3);
  const { store } = town.services;
  const kept = await store.read.select().from(store.t.attachment);
  expect(kept).toHaveLength(1);
  expect(Math.max(kept[0]?.width ?? 0, kept[0]?.height ?? 0)).toBeLessThanOrEqual(1920);
});

describe('given a network that comes and goes', () => {
  test('when it is gone, then the page says so, keeps the words, and sends by itself when it is back', async () => {
    await writes();
    await page.context().setOffline(true);
    await send();
    await page.getByText('sẽ tự gửi khi có mạng').waitFor();
    expect(await message().inputValue()).toBe(WORDS);
    expect(await draft()).toHaveLength(1);
    await page.context().setOffline(false);
    await received();
    expect(await allCases(town)).toHaveLength(1);
  });

  test('when only the answer is lost, then the second try has the same submissionId and makes no second case', async () => {
    let lost = 0;
    await page.route(`**${town.box('counter')}*`, async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch({ maxRedirects: 0 });
      return route.abort('connectionreset');
    });
    await writes();
    const sent = sendings();
    await send();
    await page.getByText('sẽ tự gửi khi có mạng').waitFor();
    expect(await allCases(town)).toHaveLength(1);
    await page.clock.fastForward(3_000);
    await received();
    const ids = sent.map((request) => /name="submissionId"\s+([0-9a-f-]{36})/.exec(request.postData() ?? '')?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    const cases = await allCases(town);
    expect(cases.map(({ submissionId }) => submissionId)).toEqual([
      town.services.keys.hash('submission', ids[0] ?? ''),
    ]);
  });

  test('when a proxy answers that no server is there, then the words stay on the page, and leave by themselves when one is', async () => {
    const bodies: (string | null)[] = [];
    await page.route(`**${town.box('counter')}*`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      bodies.push(route.request().postData());
      if (bodies.length > 1) return route.continue();
      return route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' });
    });
    await writes();
    await send();
    await page.getByText('sẽ tự gửi khi có mạng').waitFor();
    expect(await message().inputValue()).toBe(WORDS);
    await page.clock.fastForward(3_000);
    await received();
    const ids = bodies.map((body) => /name="submissionId"\s+([0-9a-f-]{36})/.exec(body ?? '')?.[1]);
    expect(ids).toEqual([expect.any(String), ids[0]]);
    expect(await allCases(town)).toHaveLength(1);
  });
});

test('whoever goes back from the receipt finds a form that can be sent again', async () => {
  await writes();
  await send();
  await received();
  await page.goBack();
  await message().waitFor();
  // No browser that a test drives keeps pages whole; this is how one that does shows them again.
  await page.evaluate(`{
    document.querySelector('button.main').disabled = true;
    document.getElementById('state').textContent = 'Đang gửi…';
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  }`);
  expect(await state().innerText()).toBe('');
  const id = page.locator('#feedback [name=submissionId]');
  const before = await id.inputValue();
  await message().fill(WORDS);
  expect(await id.inputValue()).not.toBe(before);
  await writes('Quầy số 3 vẫn chưa gọi số sau hai tiếng.');
  await send();
  await received();
  expect(await allCases(town)).toHaveLength(2);
});

test('a topic of complaint does not go along with a praise', async () => {
  await writes();
  const topic = page.locator('.dont [name=rule]').first();
  await topic.check();
  await page.getByLabel(/^Khen ngợi/).check();
  expect(await topic.isChecked()).toBe(false);
  await page.getByLabel(/^Phản ánh/).check();
  expect(await topic.isChecked()).toBe(false);
  await topic.check();
  await page.getByLabel(/^Phản ánh/).check();
  expect(await topic.isChecked()).toBe(true);
  await page.getByLabel(/^Khen ngợi/).check();
  await send();
  await received();
  expect((await allCases(town))[0]).toMatchObject({ kind: 'praise', ruleCode: null });
});

test('the receipt prints, and copies its code', async () => {
  await writes();
  await send();
  await received();
  await page.getByRole('button', { name: 'Sao chép mã' }).click();
  await page.getByRole('button', { name: 'Đã sao chép' }).waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied.replace(/\s/g, '')).toBe((await codeOnReceipt(page)).replace(/\s/g, ''));
  await page.evaluate('window.print = () => document.body.setAttribute("data-printed", "yes")');
  await page.getByRole('button', { name: 'In phiếu' }).click();
  expect(await page.locator('body').getAttribute('data-printed')).toBe('yes');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#tracking-code').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Tôi đã giữ mã' }).isVisible()).toBe(false);
});

test('a mistake comes back with every word, and the corrected form is received once', async () => {
  await message().fill(WORDS);
  await page.clock.fastForward(30_000);
  await send();
  await page.locator('#error-summary').waitFor();
  expect(await message().inputValue()).toBe(WORDS);
  await message().fill('a'.repeat(3_600));
  await page.getByText('Còn 400 ký tự').waitFor();
  await message().fill(WORDS);
  await page.locator('#error-summary').getByRole('link', { name: 'Chọn Khen ngợi, Phản ánh hoặc Góp ý.' }).click();
  await page.getByLabel(/^Góp ý/).check();
  await send();
  await received();
  expect(await draft()).toEqual([]);
  expect((await allCases(town)).map((row) => [row.kind, row.message])).toEqual([['suggestion', WORDS]]);
});

test('words that were changed at another door are the words that come back to the form', async () => {
  await writes('Tôi tố cáo cán bộ địa chính nhận hối lộ 20 triệu để làm sổ đỏ.');
  await send();
  await page.getByRole('heading', { name: 'Điều bạn viết giống một tố cáo' }).waitFor();
  const corrected = 'Cán bộ địa chính quát tôi và bắt tôi chờ hai tiếng.';
  await page.locator('#message').fill(corrected);
  await page.getByRole('button', { name: 'Quay lại sửa' }).click();
  await page.getByRole('button', { name: 'Gửi', exact: true }).waitFor();
  expect(await message().inputValue()).toBe(corrected);
  await send();
  await received();
  expect(await draft()).toEqual([]);
  expect((await allCases(town)).map((row) => row.message)).toEqual([corrected]);
});
