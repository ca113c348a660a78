import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CaseRow, readStory } from '../../src/features/cases/index.ts';
import { aboutHead, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

const contact = { name: 'Người gửi', phone: '0912345678', email: 'ai-do@example.vn' };
const WHY = 'Hẹn gặp để xin lỗi.';

let town: Town;
let head: Desk;
let deputy: Desk;
let officer: Desk;
let inspector: Desk;
let administrator: Desk;
let row: CaseRow;

beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  deputy = await deskOf(town, 'deputy-00070');
  officer = await deskOf(town, 'officer-00070');
  inspector = await deskOf(town, 'inspector');
  administrator = await deskOf(town, 'administrator');
});
afterAll(() => town.close());
beforeEach(async () => {
  row = await givenCase(town, { contact });
});

async function ask(desk: Desk, id = row.id, reason = WHY): Promise<string> {
  const answer = await desk.post(`/office/cases/${id}/contact`, { reason });
  return String(answer.headers.location).replace(/^\/office\/keys\/|\?.*$/g, '');
}
const events = async (id = row.id) => (await readStory(town.services.store.read, id, true)).events;
const kinds = async (id = row.id) => (await events(id)).map(({ kind }) => kind);

describe('sealed contact data', () => {
  test('given a head who asks and a deputy who agrees, then the head reads it, and the resident sees when and why', async () => {
    expect((await head.post(`/office/cases/${row.id}/contact`, { reason: ' ' })).statusCode).toBe(422);
    const key = await ask(head);
    expect((await head.get(`/office/keys/${key}`)).body).toContain('Chờ người thứ hai');
    expect((await head.post(`/office/keys/${key}/reading`)).statusCode).toBe(409);
    expect((await deputy.get('/office/keys')).body).toContain(row.reference);
    expect((await deputy.post(`/office/keys/${key}/approval`, { own: '1' })).statusCode).toBe(303);
    const read = await head.post(`/office/keys/${key}/reading`);
    expect(read.body).toContain(contact.phone);
    expect((await head.get(`/office/keys/${key}`)).body).not.toContain(contact.phone);
    expect(await kinds()).toEqual(['submitted', 'ask_contact', 'allow_contact', 'open_contact']);
    expect((await events()).at(-1)?.data.reason).toBe(WHY);
    expect((await events()).map(({ actorId }) => actorId)).toEqual([null, 'head-00070', 'deputy-00070', 'head-00070']);
  });

  test('nobody agrees to their own asking, and nobody reads what another asked for', async () => {
    const key = await ask(head);
    expect((await head.post(`/office/keys/${key}/approval`, { own: '1' })).statusCode).toBe(409);
    await deputy.post(`/office/keys/${key}/approval`, { own: '1' });
    expect((await deputy.post(`/office/keys/${key}/reading`)).statusCode).toBe(404);
    expect((await kinds()).includes('open_contact')).toBe(false);
  });

  test('given somebody who does not say that the words are not about them, then they decide nothing', async () => {
    const key = await ask(head);
    const answer = await deputy.post(`/office/keys/${key}/approval`);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('để người khác quyết định');
    expect(await kinds()).toEqual(['submitted', 'ask_contact']);
  });

  test('given a refusal with its reason, then it stays sealed and the asker reads why', async () => {
    const key = await ask(head);
    expect((await inspector.post(`/office/keys/${key}/refusal`, { answer: '' })).statusCode).toBe(422);
    await inspector.post(`/office/keys/${key}/refusal`, { answer: 'Hỏi qua trang tra cứu là đủ.' });
    expect((await head.get(`/office/keys/${key}`)).body).toContain('Hỏi qua trang tra cứu là đủ.');
    expect((await head.post(`/office/keys/${key}/reading`)).statusCode).toBe(409);
  });

  test('given a case that has gone to another unit, then who asked is not told to which', async () => {
    const { store } = town.services;
    const key = await ask(head);
    const pages = async () => [(await head.get('/office/keys')).body, (await head.get(`/office/keys/${key}`)).body];
    const line = (html = '') => new RegExp(`href="/office/keys/${key}"[^<]*</a><br><small>`).test(html);
    expect(line((await pages())[0])).toBe(true);
    const { cases } = store.t;
    await store.write((tx) => tx.update(cases).set({ unitId: '00082' }).where(eq(cases.id, row.id)));
    const [list, page] = await pages();
    expect(line(list)).toBe(false);
    expect(page).not.toContain(town.app.staff.unitName('00082', 'vi'));
  });

  test('asked twice, it is one request; withdrawn, it is none', async () => {
    const key = await ask(head);
    expect(await ask(head)).toBe(key);
    expect((await deputy.post(`/office/keys/${key}/withdrawal`)).statusCode).toBe(404);
    await head.post(`/office/keys/${key}/withdrawal`);
    expect((await deputy.post(`/office/keys/${key}/approval`, { own: '1' })).statusCode).toBe(409);
  });

  test('given an officer who holds the case, then they ask, the head decides, they read it, and the resident sees it', async () => {
    const { cases, session } = town.services.store.t;
    const change = town.services.store.write;
    const assign = (assigneeId: string | null) =>
      change((tx) => tx.update(cases).set({ assigneeId }).where(eq(cases.id, row.id)));
    await assign('officer-00070');
    expect((await officer.get(`/office/cases/${row.id}`)).body).toContain(`/office/cases/${row.id}/contact`);
    expect((await officer.get('/office/cases')).body).toContain('href="/office/keys"');
    const key = await ask(officer);
    expect((await officer.post(`/office/keys/${key}/approval`, { own: '1' })).statusCode).toBe(404);
    await head.post(`/office/keys/${key}/approval`, { own: '1' });
    expect((await officer.post(`/office/keys/${key}/reading`)).body).toContain(contact.phone);
    expect((await events()).map(({ kind, actorId }) => [kind, actorId]).slice(1)).toEqual([
      ['ask_contact', 'officer-00070'],
      ['allow_contact', 'head-00070'],
      ['open_contact', 'officer-00070'],
    ]);
    await assign(null);
    expect((await officer.post(`/office/keys/${key}/reading`)).statusCode).toBe(404);
    await assign('officer-00070');
    await change((tx) => tx.update(session).set({ secondAt: null }).where(eq(session.personId, 'officer-00070')));
    expect((await officer.post(`/office/keys/${key}/reading`)).statusCode).toBe(404);
    const page = await officer.post(`/office/cases/${row.id}/contact`, { reason: WHY });
    expect(page.body).toContain('/office/second/setup?next');
    officer = await deskOf(town, 'officer-00070');
  });

  test('is not asked for by an officer who does not hold the case, the administrator, the unit that was bypassed, or where none was left', async () => {
    const without = await givenCase(town);
    const secret = await givenCase(town, { ...aboutHead, contact });
    for (const [desk, id] of [
      [officer, row.id],
      [administrator, row.id],
      [head, secret.id],
      [head, without.id],
    ] as const) {
      expect((await desk.post(`/office/cases/${id}/contact`, { reason: WHY })).statusCode).toBe(404);
      expect((await desk.get(`/office/cases/${id}/contact`)).statusCode).toBe(404);
    }
  });

  test('given a case about the head, then neither the head nor the deputy there can decide, or finds the request', async () => {
    const secret = await givenCase(town, { ...aboutHead, contact });
    const above = await deskOf(town, 'head-01');
    const key = await ask(above, secret.id);
    for (const desk of [head, deputy, administrator]) {
      expect((await desk.get(`/office/keys/${key}`)).statusCode).toBe(404);
      expect((await desk.post(`/office/keys/${key}/approval`, { own: '1' })).statusCode).toBe(404);
      expect((await desk.get('/office/keys')).body).not.toContain(secret.reference);
    }
  });
});

