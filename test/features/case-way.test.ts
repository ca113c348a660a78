import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCase, readStory } from '../../src/features/cases/index.ts';
import { at } from '../support/calendar.ts';
import { aboutHead, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
let officer: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  officer = await deskOf(town, 'officer-00070');
});
afterEach(() => town.close());

const row = async (id: string) => {
  const found = await findCase(town.services.store.read, 'id', id);
  if (!found) throw new Error('no such case');
  return found;
};
const events = async (id: string) => (await readStory(town.services.store.read, id, false)).events;
const seen = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
const path = (id: string, noun = '') => `/office/cases/${id}${noun && `/${noun}`}`;
const mails = async () => {
  await town.app.runner.tick(town.clock.now());
  return town.services.store.read.select().from(town.services.store.t.outbox);
};

describe('who works on a case', () => {
  test('the head assigns it to an officer, who is mailed without a word of the case', async () => {
    const { id } = await givenCase(town);
    const page = (await head.get(path(id))).body;
    expect(page).toContain('Cán bộ phụ trách, Phường Hoàn Kiếm');
    expect(page).not.toContain('Cán bộ phụ trách, Phường Cửa Nam');
    await head.post(path(id, 'assignment'), { person: 'officer-00070', seen: seen(page) });
    expect(await row(id)).toMatchObject({ assigneeId: 'officer-00070' });
    expect((await officer.get(path(id))).body).toContain('Ông/bà đang xử lý.');
    const [mail] = (await mails()).filter(({ kind }) => kind === 'assigned');
    expect(mail).toMatchObject({ personId: 'officer-00070', caseId: id, state: 'sent' });
    const box = (await town.get('/dev/mail')).body;
    expect(box).toContain('can-bo.00070@example.vn');
    expect(box).not.toContain('Tôi chờ ở quầy');
  });

  test('many at once come as one mail', async () => {
    for (let n = 0; n < 8; n++) {
      const { id } = await givenCase(town);
      await head.post(path(id, 'assignment'), { person: 'officer-00070' });
    }
    expect((await mails()).filter(({ kind, state }) => kind === 'assigned' && state === 'sent')).toHaveLength(8);
    expect((await town.get('/dev/mail')).body.match(/ý kiến được giao xử lý/g)).toHaveLength(1);
  });

  test('an officer claims it and hands it back; nobody is mailed, and both are events', async () => {
    const { id } = await givenCase(town);
    await officer.post(path(id, 'claim'), { seen: seen((await officer.get(path(id))).body) });
    expect(await row(id)).toMatchObject({ assigneeId: 'officer-00070' });
    await officer.post(path(id, 'handback'), { seen: seen((await officer.get(path(id))).body) });
    expect(await row(id)).toMatchObject({ assigneeId: null });
    expect((await events(id)).map(({ kind, open }) => [kind, open]).slice(1)).toEqual([
      ['claim', false],
      ['hand_back', false],
    ]);
    expect((await mails()).filter(({ kind }) => kind === 'assigned' || kind === 'handed_back')).toEqual([]);
  });

  test('of two who claim it at once the second is told', async () => {
    const { id } = await givenCase(town);
    const look = seen((await head.get(path(id))).body);
    await officer.post(path(id, 'claim'), { seen: look });
    expect((await head.post(path(id, 'claim'), { seen: look })).statusCode).toBe(409);
    expect(await row(id)).toMatchObject({ assigneeId: 'officer-00070' });
  });

  test('nobody of another unit, and nobody unknown, can be given it', async () => {
    const { id } = await givenCase(town);
    for (const person of ['officer-00082', 'nobody', '']) {
      const answer = await head.post(path(id, 'assignment'), { person });
      expect([person, answer.statusCode, answer.body.includes('Chọn một người của đơn vị.')]).toEqual([
        person,
        422,
        true,
      ]);
    }
    expect(await row(id)).toMatchObject({ assigneeId: null });
  });

  test('a restricted case is given to nobody who may not read it, a case about a head to nobody of that unit', async () => {
    const restricted = await givenCase(town, { restricted: true, restriction: 'denunciation' });
    expect((await head.get(path(restricted.id))).body).not.toContain('value="officer-00070"');
    const { store } = town.services;
    await store.write(async (tx) => {
      await tx
        .insert(store.t.appointment)
        .values({ id: 'both', personId: 'officer-00070', unitId: '01', post: 'officer', validFrom: 0, validTo: null });
    });
    await town.app.staff.refresh();
    const about = await givenCase(town, aboutHead);
    const page = (await (await deskOf(town, 'head-01')).get(path(about.id))).body;
    expect(page).toContain('value="officer-01"');
    expect(page).not.toContain('value="officer-00070"');
  });

  test('when the post of who has it ends, it comes back to the unit, and the head is mailed', async () => {
    const { id } = await givenCase(town);
    await head.post(path(id, 'assignment'), { person: 'officer-00070' });
    const { store } = town.services;
    const { appointment } = store.t;
    await store.write(async (tx) => {
      await tx.update(appointment).set({ validTo: town.clock.now() }).where(eq(appointment.id, 'a-officer-00070'));
    });
    town.clock.add(6 * 60_000);
    const sent = await mails();
    expect(await row(id)).toMatchObject({ assigneeId: null, unitId: '00070' });
    expect(sent.filter(({ kind }) => kind === 'handed_back')).toMatchObject([{ unitId: '00070' }]);
  });
});

