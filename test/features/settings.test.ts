import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../support/calendar.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await givenTown();
});
afterAll(() => town.close());

const desk = (personId: string) => deskOf(town, personId);
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
/** What a browser would send of the form that begins at an address. */
function formOf(html: string, action: string): Record<string, string> {
  const form = html.slice(html.indexOf(`action="${action}"`)).split('</form>')[0] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    if (of('type') === 'checkbox' && !tag.includes(' checked')) continue;
    if (of('name'))
      fields[of('name')] = of('value').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] = /value="([^"]+)" selected/.exec(options)?.[1] ?? '';
  }
  return fields;
}

describe('terms', () => {
  test('each is shown with its source, and whether somebody has compared it with the text', async () => {
    const page = text((await (await desk('head-00070')).get('/office/settings')).body);
    expect(page).toContain(
      'Trả lời phản ánh 5 ngày làm việc Đề xuất của hệ thống, chờ xác nhận (Chưa đối chiếu văn bản)',
    );
    expect(page).toContain(
      'Trả lời việc khẩn 4 giờ làm việc iHanoi, mức khẩn (Quyết định 1207/QĐ-UBND ngày 28/02/2025) ',
    );
    expect(page).toContain('Chỉ quản trị viên của Thành phố sửa được');
  });

  test('a new term holds from now on; what was promised stays', async () => {
    const administrator = await desk('administrator');
    const before = await givenCase(town, { dueAt: at('2026-11-23 17:00') });
    const fields = formOf((await administrator.get('/office/settings')).body, '/office/settings/terms');
    expect(Object.keys(fields).length).toBeGreaterThan(18);
    const saved = await administrator.post('/office/settings/terms', {
      ...fields,
      'complaint-amount': '3',
      'complaint-source': 'Quyết định của Thành phố',
      'complaint-verified': 'yes',
    });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, '/office/settings?done=saved']);
    expect(town.app.places.city().promise('complaint')).toEqual({
      amount: 3,
      unit: 'working_days',
      source: 'Quyết định của Thành phố',
      verified: true,
    });
    const { read, t } = town.services.store;
    const [row] = (await read.select().from(t.cases)).filter(({ id }) => id === before.id);
    expect(row?.dueAt).toBe(at('2026-11-23 17:00'));
    const settings = (await read.select().from(t.setting)).map(({ key }) => key);
    expect(settings.filter((key) => key.startsWith('promise.'))).toEqual(['promise.complaint']);
    const audit = await read.select().from(t.audit);
    expect(audit.at(-1)).toMatchObject({
      action: 'setting.changed',
      personId: 'administrator',
      subject: 'promise.complaint',
    });
  });

  test('a term without a source, or of no length, is refused with everything typed still there', async () => {
    const administrator = await desk('administrator');
    const fields = formOf((await administrator.get('/office/settings')).body, '/office/settings/terms');
    const wrong = await administrator.post('/office/settings/terms', {
      ...fields,
      'praise-amount': '0',
      'suggestion-source': ' ',
      'urgent-source': 'Một căn cứ vừa gõ',
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#praise-amount"');
    expect(wrong.body).toContain('href="#suggestion-amount"');
    expect(wrong.body).toContain('Một căn cứ vừa gõ');
  });
});