describe('an administrator who must read a case', () => {
  test('asks by its reference, reads when somebody else agreed, and the resident sees it', async () => {
    expect((await administrator.post('/office/keys', { reference: '', reason: '' })).statusCode).toBe(422);
    const asked = await administrator.post('/office/keys', { reference: row.reference.toLowerCase(), reason: WHY });
    const key = String(asked.headers.location).replace(/^\/office\/keys\/|\?.*$/g, '');
    expect((await administrator.get(`/office/keys/${key}`)).body).not.toContain(row.message);
    expect((await administrator.get(`/office/cases/${row.id}`)).statusCode).toBe(404);
    await head.post(`/office/keys/${key}/approval`, { own: '1' });
    expect((await administrator.post(`/office/keys/${key}/reading`)).body).toContain(row.message);
    expect((await events()).at(-1)).toMatchObject({ kind: 'open_case', data: { reason: WHY } });
  });

  test('given a reference that is none, or a case that few may know, then the answer tells them nothing', async () => {
    const restricted = await givenCase(town, { restricted: true, restriction: 'sensitive_rule' });
    const pages = [];
    for (const reference of [restricted.reference, 'HT2611-ZZZZZZZZ']) {
      const asked = await administrator.post('/office/keys', { reference, reason: WHY });
      const page = await administrator.get(String(asked.headers.location).replace(/\?.*/, ''));
      pages.push(page.body.replaceAll(reference, 'REF').replace(/\/office\/keys\/[0-9a-f-]{36}/g, 'KEY'));
    }
    expect(pages[0]).toBe(pages[1]);
    expect((await deputy.get('/office/keys')).body).not.toContain(restricted.reference);
    expect((await inspector.get('/office/keys')).body).toContain(restricted.reference);
  });

  test('given one who works in two units, then the request is in the same one’s name whether there is such a case', async () => {
    const { store } = town.services;
    const { appointment, keyRequest } = store.t;
    const post = { unitId: '00070', post: 'officer' as const, validFrom: town.clock.now(), validTo: null };
    await store.write((tx) => tx.insert(appointment).values({ id: 'both', personId: 'administrator', ...post }));
    const secret = await givenCase(town, { restricted: true, restriction: 'denunciation' });
    for (const reference of [secret.reference, 'HT2611-YYYYYYYY'])
      await administrator.post('/office/keys', { reference, reason: 'Hai nơi.' });
    const asked = await store.read.select().from(keyRequest).where(eq(keyRequest.reason, 'Hai nơi.'));
    expect(asked.map(({ askedUnitId }) => askedUnitId)).toEqual(['01', '01']);
    await store.write((tx) => tx.delete(appointment).where(eq(appointment.id, 'both')));
  });

  test('given one who holds a post in a ward too, then a case about its head cannot be found, nor read once it was agreed to', async () => {
    const { store } = town.services;
    const { appointment } = store.t;
    const secret = await givenCase(town, aboutHead);
    const ask = async () => {
      const asked = await administrator.post('/office/keys', { reference: secret.reference, reason: WHY });
      return String(asked.headers.location).replace(/^\/office\/keys\/|\?.*$/g, '');
    };
    const before = await ask();
    const above = await deskOf(town, 'head-01');
    await above.post(`/office/keys/${before}/approval`, { own: '1' });
    const post = { unitId: '00070', post: 'officer' as const, validFrom: town.clock.now(), validTo: null };
    await store.write((tx) => tx.insert(appointment).values({ id: 'beside', personId: 'administrator', ...post }));
    expect((await administrator.post(`/office/keys/${before}/reading`)).statusCode).toBe(404);
    const after = await ask();
    expect((await above.get(`/office/keys/${after}`)).statusCode).toBe(404);
    expect(await kinds(secret.id)).toEqual(['submitted']);
    await store.write((tx) => tx.delete(appointment).where(eq(appointment.id, 'beside')));
  });

  test('nobody else asks in this way', async () => {
    expect((await head.post('/office/keys', { reference: row.reference, reason: WHY })).statusCode).toBe(403);
    expect((await head.get('/office/keys')).body).not.toContain('name="reference"');
  });
});

