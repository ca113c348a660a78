import { generateKeyPairSync } from 'node:crypto';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSmtpMailer } from '../../src/platform/mail/smtp.ts';
import { at } from '../support/calendar.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, type Town } from '../support/town.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';

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

describe('the letter itself', () => {
  test('given a DKIM key, then the letter is signed for the domain', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const signing = await givenTown({
      SMTP_URL: smtp.url,
      DKIM_DOMAIN: 'example.vn',
      DKIM_SELECTOR: 's1',
      DKIM_PRIVATE_KEY: privateKey,
    });
    await signing.post(signing.box('counter'), { kind: 'complaint', message: WORDS });
    await signing.app.runner.tick(signing.clock.now());
    expect(smtp.mails[0]?.source).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256;.*d=example\.vn;\s+.*s=s1;/ims);
    await signing.close();
  });

  test('given any notice, then it says that a machine wrote it, and belongs to the thread of its case', async () => {
    await town.post(town.box('counter'), { kind: 'complaint', message: WORDS });
    await town.app.runner.tick(town.clock.now());
    const [mail] = smtp.mails;
    const [row] = await town.services.store.read.select().from(town.services.store.t.outbox);
    expect(mail?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(mail?.references).toBe(`<case-${row?.caseId}@hom-thu.example.vn>`);
    expect(mail?.inReplyTo).toBe(`<case-${row?.caseId}@hom-thu.example.vn>`);
    expect(mail?.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
  });
});

test('given a head whose mailbox is full, then the unit above hears of the missed deadline all the same', async () => {
  smtp.says((to) => (to === 'truong.00070@example.vn' ? { code: 452, words: '4.2.2 mailbox full' } : null));
  await town.post(town.box('counter'), { kind: 'complaint', message: WORDS, rule: 'CC25' });
  const { store } = town.services;
  await town.app.runner.tick(town.clock.now());
  const [row] = await store.read.select().from(store.t.outbox);
  // Nine tries are behind it, and the next is hours away.
  town.clock.set('2026-11-25 08:00');
  const tried = { attempts: 9, dueAt: at('2026-11-25 14:00') };
  await store.write((tx) =>
    tx
      .update(store.t.outbox)
      .set(tried)
      .where(eq(store.t.outbox.id, row?.id ?? '')),
  );
  await town.app.runner.tick(town.clock.now());
  expect(smtp.mails.map(({ to_, subject }) => [to_, subject?.includes('quá hạn trả lời')])).toContainEqual([
    'truong.01@example.vn',
    true,
  ]);
  expect(smtp.mails.some(({ to_ }) => to_ === 'truong.00070@example.vn')).toBe(false);
});

describe('a program whose parts are missing for a while', () => {
  test('given a notice that could not be written, then it is tried again a minute later, and arrives', async () => {
    const { store, config } = town.services;
    const file = new Database(config.databaseFile);
    await town.post(town.box('counter'), { kind: 'complaint', message: WORDS });
    file.exec('alter table absence rename to elsewhere');
    await town.app.runner.tick(town.clock.now());
    const [row] = await store.read.select().from(store.t.outbox);
    expect(row).toMatchObject({ state: 'waiting', attempts: 1, lockedUntil: 0 });
    expect(row?.lastError).toContain('could not be written');
    file.exec('alter table elsewhere rename to absence');
    file.close();
    town.clock.add(60_000);
    await town.app.runner.tick(town.clock.now());
    expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['truong.00070@example.vn']);
  });

  test('given a library for mail that cannot be loaded, then no letter is judged, and it is loaded anew for the next', async () => {
    let missing = true;
    const mailer = createSmtpMailer({ url: smtp.url, from: 'hom-thu@example.vn', dkim: null }, () =>
      missing ? Promise.reject(new Error('Cannot find module')) : import('nodemailer'),
    );
    const letter = { to: 'a@example.vn', subject: 'a', text: 'a', html: 'a', messageId: '<a@example.vn>' };
    expect(await mailer.send(letter)).toEqual({ down: 'Cannot find module' });
    missing = false;
    expect(await mailer.send(letter)).toMatchObject({ ok: true });
    await mailer.close();
  });
});
