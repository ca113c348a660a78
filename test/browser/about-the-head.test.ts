import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESK, eachInATown, type OpenTown, PHONE, type Visitors } from '../support/browser.ts';
import { postmanComes } from '../support/journey.ts';
import { formFor, isSound, press, tabTo, typeInto } from '../support/keyboard.ts';
import { onlyCase, send } from '../support/residents.ts';
import { readXlsx } from '../support/sheets.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const ABOVE = 'truong.01@example.vn';
const ANSWER = 'Thành phố đã làm việc với người đứng đầu phường, biên bản số 9/BB-UBND ngày 16/11/2026.';
const WORDS = 'Chủ tịch phường quát tôi trước mặt mọi người ở quầy số 3.';

/** A heading is there, and with it the page's script. */
async function opens(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: heading }).waitFor();
  await page.waitForLoadState();
}

async function comes(personId: string, width: BrowserContextOptions): Promise<Page> {
  const page = await people.sits(personId, width);
  await page.goto('/office/cases?tab=todo');
  await opens(page, 'Việc cần làm');
  return page;
}

async function aResidentComplains() {
  await send(town, 'counter', { kind: 'complaint', about: 'head', message: WORDS });
  return await onlyCase(town);
}

/** Every place where a case could show, as somebody of the ward goes through them. */
const PLACES = (id: string, reference: string) => [
  ...['todo', 'waiting', 'late', 'done', 'all', 'restricted', 'restricted_done'].map(
    (tab) => `/office/cases?tab=${tab}`,
  ),
  '/office/cases?tab=all&mine=1',
  '/office/cases?tab=all&unit=01',
  ...['chủ tịch phường quát tôi', reference, 'phường Hoàn Kiếm', 'thành phố Hà Nội'].map(
    (q) => `/office/cases?q=${encodeURIComponent(q)}`,
  ),
  ...['', '/contact', '/redaction', '/photos/1', '/nothing'].map((part) => `/office/cases/${id}${part}`),
  '/office/outcomes',
  '/office/quarantine',
  '/office/mail',
  '/office/audit',
  '/office/keys',
  '/office/privacy',
  '/office/boxes',
  '/office/reports?period=2026-11',
  '/office/reports/figures.csv?period=2026',
  '/office/reports/cases.csv?period=2026',
  '/office/reports/rules.csv?period=2026',
  '/office/reports/report.xlsx?period=2026',
  '/office/audit.csv',
];

/** What stands in a workbook: around it the archive notes when it was packed. */
function sheetsOf(body: Buffer): string {
  const book = readXlsx(body);
  return JSON.stringify(book.names.map((name) => [name, book.sheet(name)]));
}

/** Asks as the browser of that page does, with its cookie. */
const ask = async (page: Page, path: string) => {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  const body = await answer.body();
  return { status: answer.status(), text: path.includes('.xlsx') ? sheetsOf(body) : body.toString('utf8') };
};

const NEVER = { id: '01999999-0000-7000-8000-000000000000', reference: 'HT2611-00000000' };

async function findsNothing(page: Page, row: { id: string; reference: string }): Promise<void> {
  const never = PLACES(NEVER.id, NEVER.reference);
  for (const [i, path] of PLACES(row.id, row.reference).entries()) {
    // Byte for byte what is shown of a case that there never was.
    const [there, nowhere] = [await ask(page, path), await ask(page, never[i] ?? '')];
    const text = there.text.replaceAll(row.reference, NEVER.reference).replaceAll(row.id, NEVER.id);
    expect([path, there.status, text]).toEqual([path, nowhere.status, nowhere.text]);
    const typed = decodeURIComponent(path);
    for (const trace of [row.reference, row.id, 'quát tôi', 'về người đứng đầu', ANSWER].filter(
      (one) => !typed.includes(one),
    ))
      expect([path, there.text.includes(trace)]).toEqual([path, false]);
  }
}

/** Who was written to about the case. */
const mailed = async (id: string) => {
  const { read, t } = town.services.store;
  const rows = (await read.select().from(t.outbox)).filter(({ caseId }) => caseId === id);
  return rows.flatMap(({ sentTo }) => sentTo ?? []);
};

