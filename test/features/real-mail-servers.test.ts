import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { eq } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { imapTrouble } from '../../src/platform/mail/imap.ts';
import { deskOf } from '../support/desk.ts';
import { givenMailServers, hasMailServers, type MailServers } from '../support/mta.ts';
import { givenTown, type Town } from '../support/town.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
const PATIENCE = { timeout: 15_000, interval: 100 };

const servers = (hasMailServers ? await givenMailServers() : null) as MailServers;
let town: Town;

const minute = () => {
  town.clock.add(60_000);
  return town.app.runner.tick(town.clock.now());
};
const rowOfCase = async () => {
  const rows = await town.services.store.read.select().from(town.services.store.t.outbox);
  return rows.find(({ kind }) => kind === 'new_case');
};
/** A complaint at the ward whose head has this address. */
async function complaintTo(email: string): Promise<void> {
  const { store } = town.services;
  const head = eq(store.t.person.id, 'head-00070');
  await store.write((tx) => tx.update(store.t.person).set({ email }).where(head));
  await town.post(town.box('counter'), { kind: 'complaint', message: WORDS });
  await minute();
}
const letterTo = (address: string) =>
  servers
    .delivered()
    .split(/^(?=From )/m)
    .find((letter) => letter.includes(`To: ${address}`));

/** What NODE_EXTRA_CA_CERTS does for a program that starts. */
const known = getCACertificates('default');
const trust = (...more: string[]) => setDefaultCACertificates([...known, ...more]);
const reading = (IMAP_URL: string) =>
  givenTown({ SMTP_URL: servers.smtpUrl, IMAP_URL, MAIL_RETURN: 'tra-lai@hn.example.vn' });

describe.skipIf(!servers)('against Exim and Dovecot', () => {
  afterAll(() => servers.close());
  beforeEach(async () => {
    trust(servers.certificate);
    town = await reading(servers.imapUrl);
  });
  afterEach(async () => {
    trust();
    await town.close();
  });

  test('given a head with a mailbox, then the letter lies there, with a return path of its own', async () => {
    await complaintTo('co-that.1@example.vn');
    expect(await rowOfCase()).toMatchObject({ state: 'sent' });
    await vi.waitFor(() => expect(letterTo('co-that.1@example.vn')).toBeDefined(), PATIENCE);
    const letter = letterTo('co-that.1@example.vn') ?? '';
    expect(letter).toMatch(/^Return-path: <tra-lai\+b[a-z2-7]{44}@hn\.example\.vn>$/m);
    expect(letter).toMatch(/^Reply-To:\s+tra-lai\+r[a-z2-7]{44}@hn\.example\.vn$/m);
    expect(letter).toContain('Auto-Submitted: auto-generated');
  });

  test('given a server that says later, then the letter waits with its words', async () => {
    await complaintTo('later.1@example.vn');
    const row = await rowOfCase();
    expect(row).toMatchObject({ state: 'waiting', attempts: 1, turns: 0 });
    expect(row?.lastError).toContain('4.2.1 come back later');
  });

  test('given a server that refuses the address, then the deputy gets the letter in the same minute', async () => {
    await complaintTo('unknown.1@example.vn');
    expect(await rowOfCase()).toMatchObject({ state: 'sent', sentTo: 'pho.00070@example.vn', turns: 1 });
  });

  test('given a server that takes the letter and sends it back, then the report is read, and the deputy gets the letter', async () => {
    await complaintTo('gone.1@example.vn');
    expect(await rowOfCase()).toMatchObject({ state: 'sent', sentTo: 'gone.1@example.vn' });
    await vi.waitFor(() => expect(servers.waiting()).toBe(1), PATIENCE);
    await minute();
    expect(await rowOfCase()).toMatchObject({ state: 'sent', sentTo: 'pho.00070@example.vn', turns: 1 });
    const [dead] = await town.services.store.read.select().from(town.services.store.t.deadMailbox);
    expect(dead).toMatchObject({ personId: 'head-00070', source: 'report', words: 'mailbox unknown' });
    expect([servers.waiting(), servers.waiting('.HomThu')]).toEqual([0, 1]);
    expect(town.logged.filter((line) => line.includes('a sweep failed'))).toEqual([]);
  });

  test.each(['imaps', 'starttls'] as const)(
    'given a mailbox that is read by %s, then a report comes in over it',
    async (way) => {
      await town.close();
      town = await reading(servers.imapTls[way]);
      const before = servers.waiting('.HomThu');
      await complaintTo(`gone.${way}@example.vn`);
      await vi.waitFor(() => expect(servers.waiting()).toBe(1), PATIENCE);
      await minute();
      expect(await rowOfCase()).toMatchObject({ state: 'sent', sentTo: 'pho.00070@example.vn', turns: 1 });
      expect(servers.waiting('.HomThu')).toBe(before + 1);
    },
  );

  test.each(['imaps', 'starttls'] as const)(
    'given a certificate that nobody vouches for, then %s is not spoken, and the desk says why',
    async (way) => {
      trust();
      await town.close();
      town = await reading(servers.imapTls[way]);
      await minute();
      const page = await (await deskOf(town, 'administrator')).get('/office/mail');
      expect(page.body).toMatch(/Hộp thư nhận thư trả về không đọc được từ [^<]*: self-signed certificate/);
      expect(await imapTrouble(servers.imapTls[way])).toContain('self-signed certificate');
    },
  );

  test('given a head who answers from a mail program, then the words are a draft', async () => {
    await complaintTo('co-that.2@example.vn');
    await vi.waitFor(() => expect(letterTo('co-that.2@example.vn')).toBeDefined(), PATIENCE);
    const [, to] = /^Reply-To:\s+(\S+)$/m.exec(letterTo('co-that.2@example.vn') ?? '') ?? [];
    const program = createTransport(servers.smtpUrl);
    const text =
      'Chúng tôi đã nhắc cán bộ.\n\nVào 16 thg 11, 2026, lúc 09:00, Hòm Thư <h@example.vn> đã viết:\n\n> Đơn vị';
    await program.sendMail({ from: 'co-that.2@example.vn', to, subject: 'Trả lời', text });
    program.close();
    await vi.waitFor(() => expect(servers.waiting()).toBe(1), PATIENCE);
    await minute();
    const drafts = await town.services.store.read.select().from(town.services.store.t.answerDraft);
    expect(drafts).toMatchObject([{ personId: 'head-00070', source: 'mail', message: 'Chúng tôi đã nhắc cán bộ.' }]);
  });

  test('given a mailbox that cannot be opened, then mail goes out all the same, and the log says why', async () => {
    const locked = await givenTown({
      SMTP_URL: servers.smtpUrl,
      IMAP_URL: servers.imapUrl.replace('secret', 'mistyped-password'),
      MAIL_RETURN: 'tra-lai@hn.example.vn',
    });
    await locked.post(locked.box('counter'), { kind: 'complaint', message: WORDS });
    await locked.app.runner.tick(locked.clock.now());
    const rows = await locked.services.store.read.select().from(locked.services.store.t.outbox);
    expect(rows[0]).toMatchObject({ state: 'sent' });
    expect(locked.logged.some((line) => line.includes('incoming_mail'))).toBe(true);
    expect(locked.logged.join()).not.toContain('mistyped-password');
    await locked.close();
  });
});