describe('the time in which to decide, and to read', () => {
  const keysOf = async (kind: string) => {
    const { read, t } = town.services.store;
    return (await read.select().from(t.outbox)).filter((mail) => mail.kind === kind);
  };
  const asksNow = async (contactOf = contact) => {
    const other = await givenCase(town, { contact: contactOf });
    return { key: await ask(await deskOf(town, 'head-00070'), other.id), other };
  };
  const agree = async (key: string) =>
    (await (await deskOf(town, 'deputy-00070')).post(`/office/keys/${key}/approval`, { own: '1' })).statusCode;
  const read = async (key: string) =>
    (await (await deskOf(town, 'head-00070')).post(`/office/keys/${key}/reading`)).statusCode;

  test('given an agreement on a Friday afternoon, then the asker is mailed, without a word of the case, and reads on Monday', async () => {
    town.clock.set('2026-11-20 16:30');
    const { key, other } = await asksNow();
    await agree(key);
    await town.app.runner.tick(town.clock.now());
    const mail = (await keysOf('key_decided')).find(({ params }) => params.request === key);
    expect(mail?.sentTo).toBe('truong.00070@example.vn');
    const text = await letterAbout(`[${other.reference}] Đã đồng ý`);
    expect(text).toContain(other.reference);
    expect(text).toContain('17:00, 23/11/2026');
    expect(text).not.toContain(other.message);
    town.clock.set('2026-11-23 16:59');
    expect(await read(key)).toBe(200);
    town.clock.set('2026-11-23 17:00');
    expect(await read(key)).toBe(409);
  });

  test('given a request on the eve of Tết, then five working days after it can still be decided, and no longer', async () => {
    town.clock.set('2027-02-03 16:00');
    const { key } = await asksNow();
    const { key: late } = await asksNow();
    town.clock.set('2027-02-17 16:59');
    expect(await agree(key)).toBe(303);
    town.clock.set('2027-02-17 17:00');
    expect(await agree(late)).toBe(409);
    expect((await (await deskOf(town, 'deputy-00070')).get(`/office/keys/${late}`)).body).toContain('Hết hiệu lực');
  });

  test('those who may decide and are there are mailed: of the unit first, else above it', async () => {
    const asked = async () => {
      const before = (await keysOf('key_asked')).length;
      await asksNow();
      return (await keysOf('key_asked')).slice(before).map(({ personId }) => personId);
    };
    expect(await asked()).toEqual(['deputy-00070']);
    await town.app.runner.tick(town.clock.now());
    expect((await town.get('/dev/mail')).body).toContain('xin mở dữ liệu niêm phong');
    const { store } = town.services;
    const away = { startsAt: town.clock.now() - 1, endsAt: town.clock.now() + 1e9, substituteId: null };
    await store.write((tx) => tx.insert(store.t.absence).values({ id: 'away', personId: 'deputy-00070', ...away }));
    await town.app.staff.refresh();
    expect(await asked()).toEqual(['head-01']);
  });
});

/** The letter whose subject says this. */
async function letterAbout(words: string): Promise<string> {
  const list = (await town.get('/dev/mail')).body;
  const [, id] = /href="\/dev\/mail\/([^"/]+)"(?![\s\S]*href="\/dev\/mail\/)/.exec(list.split(words)[0] ?? '') ?? [];
  return (await town.get(`/dev/mail/${id}`)).body;
}
