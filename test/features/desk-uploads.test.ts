import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseRow } from '../../src/features/cases/index.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
let row: CaseRow;
beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  row = await givenCase(town);
});
afterAll(() => town.close());

const WORDS = 'Chúng tôi đã gọi ông/bà.';
/** The form of an answer as a browser sends it, changed by hand. */
async function send(change: (form: FormData) => void) {
  const form = new FormData();
  form.set('message', WORDS);
  form.set('outcome', 'explained');
  change(form);
  return await head.send(`/office/cases/${row.id}/answer/preview`, form);
}

test('too many fields are called so, and the words are there', async () => {
  const page = await send((form) => {
    for (let i = 0; i < 300; i++) form.set(`field-${i}`, 'x');
  });
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('Biểu mẫu gửi lên có quá nhiều mục.');
  expect(page.body).not.toContain('Tệp gửi lên bị đứt giữa chừng');
  expect(page.body).toContain(WORDS);
});

test('a file that is no photo is called so, and the words are there', async () => {
  const page = await send((form) => {
    form.append('photos', new File(['chữ'], 'a.jpg', { type: 'image/jpeg' }));
  });
  expect([page.statusCode, page.body.includes('Có tệp không phải là ảnh đọc được.')]).toEqual([422, true]);
  expect(page.body).toContain(WORDS);
});
