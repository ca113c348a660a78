import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aboutHead, type Desk, deskOf, givenCase, referencesIn, tabsIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterEach(() => town.close());

const MINUTE = 60_000;
const many = async (desk: Desk, act: string, ids: readonly string[], more: Record<string, string> = {}) => {
  const body = new URLSearchParams({ act, back: 'tab=todo', ...more });
  for (const id of ids) body.append('case', id);
  return desk.postAll('/office/cases/bulk', body);
};
const follow = async (desk: Desk, answer: { headers: Record<string, unknown> }) =>
  (await desk.get(String(answer.headers.location))).body;
const undoIn = (html: string) => /action="(\/office\/cases\/undo\/[^"]+)"/.exec(html)?.[1] ?? 'nothing to undo';
const rowOf = async (id: string) => {
  const { read, t } = town.services.store;
  const [row] = await read.select().from(t.cases).where(eq(t.cases.id, id));
  return row;
};
const eventsOf = async (id: string) => {
  const { read, t } = town.services.store;
  const rows = await read.select().from(t.caseEvent).where(eq(t.caseEvent.caseId, id)).orderBy(asc(t.caseEvent.n));
  return rows.map(({ kind }) => kind);
};

/** The fields of a form as the page holds it. */
const fieldsIn = (form: string) =>
  Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );

test('given a case that has changed since its page was opened, when it is marked as spam there, then it stays as it is', async () => {
  const { id } = await givenCase(town);
  const seen = /name="seen" value="(\d+)"/.exec((await head.get(`/office/cases/${id}`)).body)?.[1] ?? '';
  await head.post(`/office/cases/${id}/note`, { message: 'Đã gọi hỏi lại.' });
  await head.post('/office/cases/bulk', { case: id, act: 'spam', seen, back: 'tab=todo' });
  expect((await rowOf(id))?.status).not.toBe('spam');
});

test('given one case on its page, when it is marked as spam, then the page asks first, and the list takes it back', async () => {
  const { id, status } = await givenCase(town);
  const page = (await head.get(`/office/cases/${id}`)).body;
  const asked = /<details class="card">\s*<summary>Đánh dấu tin rác<\/summary>(.*?)<\/details>/s.exec(page)?.[1] ?? '';
  expect(asked).toContain('Đánh dấu hồ sơ này là tin rác?');
  expect(asked).toContain('Đúng, đây là tin rác');
  const list = await follow(head, await head.post(/action="([^"]+)"/.exec(asked)?.[1] ?? '', fieldsIn(asked)));
  expect(list).toContain('Đã đánh dấu 1 hồ sơ là tin rác.');
  expect((await rowOf(id))?.status).toBe('spam');
  await head.post(undoIn(list), { back: 'tab=todo' });
  expect(await rowOf(id)).toMatchObject({ status, queue: 'open' });
});

