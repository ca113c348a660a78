import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noteChange, recompute } from '../../src/features/calendar/index.ts';
import { createCases } from '../../src/features/cases/index.ts';
import { at, shown } from '../support/calendar.ts';
import { aboutHead, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let administrator: Desk;
beforeEach(async () => {
  town = await givenTown();
  administrator = await deskOf(town, 'administrator');
});
afterEach(() => town.close());

const CALENDAR = '/office/settings/calendar';
const storm = {
  date: '20/11/2026',
  nameVi: 'Nghỉ tránh bão',
  nameEn: 'Storm',
  type: 'holiday',
  status: 'official',
  source: 'Công điện của Thành phố',
};
const cases = async () => await town.services.store.read.select().from(town.services.store.t.cases);
const dueOf = async (id: string) => shown((await cases()).find((row) => row.id === id)?.dueAt ?? 0);

/** The fields that a page carries from its first step to its second. */
const carried = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#x27;', "'"),
    ]),
  );
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('a day that is added', () => {
  test('is shown with the deadlines it would move, and moves them only when it is confirmed', async () => {
    const one = await givenCase(town, { dueAt: at('2026-11-23 17:00') });
    const early = await givenCase(town, { dueAt: at('2026-11-19 17:00') });
    const shownFirst = await administrator.post(`${CALENDAR}/day`, storm);
    expect(shownFirst.statusCode).toBe(200);
    expect(text(shownFirst.body)).toContain('20/11/2026 (thứ Sáu): Nghỉ tránh bão Ngày thường Nghỉ lễ, Tết');
    expect(text(shownFirst.body)).toContain('1 hồ sơ đang mở đổi hạn: 1 lùi lại, 0 sớm hơn.');
    expect(text(shownFirst.body)).toContain(`${one.reference} Phường Hoàn Kiếm 17:00, 23/11/2026 17:00, 25/11/2026`);
    expect(await dueOf(one.id)).toBe('2026-11-23 17:00');

    const made = await administrator.post(`${CALENDAR}/changes`, carried(shownFirst.body));
    expect(made.statusCode).toBe(303);
    expect(await dueOf(one.id)).toBe('2026-11-25 17:00');
    expect(await dueOf(early.id)).toBe('2026-11-19 17:00');
    const done = await administrator.get(String(made.headers.location));
    expect(text(done.body)).toContain('1 hạn trả lời thay đổi');
    const events = await town.services.store.read.select().from(town.services.store.t.caseEvent);
    expect(events.filter(({ kind }) => kind === 'due_changed')).toMatchObject([
      { caseId: one.id, actor: 'system', open: true, data: { dueAt: at('2026-11-25 17:00'), fromDue: one.dueAt } },
    ]);
    expect((await administrator.get(`${CALENDAR}?year=2026`)).body).toContain('Nghỉ tránh bão');
  });

  test('the resident reads the new date, and why', async () => {
    const words = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
    const sent = await town.app.inject({
      method: 'POST',
      url: `/api/v1/boxes${town.box('counter')}/feedback`,
      payload: { kind: 'complaint', message: words },
    });
    expect(sent.json()).toMatchObject({ answerDueOn: '2026-11-23' });
    const first = await administrator.post(`${CALENDAR}/day`, storm);
    await administrator.post(`${CALENDAR}/changes`, carried(first.body));
    const headers = { 'x-tracking-code': sent.json().trackingCode };
    const tracked = await town.app.inject({ method: 'GET', url: '/api/v1/feedback', headers });
    expect(tracked.body).toContain('2026-11-25');
    const page = await town.post('/tra-cuu', { code: sent.json().trackingCode });
    expect(text(page.body)).toContain('Hạn trả lời được tính lại theo lịch làm việc: trước 17 giờ thứ Tư, 25/11/2026');
  });

  test('twice confirmed moves once; confirmed after somebody else changed the calendar, it is shown anew', async () => {
    const one = await givenCase(town, { dueAt: at('2026-11-23 17:00') });
    const first = carried((await administrator.post(`${CALENDAR}/day`, storm)).body);
    expect((await administrator.post(`${CALENDAR}/changes`, first)).statusCode).toBe(303);
    const again = await administrator.post(`${CALENDAR}/changes`, first);
    expect([again.statusCode, text(again.body)]).toEqual([409, expect.stringContaining('Không có gì khác')]);
    expect(await dueOf(one.id)).toBe('2026-11-25 17:00');
  });

  test('with a mistake comes back with every word in it', async () => {
    const back = await administrator.post(`${CALENDAR}/day`, { ...storm, date: '31/11/2026', nameEn: '' });
    expect(back.statusCode).toBe(422);
    expect(back.body).toContain('31/11/2026');
    expect(back.body).toContain('Nghỉ tránh bão');
    expect(back.body).toContain('href="#date"');
    expect(back.body).toContain('href="#nameEn"');
  });
});

