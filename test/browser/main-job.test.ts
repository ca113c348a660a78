import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eachInATown, type OpenTown, overflow, type Visitors } from '../support/browser.ts';
import { codeOnReceipt, followMail, photo, postmanComes, signInByMail, track } from '../support/journey.ts';
import { readCsv, readXlsx } from '../support/sheets.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const MINUTES = 10 * 60_000;
const HEAD = 'truong.00070@example.vn';
const ABOVE = 'truong.01@example.vn';
const SPECIALIST = 'chuyen-vien@example.vn';
const WORDS = 'Tôi chờ ở quầy số 3 từ 8 giờ đến 10 giờ mà không ai gọi số, hỏi thì bị quát.';

async function rates(page: Page): Promise<void> {
  await page.goto(town.box('counter'));
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('phường Hoàn Kiếm');
  await page.getByRole('button', { name: 'Rất tốt' }).click();
  await page.getByRole('heading', { name: 'Đã nhận ý kiến của bạn' }).waitFor();
  await page.getByLabel('Khen ngợi').check();
  await page.getByLabel('Nội dung', { exact: true }).fill('Cô ở quầy 3 chỉ dẫn rất tận tình.');
  await page.getByRole('button', { name: 'Gửi thêm lời' }).click();
  await page.getByText('trước 17 giờ').first().waitFor();
}

/** @returns the tracking code */
async function complains(page: Page): Promise<string> {
  await page.goto(town.box('counter'));
  expect(await overflow(page)).toBe(0);
  await page.getByLabel(/^Phản ánh/).check();
  await page.getByLabel('Nội dung', { exact: true }).fill(WORDS);
  await page.getByLabel('Sách nhiễu, gây khó khăn, phiền hà').check();
  await page.getByLabel('Cán bộ, nhân viên').check();
  await page.getByLabel('Ảnh').setInputFiles(await photo(800, 600));
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByRole('heading', { name: 'Đã nhận ý kiến của bạn' }).waitFor();
  const code = await codeOnReceipt(page);
  expect(code).toMatch(/^[0-9A-Z]{4}(\s[0-9A-Z]{4}){3}$/);
  expect(page.url()).not.toContain(code.replace(/\s/g, ''));
  expect(await page.getByText('trước 17 giờ thứ Hai, 23/11/2026').first().isVisible()).toBe(true);
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'Tôi đã giữ mã' }).click();
  await page.getByRole('heading', { name: 'Xong rồi, cảm ơn bạn' }).waitFor();
  return code;
}

/** Comes by the mail about the case, receives it and asks back. */
async function takesUp(page: Page): Promise<void> {
  await followMail(town, page, HEAD);
  await signInByMail(town, page, HEAD);
  expect(page.url()).toMatch(/\/office\/cases\/[0-9a-f-]{36}$/);
  await page.goto('/office/cases');
  await page.locator('tr[data-case]', { hasText: 'Sách nhiễu' }).getByRole('link').click();
  expect(await page.locator('.words').first().innerText()).toBe(WORDS);
  await page.getByRole('button', { name: 'Tiếp nhận' }).click();
  await page.getByText('Đã tiếp nhận.').first().waitFor();
  await page.getByText('Hỏi thêm người góp ý', { exact: true }).click();
  await page.getByLabel('Câu hỏi').fill('Ông/bà chờ vào sáng ngày nào?');
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  await page.getByText('Đã gửi câu hỏi.').first().waitFor();
}

async function answers(page: Page, words: string): Promise<void> {
  const label = page.getByLabel('Nội dung trả lời');
  if (!(await label.isVisible())) await page.locator('summary', { hasText: /^Trả lời$/ }).click();
  await label.fill(words);
  await page.getByLabel('Kết quả xử lý').selectOption('Đã xin lỗi');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('heading', { name: 'Người góp ý sẽ đọc đúng như sau:' }).waitFor();
  expect(await page.locator('.preview').innerText()).toContain(words);
  const why = page.getByLabel('Vì sao vẫn gửi như thế này?');
  if (await why.isVisible()) await why.fill('Đã gọi điện nói rõ.');
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByText('Đã gửi trả lời.').first().waitFor();
}