const figures = async (page: Page) => (await page.locator('.tabs .n').allInnerTexts()).join(' ');

test('given a complaint about the head, the head finds nothing anywhere, before and after it is answered above', async () => {
  const row = await aResidentComplains();
  expect([row.unitId, row.restricted]).toEqual(['01', true]);
  await postmanComes(town);
  expect(await mailed(row.id)).toEqual([ABOVE]);

  const head = await comes('head-00070', PHONE);
  expect(await figures(head)).toBe('0 0 0 0 0 0');
  await isSound(head);
  await head.getByLabel('Tìm theo nội dung').fill('chủ tịch phường quát tôi');
  await head.getByRole('button', { name: 'Tìm', exact: true }).click();
  await head.getByText('Không tìm thấy').waitFor();
  await isSound(head);
  await findsNothing(head, row);

  const above = await comes('head-01', PHONE);
  expect(await figures(above)).toBe('0 0 0 0 0 1');
  await above.getByRole('link', { name: 'Hạn chế người xem' }).click();
  await above.getByRole('link', { name: row.reference }).waitFor();
  await isSound(above);
  await above.getByRole('link', { name: row.reference }).click();
  await above.getByText(WORDS).waitFor();
  await above.getByRole('button', { name: 'Tiếp nhận' }).click();
  await above.getByText('Đã tiếp nhận.').first().waitFor();
  await above.getByLabel('Nội dung trả lời').fill(ANSWER);
  await above.getByLabel('Kết quả xử lý').selectOption('corrected');
  await above.getByRole('button', { name: 'Xem trước' }).click();
  const overrule = above.locator('#overrule');
  if (await overrule.isVisible()) await overrule.fill('Đã gọi điện nói rõ.');
  await isSound(above);
  await above.getByRole('button', { name: 'Gửi trả lời' }).click();
  await above.getByText('Đã gửi trả lời.').first().waitFor();
  expect(await onlyCase(town)).toMatchObject({ status: 'answered' });
  await postmanComes(town);
  await head.reload();
  expect(await figures(head)).toBe('0 0 0 0 0 0');
  await findsNothing(head, row);
  town.clock.add(30 * 24 * 3_600_000);
  await postmanComes(town);
  expect((await mailed(row.id)).filter((address) => address.includes('00070'))).toEqual([]);
});

test('by keyboard alone: the head above goes to the case by its keys and answers it, the head of the ward has the same keys and finds nothing', async () => {
  const row = await aResidentComplains();
  const head = await comes('head-00070', DESK);
  const findsNone = async () => {
    await head.keyboard.press('g');
    await head.keyboard.press('r');
    await opens(head, 'Hạn chế người xem');
    expect(await head.locator('[data-case]').count()).toBe(0);
    await head.keyboard.press('/');
    await head.keyboard.type(row.reference);
    await head.keyboard.press('Enter');
    await head.getByText('Không tìm thấy').waitFor();
  };
  await findsNone();

  const above = await comes('head-01', DESK);
  await above.keyboard.press('?');
  await above.getByText('Hồ sơ sau, hồ sơ trước').waitFor();
  await isSound(above);
  await above.keyboard.press('g');
  await above.keyboard.press('r');
  await opens(above, 'Hạn chế người xem');
  await above.keyboard.press('j');
  await above.keyboard.press('x');
  expect(await above.locator('[name="case"]').isChecked()).toBe(true);
  await above.keyboard.press('o');
  await above.getByText(WORDS).waitFor();
  await above.waitForLoadState();
  await above.keyboard.press('r');
  await above.keyboard.type(ANSWER);
  await tabTo(above, '#outcome');
  await above.keyboard.press('ArrowDown');
  await press(above, `${formFor('answer/preview')} p.row button`);
  await above.getByRole('heading', { name: 'Người góp ý sẽ đọc đúng như sau:' }).waitFor();
  if (await above.locator('#overrule').isVisible()) await typeInto(above, '#overrule', 'Đã gọi điện nói rõ.');
  await press(above, `${formFor('answer')} p.row button`);
  await above.getByText('Đã gửi trả lời.').first().waitFor();
  expect(await onlyCase(town)).toMatchObject({ status: 'answered' });
  await findsNone();
});
