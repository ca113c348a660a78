import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readStory } from '../../src/features/cases/index.ts';
import { DESK, eachInATown, type OpenTown, PHONE, type Visitors } from '../support/browser.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { codeOnReceipt, followMail, postmanComes, track } from '../support/journey.ts';
import { formFor, isSound, press, tabTo, typeInto } from '../support/keyboard.ts';
import { allCases } from '../support/residents.ts';
import { scan } from '../support/scan.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const kinds = async (id: string) =>
  (await readStory(town.services.store.read, id, false)).events.map(({ kind, actorId }) => [kind, actorId]);
const by = (...verbs: string[]) => verbs.map((verb) => [verb, 'officer-00070']);

/** How many sheets a printed page takes. */
const sheetsIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

async function comes(options: BrowserContextOptions, address = '/office/cases'): Promise<Page> {
  const page = await people.sits('officer-00070', options);
  await page.goto(address);
  return page;
}

test('an officer claims a case, notes, asks, drafts an answer, and types in a paper slip', async () => {
  const { id, reference } = await givenCase(town);
  const page = await comes(PHONE);
  await isSound(page);
  await page.getByRole('link', { name: reference }).click();
  await isSound(page);
  await page.getByRole('button', { name: 'Nhận xử lý' }).click();
  await page.getByText('Ông/bà đã nhận xử lý.').waitFor();
  await page.locator('summary', { hasText: 'Ghi chú nội bộ' }).click();
  await page.getByLabel('Ghi chú', { exact: true }).fill('Đã xem lịch trực quầy 3.');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await page.getByText('Đã xem lịch trực quầy 3.').waitFor();
  await page.locator('summary', { hasText: 'Hỏi thêm' }).click();
  await page.getByLabel('Câu hỏi').fill('Ông/bà đến quầy lúc mấy giờ?');
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  await page.getByText('Ông/bà đến quầy lúc mấy giờ?').first().waitFor();
  const answer = page.getByLabel('Nội dung trả lời');
  if (!(await answer.isVisible())) await page.locator('summary', { hasText: /^Trả lời$/ }).click();
  await answer.fill('Phường đã kiểm tra lịch trực ngày 16/11.');
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await expect.poll(() => page.getByLabel('Nội dung trả lời').inputValue()).toContain('kiểm tra lịch trực');
  expect(await kinds(id)).toEqual([['submitted', null], ...by('claim', 'note', 'ask')]);
  await page.getByRole('link', { name: 'Che thông tin riêng' }).click();
  await page.getByRole('heading', { name: 'Che thông tin riêng' }).waitFor();
  await isSound(page);

  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('link', { name: 'Ghi tại quầy' }).click();
  await isSound(page);
  await page.getByRole('radio', { name: 'Khen ngợi' }).check();
  await page.getByLabel('Lời của người gửi').fill('Cô ở quầy 3 chỉ dẫn rất tận tình.');
  await page.getByRole('button', { name: 'Ghi nhận và in phiếu' }).click();
  await page.getByRole('heading', { name: 'Đã nhận ý kiến của bạn' }).waitFor();
  await isSound(page);
  const code = await codeOnReceipt(page);
  expect(await scan(await page.locator('svg.qr').screenshot())).toBe(code.replace(/\s/g, ''));
  for (const size of ['roll', 'a5']) {
    await page.goto(page.url().replace(/&size=.*|$/, `&size=${size}`));
    expect([size, sheetsIn(await page.pdf({ preferCSSPageSize: true }))]).toEqual([size, 1]);
  }
  const typed = (await allCases(town)).at(-1);
  expect(typed).toMatchObject({ source: 'counter', kind: 'praise', unitId: '00070' });
  expect(await kinds(typed?.id ?? '')).toEqual(by('submitted'));
  const resident = await people.arrives({ javaScriptEnabled: false });
  await track(resident, code);
  await resident.getByText('Cô ở quầy 3 chỉ dẫn rất tận tình.').waitFor();
});