describe('several cases at once', () => {
  test('are given to an officer, and back again, with an event each', async () => {
    const [a, b] = [await givenCase(town), await givenCase(town, { assigneeId: 'deputy-00070' })];
    const done = await many(head, 'assign', [a.id, b.id], { person: 'officer-00070' });
    const page = await follow(head, done);
    expect(page).toContain('Đã giao 2 hồ sơ.');
    expect([(await rowOf(a.id))?.assigneeId, (await rowOf(b.id))?.assigneeId]).toEqual([
      'officer-00070',
      'officer-00070',
    ]);
    expect(await eventsOf(a.id)).toEqual(['submitted', 'assign']);
    const undone = await head.post(undoIn(page), { back: 'tab=todo' });
    expect(await follow(head, undone)).toContain('Đã hoàn tác với 2 hồ sơ.');
    expect([(await rowOf(a.id))?.assigneeId, (await rowOf(b.id))?.assigneeId]).toEqual([null, 'deputy-00070']);
    expect(await eventsOf(a.id)).toEqual(['submitted', 'assign', 'hand_back']);
    expect(await eventsOf(b.id)).toEqual(['submitted', 'assign', 'assign']);
    expect((await head.get(`/office/cases/${b.id}`)).body).toContain('(hoàn tác)');
  });

  test('are marked as spam, and stand where they stood when that is taken back', async () => {
    const [a, b] = [await givenCase(town), await givenCase(town)];
    await head.post(`/office/cases/${b.id}/question`, { message: 'Ông/bà đến quầy nào?' });
    const before = tabsIn((await head.get('/office/cases?tab=todo')).body);
    const page = await follow(head, await many(head, 'spam', [a.id, b.id]));
    expect(tabsIn(page)).toMatchObject({ todo: '0', waiting: '0', done: '2' });
    await head.post(undoIn(page), { back: 'tab=todo' });
    expect(tabsIn((await head.get('/office/cases?tab=todo')).body)).toEqual(before);
    expect([(await rowOf(a.id))?.status, (await rowOf(b.id))?.status]).toEqual(['received', 'in_progress']);
    expect((await rowOf(b.id))?.waitingFor).toBe('resident');
  });

  test('are taken back for ten minutes, once, by whoever did it, and only where nothing has happened since', async () => {
    const [a, b] = [await givenCase(town), await givenCase(town)];
    const page = await follow(head, await many(head, 'assign', [a.id, b.id], { person: 'officer-00070' }));
    await head.post(`/office/cases/${b.id}/note`, { message: 'Đã gọi cho quầy.' });
    const deputy = await deskOf(town, 'deputy-00070');
    expect(await follow(deputy, await deputy.post(undoIn(page), { back: '' }))).toContain('Đã quá thời gian hoàn tác');
    const undone = await follow(head, await head.post(undoIn(page), { back: '' }));
    expect(undone).toContain('Đã hoàn tác với 1 hồ sơ. 1 hồ sơ giữ nguyên');
    expect((await rowOf(b.id))?.assigneeId).toBe('officer-00070');
    expect(await follow(head, await head.post(undoIn(page), { back: '' }))).toContain('Đã hoàn tác từ trước rồi');
    const later = await follow(head, await many(head, 'spam', [a.id]));
    town.clock.add(11 * MINUTE);
    expect(await follow(head, await head.post(undoIn(later), { back: '' }))).toContain('Đã quá thời gian hoàn tác');
    expect((await rowOf(a.id))?.status).toBe('spam');
  });

  test.each([
    ['assign', { person: 'officer-00070' }],
    ['spam', {}],
  ])(
    'posted twice by one press too many, the second answer is the first, with its way back: %s',
    async (act, fields) => {
      const [a, b] = [await givenCase(town), await givenCase(town, { assigneeId: 'officer-00070', queue: 'done' })];
      const post = () => many(head, act, [a.id, b.id], fields);
      const [first, second] = [await post(), await post()];
      expect(first.headers.location).toContain(`done=${act}-1-1&undo=`);
      expect(second.headers.location).toBe(first.headers.location);
      expect(await eventsOf(a.id)).toHaveLength(2);
      const other = await many(head, act, [b.id], fields);
      expect(other.headers.location).toMatch(`done=${act}-0-1`);
      await head.post(undoIn(await follow(head, second)), { back: '' });
      expect(await eventsOf(a.id)).toHaveLength(3);
    },
  );

  test('nothing is done with what must not be known, and the answer is that of a case that is not there', async () => {
    const own = await givenCase(town);
    const about = await givenCase(town, aboutHead);
    const other = await givenCase(town, { unitId: '00082' });
    const never = '01999999-0000-7000-8000-000000000000';
    const answers = [];
    for (const id of [about.id, other.id, never]) answers.push((await many(head, 'spam', [id])).headers.location);
    expect(new Set(answers).size).toBe(1);
    const mixed = await follow(head, await many(head, 'spam', [own.id, about.id, other.id]));
    expect(mixed).toContain('Đã đánh dấu 1 hồ sơ là tin rác. 2 hồ sơ giữ nguyên');
    expect([(await rowOf(about.id))?.status, (await rowOf(other.id))?.status]).toEqual(['received', 'received']);
    const officer = await deskOf(town, 'officer-00070');
    await many(officer, 'assign', [about.id], { person: 'officer-00070' });
    expect((await rowOf(about.id))?.assigneeId).toBeNull();
  });

  test('nobody is given what is not their unit’s, and nothing is done without saying what', async () => {
    const row = await givenCase(town);
    await many(head, 'assign', [row.id], { person: 'officer-00082' });
    expect((await rowOf(row.id))?.assigneeId).toBeNull();
    expect(await follow(head, await many(head, 'assign', [row.id]))).toContain('Chưa chọn người được giao.');
    expect(await follow(head, await many(head, 'spam', []))).toContain('Chưa chọn hồ sơ nào.');
    expect(await follow(head, await many(head, 'tag', [row.id]))).toContain('Chưa chọn thẻ.');
  });
});