test('a day that is taken out again brings deadlines back, and never to today', async () => {
  town.clock.set('2026-11-20 11:00');
  administrator = await deskOf(town, 'administrator');
  const one = await givenCase(town, { receivedAt: at('2026-11-20 10:00'), dueAt: at('2026-11-30 17:00') });
  const next = await givenCase(town, { receivedAt: at('2026-11-13 10:00'), dueAt: at('2026-11-25 17:00') });
  expect((await administrator.get(`${CALENDAR}/day?date=2026-11-24`)).body).toContain('Sửa ngày 24/11/2026');
  const page = await administrator.post(`${CALENDAR}/day`, { date: '2026-11-24', type: 'ordinary' });
  expect(text(page.body)).toContain('2 hồ sơ đang mở đổi hạn: 0 lùi lại, 2 sớm hơn.');
  await administrator.post(`${CALENDAR}/changes`, carried(page.body));
  expect([await dueOf(one.id), await dueOf(next.id)]).toEqual(['2026-11-27 17:00', '2026-11-24 17:00']);
});

test('an answer may be contested for longer after a day off, never shorter after a make-up day', async () => {
  const answered = { status: 'answered', queue: 'done', answeredAt: at('2026-11-13 10:00') } as const;
  const one = await givenCase(town, { ...answered, contestUntil: at('2026-11-30 17:00') });
  const until = async () => shown((await cases()).find(({ id }) => id === one.id)?.contestUntil ?? 0);
  const add = async (fields: Record<string, string>) =>
    await administrator.post(
      `${CALENDAR}/changes`,
      carried((await administrator.post(`${CALENDAR}/day`, fields)).body),
    );
  await add(storm);
  expect(await until()).toBe('2026-12-01 17:00');
  await add({ ...storm, date: '2026-11-28', type: 'workday' });
  expect(await until()).toBe('2026-12-01 17:00');
  const events = await town.services.store.read.select().from(town.services.store.t.caseEvent);
  expect(events.filter(({ caseId }) => caseId === one.id).at(-1)).toMatchObject({
    kind: 'window_extended',
    open: true,
  });
});

test('restricted cases and those about a head move too, and are neither counted nor shown', async () => {
  const hidden = await givenCase(town, {
    restricted: true,
    restriction: 'denunciation',
    dueAt: at('2026-11-23 17:00'),
  });
  await givenCase(town, { kind: 'rating', status: 'closed', queue: 'quarantine', dueAt: at('2026-11-23 17:00') });
  const about = await givenCase(town, { ...aboutHead, dueAt: at('2026-11-23 17:00') });
  const page = await administrator.post(`${CALENDAR}/day`, storm);
  expect(text(page.body)).toContain('Không hạn trả lời nào thay đổi.');
  expect(page.body).not.toContain(hidden.reference);
  expect(page.body).not.toContain(about.reference);
  await administrator.post(`${CALENDAR}/changes`, carried(page.body));
  expect([await dueOf(hidden.id), await dueOf(about.id)]).toEqual(['2026-11-25 17:00', '2026-11-25 17:00']);
});