test('by keyboard alone, in less than a minute, an officer types in what a caller says, and prints the slip', async () => {
  const page = await comes(DESK, '/office/counter');
  await page.keyboard.press('Alt+1');
  await page.keyboard.type('Bảng niêm yết ở sảnh bị rách, không đọc được lệ phí.');
  await page.keyboard.press('Control+Enter');
  await page.locator('output#tracking-code').waitFor();
  expect(await page.locator(':focus').innerText()).toBe('In phiếu');
  await press(page, '#next');
  await page.getByRole('heading', { name: 'Ghi ý kiến tại quầy' }).waitFor();
  expect((await allCases(town)).map(({ kind, source }) => [kind, source])).toEqual([['complaint', 'counter']]);
});

test('without script and by keyboard alone an officer claims, notes, asks, drafts, blacks out a number, and types in a slip', async () => {
  const { id } = await givenCase(town, { message: 'Gọi tôi số 0912 345 678 nhé.' });
  const page = await comes({ ...DESK, javaScriptEnabled: false });
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Đến nội dung chính');
  await page.keyboard.press('Enter');
  await press(page, '[data-case] a');
  await press(page, `${formFor('claim')} button`);
  await page.getByText('Ông/bà đã nhận xử lý.').waitFor();
  await press(page, `details:has(${formFor('note')}) > summary`);
  await typeInto(page, '#note', 'Đã xem lịch trực quầy 3.');
  await press(page, `${formFor('note')} button`);
  await page.getByText('Đã xem lịch trực quầy 3.').waitFor();
  await press(page, `details:has(${formFor('question')}) > summary`);
  await typeInto(page, '#question', 'Ông/bà đến quầy lúc mấy giờ?');
  await press(page, `${formFor('question')} > button`);
  await page.getByText('Đã gửi câu hỏi.').first().waitFor();
  if (!(await page.locator('#answer').isVisible())) await press(page, '#answering > summary');
  await typeInto(page, '#answer', 'Phường đã kiểm tra lịch trực ngày 16/11.');
  await press(page, 'button[formaction*="/answer/draft"]');
  await page.locator('button[formaction*="/answer/drop"]').waitFor({ state: 'attached' });
  await press(page, 'a[href*="/redaction"]');
  await press(page, `${formFor('redaction')} button:not([hidden])`);
  await page.getByText('Đã che.').waitFor();
  expect(await kinds(id)).toEqual([['submitted', null], ...by('claim', 'note', 'ask', 'redact')]);
  await press(page, '.menu a[href="/office/counter"]');
  await tabTo(page, '[name="kind"]');
  await page.keyboard.press('Space');
  await typeInto(page, '#message', 'Quầy 3 đóng cửa sớm.');
  await press(page, '#counter p button');
  await page.locator('output#tracking-code').waitFor();
  expect(await allCases(town)).toHaveLength(2);
});

test('the head gives a case to the officer, who comes by the mail and reads whose it is', async () => {
  const { id } = await givenCase(town);
  const head = await deskOf(town, 'head-00070');
  await head.post(`/office/cases/${id}/assignment`, { person: 'officer-00070' });
  await postmanComes(town);
  town.clock.add(60_000);
  const page = await people.sits('officer-00070');
  await followMail(town, page, 'can-bo.00070@example.vn');
  await page.waitForURL(`**/office/cases/${id}`);
  await page.getByText('Ông/bà đang xử lý.').waitFor();
  await page.goto('/office/cases?mine=1');
  await page.locator(`[data-case="${id}"]`).waitFor();
});

test('given an answer half typed, an officer is asked before another button would lose it', async () => {
  const { id } = await givenCase(town, { status: 'in_progress' });
  const page = await comes(DESK, `/office/cases/${id}`);
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  const answer = page.getByLabel('Nội dung trả lời');
  if (!(await answer.isVisible())) await page.locator('summary', { hasText: /^Trả lời$/ }).click();
  await answer.fill('Phường đã kiểm tra lịch trực ngày 16/11.');
  await page.locator('summary', { hasText: 'Ghi chú nội bộ' }).click();
  await page.getByLabel('Ghi chú', { exact: true }).fill('Hỏi lại quầy 3.');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click({ noWaitAfter: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  expect(await answer.inputValue()).toBe('Phường đã kiểm tra lịch trực ngày 16/11.');
  await page.getByLabel('Ghi chú', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await page.getByText('Đã lưu nháp').first().waitFor();
  expect(asked).toEqual(['beforeunload']);
  expect(await kinds(id)).toEqual([['submitted', null]]);
});