describe('tags', () => {
  const tagNamed = async (name: string) => {
    const rows = await town.services.store.read.select().from(town.services.store.t.tag);
    return rows.find((row) => row.name === name)?.id ?? '';
  };

  test('are the unit’s own: put on and taken off many cases, shown in rows, and a list is narrowed by one', async () => {
    const [a, b] = [await givenCase(town), await givenCase(town)];
    expect((await head.post('/office/tags', { name: 'Chờ  lâu' })).statusCode).toBe(303);
    expect((await head.post('/office/tags', { name: 'cho lau' })).statusCode).toBe(422);
    const tag = await tagNamed('Chờ lâu');
    const page = await follow(head, await many(head, 'tag', [a.id], { tag }));
    expect(page).toContain('<span class="badge">Chờ lâu</span>');
    expect((await head.get(`/office/cases/${a.id}`)).body).toContain('<dd>Chờ lâu</dd>');
    const shown = async (desk: Desk) => referencesIn((await desk.get(`/office/cases?tab=todo&tag=${tag}`)).body);
    expect(await shown(head)).toEqual([a.reference]);
    const both = await follow(head, await many(head, 'tag', [a.id, b.id], { tag }));
    expect(both).toContain('Đã gắn thẻ cho 1 hồ sơ. 1 hồ sơ giữ nguyên');
    expect(await shown(head)).toEqual([a.reference, b.reference]);
    await head.post(undoIn(both), { back: '' });
    expect(await shown(head)).toEqual([a.reference]);
    await many(head, 'untag', [a.id], { tag });
    expect(await shown(head)).toEqual([]);
    expect(await eventsOf(a.id)).toEqual(['submitted', 'tag', 'untag']);
    expect((await head.get(`/office/cases/${a.id}`)).body).toContain('Gắn thẻ “Chờ lâu”.');
  });

  test('another unit neither uses nor sees them, and a retired one is offered no more', async () => {
    const [own, theirs] = [await givenCase(town), await givenCase(town, { unitId: '00082' })];
    await head.post('/office/tags', { name: 'Chờ lâu' });
    const tag = await tagNamed('Chờ lâu');
    const other = await deskOf(town, 'head-00082');
    await many(other, 'tag', [theirs.id], { tag });
    await many(head, 'tag', [own.id], { tag });
    expect((await other.get('/office/cases?tab=todo')).body).not.toContain('Chờ lâu');
    expect((await other.get('/office/tags')).body).not.toContain('Chờ lâu');
    expect((await other.post(`/office/tags/${tag}/retire`)).statusCode).toBe(404);
    await head.post(`/office/cases/${own.id}/transfer`, { unit: 'Phường Cửa Nam', reason: 'Việc ở phường Cửa Nam.' });
    expect((await other.get('/office/cases?tab=todo')).body).not.toContain('Chờ lâu');
    await head.post(`/office/tags/${tag}/retire`);
    await givenCase(town);
    expect((await head.get('/office/cases?tab=todo')).body).not.toContain('Chờ lâu');
    expect((await (await deskOf(town, 'officer-00070')).get('/office/tags')).statusCode).toBe(403);
  });
});
