import { afterEach, beforeEach, expect, test } from 'vitest';
import { cookieOf, shown } from '../support/second-factor.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, type Town } from '../support/town.ts';

let smtp: TestSmtp;
let town: Town;
beforeEach(async () => {
  smtp = await givenSmtp();
  town = await givenTown({ SMTP_URL: smtp.url });
});
afterEach(async () => {
  await town.close();
  await smtp.close();
});

/** Signs somebody in by the link that reaches them by mail. @returns the header of their requests */
async function signedIn(email: string): Promise<Record<string, string>> {
  smtp.says(null);
  await town.post('/office/sign-in/link', { email });
  await town.app.runner.tick(town.clock.now());
  const link = /office\/sign-in\/[\w-]+/.exec(smtp.mails.at(-1)?.text ?? '')?.[0] ?? '';
  const answer = await town.post(`/${link}`, {});
  return { cookie: await shown(town, cookieOf(answer)) };
}

/** A complaint whose mail the server refuses. */
async function refusedMail() {
  smtp.says({ code: 550, words: '5.1.1 no such mailbox' });
  const words = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
  await town.post(town.box('counter'), { kind: 'complaint', message: words });
  await town.app.runner.tick(town.clock.now());
}

test('given an address that bounces, then the administrator and the unit above see it, and the unit itself does not', async () => {
  await refusedMail();
  for (const email of ['quan-tri@example.vn', 'truong.01@example.vn']) {
    const page = await town.get('/office/mail', await signedIn(email));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('550 5.1.1 no such mailbox');
    expect(page.body).toContain('Phường Hoàn Kiếm');
    expect(page.body).not.toContain('cộc cằn');
  }
  expect((await town.get('/office/mail', await signedIn('truong.00070@example.vn'))).statusCode).toBe(403);
});

test('given that the mailbox is there again, when the administrator sends the mail again, then it arrives', async () => {
  await refusedMail();
  const administrator = await signedIn('quan-tri@example.vn');
  const page = await town.get('/office/mail', administrator);
  const action = /action="(\/office\/mail\/[^"]+\/again)"/.exec(page.body)?.[1] ?? '';
  smtp.mails.length = 0;
  expect((await town.post(action, {}, { headers: administrator })).statusCode).toBe(303);
  expect((await town.post(action, {}, { headers: administrator })).statusCode).toBe(409);
  await town.app.runner.tick(town.clock.now());
  expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['truong.00070@example.vn']);
  expect((await town.get('/office/mail', administrator)).body).not.toContain(action);
});

test('given a head of a unit with nobody below, then neither the page nor its button is for them', async () => {
  await refusedMail();
  const { read, t } = town.services.store;
  const [row] = await read.select().from(t.outbox);
  const head = await signedIn('truong.00070@example.vn');
  expect((await town.post(`/office/mail/${row?.id}/again`, {}, { headers: head })).statusCode).toBe(403);
});