test('without script, a complaint goes from the sign on the wall to the head, back, one level up, and into the month', async () => {
  const phone = { javaScriptEnabled: false };
  await rates(await people.arrives(phone));
  town.clock.add(MINUTES);
  const resident = await people.arrives(phone);
  const code = await complains(resident);

  const head = await people.arrives({ ...phone, viewport: { width: 1280, height: 900 } });
  await postmanComes(town);
  await takesUp(head);

  town.clock.add(MINUTES);
  await track(resident, code);
  await resident.getByText('Ông/bà chờ vào sáng ngày nào?').waitFor();
  await resident.getByLabel('Nội dung', { exact: true }).fill('Sáng thứ Hai tuần này, có ảnh số thứ tự.');
  await resident
    .getByLabel('Ảnh', { exact: false })
    .last()
    .setInputFiles(await photo(400, 300));
  await resident.getByRole('button', { name: 'Gửi', exact: true }).click();
  await resident.getByText('Đã gửi cho đơn vị.').waitFor();

  await head.reload();
  expect(await head.getByText('Sáng thứ Hai tuần này, có ảnh số thứ tự.').isVisible()).toBe(true);
  await answers(head, 'Phường Hoàn Kiếm xin lỗi ông/bà. Từ hôm nay quầy số 3 có thêm một người trực.');

  town.clock.add(MINUTES);
  await track(resident, code);
  await resident.getByText('Từ hôm nay quầy số 3 có thêm một người trực.').waitFor();
  expect(await overflow(resident)).toBe(0);
  await resident.getByLabel('Vì sao?').fill('Chưa nói ai đã quát tôi.');
  await resident.getByRole('button', { name: 'Chưa tốt' }).click();
  await resident.getByText('Cảm ơn bạn đã đánh giá câu trả lời.').waitFor();
  await resident.getByText('Chưa thỏa đáng? Yêu cầu xem lại').click();
  await resident.getByLabel('Điều gì chưa đúng hoặc chưa được trả lời?').fill('Câu trả lời không nói gì về việc quát.');
  await resident.getByRole('button', { name: 'Yêu cầu xem lại' }).click();
  await resident.getByText('Đã chuyển lên cấp trên xem lại.').waitFor();

  const above = await people.arrives({ ...phone, viewport: { width: 1280, height: 900 } });
  await followMail(town, above, ABOVE);
  await signInByMail(town, above, ABOVE);
  await answers(above, 'Thành phố đã làm việc với người trực quầy; người đó sẽ xin lỗi ông/bà trực tiếp.');
  town.clock.add(MINUTES);
  await track(resident, code);
  await resident.getByText('người đó sẽ xin lỗi ông/bà trực tiếp').waitFor();
  expect(await resident.getByText('Chưa thỏa đáng? Yêu cầu xem lại').count()).toBe(0);

  await addsUp(await people.arrives({ ...phone, viewport: { width: 1280, height: 900 } }));
});

/** The specialist's month: screen, workbook and table say the same. */
async function addsUp(page: Page): Promise<void> {
  await page.goto('/office/reports');
  await signInByMail(town, page, SPECIALIST);
  await page.getByLabel('Kỳ báo cáo', { exact: true }).selectOption('2026-11');
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  const intake = page.getByRole('region', { name: 'Tiếp nhận theo loại ý kiến' });
  const total = Number(await intake.locator('tfoot td').last().innerText());
  expect(total).toBe(2);
  const sheet = readXlsx(await download(page, 'Excel (XLSX)')).sheet('Tổng hợp');
  const sums = sheet.rows.find((row) => typeof row[0] === 'string' && /^Tổng/.test(row[0]));
  expect(sums).toContain(total);
  const rows = readCsv((await download(page, 'Danh sách hồ sơ (CSV)')).toString('utf8'));
  expect(rows.length - 1).toBe(total);
  const [heads = [], ...lines] = readCsv((await download(page, 'Số liệu (CSV)')).toString('utf8'));
  const sum = lines.reduce((all, line) => all + Number(line[heads.indexOf('Tổng')]), 0);
  expect(sum).toBe(total);
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFile(await file.path());
}