test('a stop in the middle loses nothing and moves nothing twice', async () => {
  for (let i = 0; i < 120; i++) await givenCase(town, { dueAt: at('2026-11-23 17:00') });
  const { services, app, clock } = town;
  const { t, write, read } = services.store;
  const edit = { days: [{ date: '2026-11-20', before: null, after: 'holiday' as const }], hours: [] };
  await write((tx) => noteChange(tx, services, edit, null));
  const deps = { services, places: app.places, cases: createCases(services, app.places, async () => {}) };
  // No more time than for a first batch, and the program ends.
  await recompute(deps, clock.now());
  const moved = async () => (await cases()).filter(({ dueAt }) => dueAt === at('2026-11-25 17:00')).length;
  expect(await moved()).toBe(50);
  await app.runner.tick(clock.now());
  expect(await moved()).toBe(120);
  const events = (await read.select().from(t.caseEvent)).filter(({ kind }) => kind === 'due_changed');
  expect([events.length, new Set(events.map(({ caseId }) => caseId)).size]).toEqual([120, 120]);
  expect(await read.select().from(t.calendarChange)).toMatchObject([{ looked: 120, moved: 120, doneAt: clock.now() }]);
});

describe('the notice of a year', () => {
  const head = 'date,name_vi,name_en,type,status,source';
  const notice = [
    head,
    ...['2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'].map(
      (date) => `${date},Tết Đinh Mùi,Lunar New Year,holiday,official,Thông báo`,
    ),
  ].join('\n');

  test('with mistakes is refused as a whole, line by line, with what was pasted still there', async () => {
    const page = await administrator.post(`${CALENDAR}/import`, {
      csv: `${head}\n2027-02-30,Tết,Tet,holiday,official,x\n2027-02-05,,Tet,feast,official,x`,
    });
    expect(page.statusCode).toBe(422);
    expect(text(page.body)).toContain('3 lỗi');
    expect(text(page.body)).toMatch(/2 date “2027-02-30” không phải là một ngày có thật/);
    expect(text(page.body)).toMatch(/3 type “feast” không có trong danh mục/);
    expect(page.body).toContain('2027-02-05,,Tet,feast');
  });

  test('as a file is shown first; as the whole year, it takes out what was expected and did not come', async () => {
    const one = await givenCase(town, { receivedAt: at('2026-11-10 09:00'), dueAt: at('2027-02-12 17:00') });
    const form = new FormData();
    form.append('csv', '');
    form.append('whole', 'yes');
    form.append('file', new Blob([notice], { type: 'text/csv' }), 'thong-bao.csv');
    const page = await administrator.send(`${CALENDAR}/import`, form);
    expect(page.statusCode).toBe(200);
    const words = text(page.body);
    expect(words).toContain('04/02/2027 (thứ Năm): Tết Đinh Mùi Ngày thường Nghỉ lễ, Tết');
    expect(words).toContain('11/02/2027 (thứ Năm): 2027-02-11 Nghỉ bù Ngày thường');
    await administrator.post(`${CALENDAR}/changes`, carried(page.body));
    const left = (await town.services.store.read.select().from(town.services.store.t.holiday))
      .map(({ date }) => date)
      .sort();
    expect(left.filter((date) => date.startsWith('2027'))).toEqual([
      '2027-02-04',
      '2027-02-05',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
    ]);
    expect(left.filter((date) => date.startsWith('2026')).length).toBeGreaterThan(10);
    expect(await dueOf(one.id)).not.toBe('2027-02-12 17:00');
  });
});

describe('who may', () => {
  test.each(['head-00070', 'deputy-00070', 'officer-00070', 'specialist', 'inspector', 'head-01'])(
    '%s reads the calendar and does not change it',
    async (personId) => {
      const desk = await deskOf(town, personId);
      const page = await desk.get(CALENDAR);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('24/11/2026');
      expect(page.body).not.toContain('/import"');
      for (const url of [`${CALENDAR}/day`, `${CALENDAR}/import`, `${CALENDAR}/changes`]) {
        expect([url, (await desk.post(url, storm)).statusCode]).toEqual([url, 403]);
      }
    },
  );
});
