import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CaseRow, verifyLedger } from '../../src/features/cases/index.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { onlyCase, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

const WORDS = 'Tôi chờ ở quầy từ 8 giờ mà không ai gọi số.';

let town: Town;
let head: Desk;
let code: string;
let row: CaseRow;

beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  const fields = { kind: 'complaint', message: WORDS, contactPhone: '0900 000 000', consent: '1' };
  ({ code } = await send(town, 'counter', fields));
  row = await onlyCase(town);
});
afterEach(() => town.close());

const look = (fields: Record<string, string> = {}) => town.post('/tra-cuu', { code, ...fields });
const requests = async () => {
  const { read, t } = town.services.store;
  return await read.select().from(t.privacyRequest);
};
const now = async () => {
  const { read, t } = town.services.store;
  const [found] = await read.select().from(t.cases).where(eq(t.cases.id, row.id));
  return found as CaseRow;
};
async function findings(): Promise<unknown[]> {
  const found: unknown[] = [];
  const { store, vault } = town.services;
  await verifyLedger(
    store.read,
    vault,
    (finding) => void found.push(finding),
    () => {},
  );
  return found;
}
const left = async () => {
  const { read, t } = town.services.store;
  return {
    contacts: (await read.select().from(t.sealedContact)).length,
    messages: (await read.select().from(t.message)).length,
    words: (await now()).message,
  };
};

describe('who holds the tracking code', () => {
  test('takes away all that is stored of them, to read and for programs; the unit’s notes are not in it', async () => {
    await head.post(`/office/cases/${row.id}/note`, { message: 'Chỉ đơn vị biết.' });
    const json = await look({ own: 'json' });
    expect(json.headers['content-disposition']).toContain('attachment');
    const data = json.json();
    expect(data).toMatchObject({ reference: row.reference, message: WORDS, contact: { phone: '0900 000 000' } });
    const html = await look({ own: 'html' });
    expect(html.body).toContain(WORDS);
    for (const { body } of [json, html]) expect(body).not.toContain('Chỉ đơn vị biết.');
    const { read, t } = town.services.store;
    const actions = (await read.select().from(t.audit)).map(({ action, caseId }) => [action, caseId]);
    expect(actions).toEqual([
      ['privacy.downloaded', row.id],
      ['privacy.downloaded', row.id],
    ]);
  });

  test('given another code, then nothing is given', async () => {
    const answer = await town.post('/tra-cuu', {
      code: `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`,
      own: 'json',
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(404);
    expect(answer.body).not.toContain(WORDS);
  });

  test('asks to have it erased, once, and reads by when an answer is due', async () => {
    const page = await look({ own: 'erase', message: 'Tôi không muốn ai gọi nữa.', submissionId: crypto.randomUUID() });
    expect(page.body).toContain('Đã gửi yêu cầu xóa dữ liệu.');
    expect(page.body).toMatch(/Đơn vị trả lời trước 17 giờ/);
    await look({ own: 'erase' });
    expect(await requests()).toHaveLength(1);
    expect((await look()).body).not.toContain('value="erase"');
  });
});

describe('the desk', () => {
  beforeEach(async () => {
    await look({ own: 'erase', message: 'Tôi không muốn ai gọi nữa.' });
  });

  test('given an open case, when it grants the erasing, then the contact goes at once and the words when the case has ended', async () => {
    const list = await head.get('/office/privacy');
    expect(list.body).toContain(row.reference);
    const [{ id } = { id: '' }] = await requests();
    expect((await head.get(`/office/privacy/${id}`)).body).toContain('Hồ sơ chưa kết thúc');
    expect((await head.post(`/office/privacy/${id}/erasure`)).statusCode).toBe(303);
    expect(await left()).toMatchObject({ contacts: 0, words: WORDS });
    expect((await look()).body).toContain('được xóa khi xử lý xong');
    await head.post(`/office/cases/${row.id}/refusal`, {
      seen: String(await seen()),
      reason: 'not_conduct',
      message: 'Xin chào.',
    });
    town.clock.add(3_700_000);
    await town.app.runner.tick(town.clock.now());
    expect(await left()).toEqual({ contacts: 0, messages: 0, words: '' });
    expect((await look()).body).toContain('Yêu cầu xóa của bạn đã được thực hiện.');
    expect(await findings()).toEqual([]);
  });

  test('given a ground, when it refuses, then the resident reads the ground and everything stays', async () => {
    const [{ id } = { id: '' }] = await requests();
    expect((await head.post(`/office/privacy/${id}/refusal`, {})).statusCode).toBe(422);
    await head.post(`/office/privacy/${id}/refusal`, { reason: 'dispute' });
    expect((await look()).body).toContain('đang có khiếu nại, tố cáo hoặc tranh chấp');
    expect(await left()).toMatchObject({ contacts: 1, words: WORDS });
    expect((await head.post(`/office/privacy/${id}/erasure`)).statusCode).toBe(409);
  });

  test('nobody but the unit’s head and deputy finds it', async () => {
    const [{ id } = { id: '' }] = await requests();
    for (const person of ['officer-00070', 'head-00082', 'administrator', 'specialist', 'inspector']) {
      const desk = await deskOf(town, person);
      expect((await desk.get('/office/privacy')).body).not.toContain(row.reference);
      expect((await desk.get(`/office/privacy/${id}`)).statusCode).toBe(404);
      expect((await desk.post(`/office/privacy/${id}/erasure`)).statusCode).toBe(404);
    }
  });
});

async function seen(): Promise<number> {
  const { read, t } = town.services.store;
  return (await read.select().from(t.caseEvent).where(eq(t.caseEvent.caseId, row.id))).length;
}

describe('the schedule of erasure', () => {
  const nights = async (days: number) => {
    town.clock.add(days * 86_400_000);
    await town.app.runner.tick(town.clock.now());
  };

  test('given a case that ended, then its contact goes after 90 days and its words after two years; figures stay and the chain is whole', async () => {
    await head.post(`/office/cases/${row.id}/refusal`, { seen: '1', reason: 'not_conduct', message: 'Xin chào.' });
    const counted = await tallies();
    await nights(89);
    expect(await left()).toMatchObject({ contacts: 1, words: WORDS });
    await nights(3);
    expect(await left()).toMatchObject({ contacts: 0, words: WORDS });
    await nights(700);
    expect(await left()).toEqual({ contacts: 0, messages: 0, words: '' });
    expect(await tallies()).toEqual(counted);
    expect(await findings()).toEqual([]);
    expect((await look()).body).toContain('Nội dung đã được xóa theo thời hạn lưu');
  });

  test('given a case that is still somebody’s work, then nothing of it goes, however old', async () => {
    await nights(900);
    expect(await left()).toMatchObject({ contacts: 1, words: WORDS });
  });

  test('given what quarantine holds, then it goes after 90 days when nobody lets it out', async () => {
    const held = await givenCase(town, { queue: 'quarantine', suspicion: 'advert', message: 'Mua hàng giá rẻ.' });
    await nights(91);
    const { read, t } = town.services.store;
    const [gone] = await read.select().from(t.cases).where(eq(t.cases.id, held.id));
    expect(gone).toMatchObject({ status: 'spam', message: '' });
    expect(await findings()).toEqual([]);
  });

  const tallies = async () => {
    const { read, t } = town.services.store;
    return await read.select().from(t.tally);
  };
});