describe('an extension', () => {
  test('moves the deadline along the working calendar, once; the first one and the reason stay on record', async () => {
    const { id, dueAt } = await givenCase(town);
    const page = (await head.get(path(id))).body;
    // Friday the 20th; the 24th of November is a holiday.
    expect(page).toContain('trước 17 giờ thứ Tư, 25/11/2026');
    const reason = 'Chờ biên bản kiểm tra của quầy.';
    const answer = await head.post(path(id, 'extension'), { days: '2', reason, seen: seen(page) });
    expect(answer.headers.location).toBe(`${path(id)}?done=extension`);
    expect(await row(id)).toMatchObject({ dueAt: at('2026-11-25 17:00'), firstDueAt: dueAt });
    expect((await events(id)).at(-1)).toMatchObject({
      kind: 'extend',
      open: true,
      data: { reason, dueAt: at('2026-11-25 17:00'), dueBefore: dueAt, days: 2 },
    });
    const again = (await head.get(path(id))).body;
    expect(again).toContain('Hạn đầu, trước khi gia hạn');
    expect(again).not.toContain('Gia hạn trả lời</summary>');
    expect((await head.post(path(id, 'extension'), { days: '1', reason })).body).toContain('đủ số lần cho phép (1)');
  });

  test('is counted by the unit’s figures', async () => {
    const { id } = await givenCase(town);
    await head.post(path(id, 'extension'), { days: '1', reason: 'Chờ xác minh.' });
    const { store } = town.services;
    const [cell] = await store.read.select().from(store.t.tally);
    expect(cell).toMatchObject({ unitId: '00070', extended: 1 });
  });

  test('needs a new date and a reason, and comes before the deadline, not after', async () => {
    const { id } = await givenCase(town);
    const bare = await head.post(path(id, 'extension'), { days: '9', reason: '' });
    expect(bare.body).toContain('Chọn hạn mới.');
    expect(bare.body).toContain('Viết lý do gia hạn.');
    town.clock.set('2026-11-20 17:01');
    const back = await deskOf(town, 'head-00070');
    const late = await back.post(path(id, 'extension'), { days: '1', reason: 'Chờ xác minh.' });
    expect([late.statusCode, late.body.includes('Hạn trả lời đã qua')]).toEqual([409, true]);
    expect(late.body).toContain('Chờ xác minh.');
  });

  test('is as often and as long as the administrator says', async () => {
    const administrator = await deskOf(town, 'administrator');
    const wrong = await administrator.post('/office/settings/extension', { times: '9', days: '0' });
    expect([wrong.statusCode, wrong.body.includes('một số từ 0 đến 3')]).toEqual([422, true]);
    await administrator.post('/office/settings/extension', { times: '2', days: '1' });
    const { id } = await givenCase(town);
    const page = (await head.get(path(id))).body;
    expect(page).toContain('Thêm 1 ngày làm việc');
    expect(page).not.toContain('Thêm 2 ngày làm việc');
    for (const reason of ['Chờ xác minh.', 'Chờ thêm xác minh.']) {
      const done = await head.post(path(id, 'extension'), { days: '1', reason });
      expect([reason, done.statusCode]).toEqual([reason, 303]);
    }
    expect((await head.post(path(id, 'extension'), { days: '1', reason: 'Nữa.' })).statusCode).toBe(422);
    expect((await head.post('/office/settings/extension', { times: '3', days: '9' })).statusCode).toBe(403);
  });

  test('is not for officers', async () => {
    const { id } = await givenCase(town);
    expect((await officer.get(path(id))).body).not.toContain('Gia hạn trả lời');
    expect((await officer.post(path(id, 'extension'), { days: '1', reason: 'x' })).statusCode).toBe(404);
  });
});