describe('reminders and the hours of mail', () => {
  test('are set by the administrator', async () => {
    const administrator = await desk('administrator');
    const fields = formOf((await administrator.get('/office/settings')).body, '/office/settings/reminders');
    expect(fields).toMatchObject({ unreadHours: '8', climb: '1; 2; 3', quiet: 'yes', opens: '06:00', closes: '22:00' });
    const saved = await administrator.post('/office/settings/reminders', {
      ...fields,
      climb: '1; 1,5',
      alsoTell: 'HN-SVHTT',
      opens: '07:00',
    });
    expect(saved.statusCode).toBe(303);
    expect(town.app.places.city().setting('reminder.climb', [])).toEqual([1, 1.5]);
    expect(town.app.places.city().setting('reminder.alsoTell', '')).toBe('HN-SVHTT');
    expect(town.app.places.city().setting('mail.wideDay', null)).toEqual({ opens: 420, closes: 1320 });
  });

  test('name who takes what is about the head of the city itself, whom nobody stands above', async () => {
    const { read, t } = town.services.store;
    await town.services.store.write((tx) =>
      tx.update(t.boxUnit).set({ unitId: '01' }).where(eq(t.boxUnit.boxId, 'gate')),
    );
    const administrator = await desk('administrator');
    const page = (await administrator.get('/office/settings')).body;
    const choices = page.slice(page.indexOf('name="inspectorate"')).split('</select>')[0] ?? '';
    expect([...choices.matchAll(/value="([^"]*)"/g)].map(([, unit]) => unit)).toEqual(['', 'HN-SVHTT', 'HN-TTTP']);
    const owners: unknown[] = [];
    for (const inspectorate of ['', '01', 'HN-TTTP']) {
      const fields = formOf((await administrator.get('/office/settings')).body, '/office/settings/reminders');
      await administrator.post('/office/settings/reminders', { ...fields, inspectorate });
      await send(town, 'gate', { kind: 'complaint', about: 'head', message: `Ông ấy mắng tôi. ${inspectorate}` });
      const [row] = (await read.select().from(t.cases)).slice(-1);
      owners.push([inspectorate, row?.unitId, row?.restricted]);
    }
    expect(owners).toEqual([
      ['', '01', true],
      ['01', '01', true],
      ['HN-TTTP', 'HN-TTTP', true],
    ]);
  });

  test.each([
    ['climb', '3; 2'],
    ['climb', '0,5'],
    ['unreadHours', 'tám'],
    ['closes', '05:00'],
    ['opens', '25:00'],
  ])('%s "%s" is refused', async (name, value) => {
    const administrator = await desk('administrator');
    const fields = formOf((await administrator.get('/office/settings')).body, '/office/settings/reminders');
    const wrong = await administrator.post('/office/settings/reminders', { ...fields, [name]: value });
    expect([wrong.statusCode, wrong.body.includes(`href="#${name}"`), wrong.body.includes(value)]).toEqual([
      422,
      true,
      true,
    ]);
  });
});

describe('the hours of a unit', () => {
  const UNIT = '/office/settings/units/HN-VMQTG';
  const open = {
    own: 'yes',
    worksOnHolidays: 'yes',
    d1: '8-18',
    d2: '8:00-18:00',
    d3: '8h-18h',
    d4: '8-18',
    d5: '8-18',
    d6: '8-18',
    d7: '8-18',
  };

  test('are set by its own head: shown first, then made', async () => {
    const head = await desk('head-HN-VMQTG');
    const page = await head.post(`${UNIT}/hours`, open);
    expect(page.statusCode).toBe(200);
    expect(text(page.body)).toContain(
      'Trung tâm Văn Miếu - Quốc Tử Giám theo giờ chung của Thành phố thứ Hai đến Chủ nhật: 08:00-18:00; làm việc cả ngày lễ, Tết',
    );
    const made = await head.post(`${UNIT}/hours`, formOf(page.body, `${UNIT}/hours`));
    expect(made.statusCode).toBe(303);
    expect(town.app.places.city().units.get('HN-VMQTG')).toMatchObject({ worksOnHolidays: true });
    expect(town.app.places.city().units.get('HN-VMQTG')?.hours).toHaveLength(7);
    expect((await head.get(String(made.headers.location))).statusCode).toBe(200);
    const other = await desk('head-00070');
    expect((await other.get(String(made.headers.location))).statusCode).toBe(403);
  });

  test('with a mistake come back at their field', async () => {
    const head = await desk('head-HN-VMQTG');
    const back = await head.post(`${UNIT}/hours`, { ...open, d2: 'sáng', d3: '17-8', d4: '8-12, 11-17' });
    expect(back.statusCode).toBe(422);
    for (const words of ['href="#d2"', 'href="#d3"', 'href="#d4"', 'value="sáng"']) expect(back.body).toContain(words);
    const never = await head.post(`${UNIT}/hours`, { own: 'yes' });
    expect([never.statusCode, never.body.includes('ít nhất một ngày')]).toEqual([422, true]);
  });

  test('and its words in mail are for its head and the administrator alone', async () => {
    for (const personId of ['head-00070', 'deputy-HN-VMQTG', 'officer-HN-VMQTG', 'head-HN-SVHTT', 'inspector']) {
      const other = await desk(personId);
      for (const what of ['hours', 'words']) {
        expect([personId, (await other.post(`${UNIT}/${what}`, open)).statusCode]).toEqual([personId, 403]);
      }
    }
    for (const personId of ['head-HN-VMQTG', 'administrator']) {
      const own = await desk(personId);
      expect((await own.get(UNIT)).statusCode).toBe(200);
      expect((await own.post(`${UNIT}/words`, { wordsInMail: 'yes' })).headers.location).toBe(`${UNIT}?done=words`);
      expect(town.app.places.city().units.get('HN-VMQTG')?.wordsInMail).toBe(true);
    }
    expect((await (await desk('head-00070')).get('/office/settings/units/city')).statusCode).toBe(403);
    expect((await (await desk('administrator')).get('/office/settings/units/nowhere')).statusCode).toBe(404);
  });
});
