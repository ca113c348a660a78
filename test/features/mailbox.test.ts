import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { givenTown, type Town } from '../support/town.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

async function mailOfAComplaint(): Promise<string> {
  await town.post(town.box('counter'), { kind: 'complaint', message: WORDS });
  await town.app.runner.tick(town.clock.now());
  const list = await town.get('/dev/mail');
  return /href="(\/dev\/mail\/\d[^"]*)"/.exec(list.body)?.[1] ?? '';
}

test('given no mail server, then every mail is kept as the real message, and shown as HTML, text and source', async () => {
  const address = await mailOfAComplaint();
  const page = await town.get(address);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('truong.00070@example.vn');
  expect(page.body).toContain('Đơn vị của ông/bà vừa nhận được một ý kiến');
  expect(page.body).toContain(`<iframe src="${address}/html"`);
  const folder = path.join(town.dataDir, 'mail');
  const file = readdirSync(folder).find((name) => name.endsWith('.eml')) ?? '';
  const mail = await PostalMime.parse(readFileSync(path.join(folder, file)));
  expect(mail).toMatchObject({ to: [{ address: 'truong.00070@example.vn' }] });
  expect(mail.subject).toContain('Phản ánh mới');
  expect((await town.get(`${address}/source`)).body).toContain('Auto-Submitted: auto-generated');
});

test('given a mail as HTML, then it may run nothing and load nothing, and its links leave the frame', async () => {
  const html = await town.get(`${await mailOfAComplaint()}/html`);
  expect(html.headers['content-security-policy']).toMatch(/^default-src 'none';.*sandbox/);
  expect(html.headers['content-security-policy']).not.toContain('allow-scripts');
  expect(html.body).toContain('<base target="_top">');
});

test('given somebody who asks for a sign-in link, then it lies in the mailbox, and nowhere in the outbox', async () => {
  await town.post('/office/sign-in/link', { email: 'quan-tri@example.vn' });
  await town.app.runner.tick(town.clock.now());
  const { read, t } = town.services.store;
  const rows = (await read.select().from(t.outbox)).filter(({ kind }) => kind === 'sign_in');
  const list = await town.get('/dev/mail');
  const address = /href="(\/dev\/mail\/\d[^"]*)"/.exec(list.body)?.[1] ?? '';
  const token = /office\/sign-in\/([\w-]{40,})/.exec((await town.get(address)).body)?.[1] ?? 'none';
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect((await town.get(`/office/sign-in/${token}`)).statusCode).toBe(200);
});

test('the developer door shows every kind of mail in both languages', async () => {
  const page = await town.get('/dev/mail/samples?lang=en');
  for (const words of [
    'KHẨN: ',
    'URGENT: ',
    '32 ý kiến mới',
    '3 answers overdue',
    'Hòm Thư today',
    'Your sign-in link',
  ]) {
    expect(page.body).toContain(words);
  }
  const frame = /<iframe src="(\/dev\/mail\/samples\/[^"]+)"/.exec(page.body)?.[1] ?? '';
  expect((await town.get(frame)).statusCode).toBe(200);
});

test('given a name that leads out of the folder, then there is no such mail', async () => {
  await mailOfAComplaint();
  for (const name of ['..%2f..%2fhomthu', '.', 'x'.repeat(200)]) {
    expect((await town.get(`/dev/mail/${name}/source`)).statusCode).toBe(404);
  }
});

test('given production, or a mail server, then there is no mailbox', async () => {
  const real = await givenTown({ SMTP_URL: 'smtp://127.0.0.1:1' });
  expect((await real.get('/dev/mail')).statusCode).toBe(404);
  await real.close();
});
