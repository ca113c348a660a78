import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readStory, verifyLedger } from '../../src/features/cases/index.ts';
import { at } from '../support/calendar.ts';
import { type Desk, deskOf } from '../support/desk.ts';
import { allCases, onlyCase, PIXEL } from '../support/residents.ts';
import { givenTown, HOUSE, type Town } from '../support/town.ts';
import { codeOf } from '../support/town-rows.ts';

let town: Town;
let clerk: Desk;
beforeEach(async () => {
  town = await givenTown();
  clerk = await deskOf(town, 'officer-00070');
});
afterEach(() => town.close());

const box = (name = 'counter') => town.box(name).slice(1);
const MARKET = codeOf('market');
const idIn = (html: string) => /name="submissionId" value="([^"]+)"/.exec(html)?.[1] ?? '';
const typed = async (more: Record<string, string> = {}, by = clerk) => {
  const form = (await by.get('/office/counter')).body;
  const fields = { box: box(), channel: 'paper', kind: 'complaint', message: 'Chờ từ 8 giờ mà không ai gọi số.' };
  return by.post('/office/counter', { ...fields, submissionId: idIn(form), ...more });
};
const codeIn = (html: string) =>
  (/<output id="tracking-code">(.*?)<\/output>/s.exec(html)?.[1] ?? '').replace(/<[^>]*>|\s/g, '');

describe('a paper slip at the counter', () => {
  test('becomes a case like any other; the slip has code, QR and the day of the answer, in the resident’s language', async () => {
    const answer = await typed({ lang: 'en', rule: 'CC25', about: 'staff' });
    expect(answer.statusCode).toBe(303);
    const row = await onlyCase(town);
    expect(row).toMatchObject({ source: 'counter', unitId: '00070', ruleCode: 'CC25', lang: 'en', queue: 'open' });
    expect(row.dueAt).toBe(at('2026-11-23 17:00'));
    const slip = (await clerk.get(String(answer.headers.location))).body;
    expect(codeIn(slip)).toHaveLength(16);
    expect(slip).toContain('Answer due');
    expect(slip).toContain('Monday, 23/11/2026');
    expect(slip).toContain('<svg class="qr"');
    expect((await town.post('/tra-cuu', { code: codeIn(slip) })).body).toContain('Chờ từ 8 giờ mà không ai gọi số.');
  });

  test('keeps who typed it, and from what, as the first event', async () => {
    await typed({ channel: 'phone' });
    const { id } = await onlyCase(town);
    const [first] = (await readStory(town.services.store.read, id, false)).events;
    expect(first).toMatchObject({ kind: 'submitted', actor: 'staff', actorId: 'officer-00070', open: true });
    expect(first?.data.channel).toBe('phone');
    expect((await (await deskOf(town, 'head-00070')).get(`/office/cases/${id}`)).body).toContain(
      'được ghi qua điện thoại',
    );
  });

  test('typed in twice by a double tap is one case with one code; other words under the same form are refused', async () => {
    const form = (await clerk.get('/office/counter')).body;
    const again = { submissionId: idIn(form) };
    const [first, second] = [await typed(again), await typed(again)];
    const codes = [first, second].map(async ({ headers }) => codeIn((await clerk.get(String(headers.location))).body));
    expect(new Set(await Promise.all(codes)).size).toBe(1);
    const other = await typed({ ...again, message: 'Một người khác nói chuyện khác.' });
    expect(other.statusCode).toBe(422);
    expect(other.body).toContain('Một người khác nói chuyện khác.');
    expect(idIn(other.body)).not.toBe(again.submissionId);
    expect(await allCases(town)).toHaveLength(1);
  });

  test('the slip opens for ten minutes, for nobody else, and the code stands nowhere afterwards', async () => {
    const address = String((await typed()).headers.location);
    const code = codeIn((await clerk.get(address)).body);
    expect((await (await deskOf(town, 'head-00070')).get(address)).statusCode).toBe(410);
    expect((await town.get(address.replace('/office/counter/slip', '/bien-nhan'))).statusCode).toBe(410);
    town.clock.add(10 * 60_000);
    const late = await clerk.get(address);
    expect([late.statusCode, late.body.includes(code)]).toEqual([410, false]);
    const { id } = await onlyCase(town);
    const file = (await clerk.get(`/office/cases/${id}`)).body.replace(/<[^>]*>|\s/g, '');
    expect(file).not.toContain(code);
  });

  test('what sounds like a denunciation is steered first, and goes past the ward when it is received', async () => {
    const message = 'Tôi tố cáo cán bộ quầy 3 đòi 500 nghìn mới đóng dấu.';
    const told = await typed({ message });
    expect(told.statusCode).toBe(422);
    expect(told.body).toContain('Điều bạn viết giống một tố cáo');
    expect(told.body).toContain(message);
    expect(await allCases(town)).toHaveLength(0);
    expect((await typed({ message, sendAnyway: 'denunciation' })).statusCode).toBe(303);
    expect(await onlyCase(town)).toMatchObject({ restricted: true, unitId: '01', source: 'counter' });
  });

  test('says what is missing, and keeps what was typed', async () => {
    const wrong = await typed({ message: '', who: 'áo xanh', contactPhone: '0900 000 000' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#message"');
    expect(wrong.body).toContain('href="#consent"');
    expect(wrong.body).toContain('value="áo xanh"');
    expect(wrong.body).toContain('<details open>');
  });

  test('seals contact data as the form does', async () => {
    await typed({ contactName: 'Người Thử', contactPhone: '0900 000 000', consent: '1' });
    const { store } = town.services;
    const sealed = await store.read.select().from(store.t.sealedContact);
    expect(sealed).toHaveLength(1);
    expect(JSON.stringify(sealed)).not.toContain('0900');
  });
});

describe('what comes with a slip', () => {
  const withPhotos = async (more: Record<string, string>, photos: number) => {
    const form = new FormData();
    const fields = { box: box(), channel: 'paper', kind: 'complaint', message: 'Chờ từ 8 giờ mà không ai gọi số.' };
    for (const [name, value] of Object.entries({ ...fields, ...more })) form.append(name, value);
    for (let n = 0; n < photos; n++) form.append('photos', new Blob([new Uint8Array(PIXEL)]), `phieu-${n}.png`);
    return clerk.send('/office/counter', form);
  };
  const attachments = async () => town.services.store.read.select().from(town.services.store.t.attachment);

  test('its photo is made anew, kept through a mistake, and stands with the case', async () => {
    const wrong = await withPhotos({ message: '' }, 1);
    expect([wrong.statusCode, wrong.body.includes('href="#message"')]).toEqual([422, true]);
    const keptPhotos = /name="keptPhotos" value="([^"]+)"/.exec(wrong.body)?.[1] ?? '';
    const answer = await withPhotos({ keptPhotos, submissionId: idIn(wrong.body) }, 1);
    expect(answer.statusCode).toBe(303);
    const { id } = await onlyCase(town);
    expect(await attachments()).toMatchObject([
      { caseId: id, messageId: null, mediaType: 'image/jpeg' },
      { caseId: id, messageId: null, mediaType: 'image/jpeg' },
    ]);
    expect((await withPhotos({}, 4)).body).toContain('Chỉ gửi được 3 ảnh');
    expect((await clerk.get(`/office/cases/${id}`)).body).toContain(`/office/cases/${id}/photos/`);
  });

  test('taken from the box on an earlier day, its clock and figures start when the unit opened on that day', async () => {
    const answer = await typed({ receivedOn: '2026-10-30' });
    expect(answer.statusCode).toBe(303);
    const row = await onlyCase(town);
    expect(row).toMatchObject({
      receivedAt: at('2026-10-30 08:00'),
      month: '2026-10',
      dueAt: at('2026-11-06 17:00'),
      reference: expect.stringMatching(/^HT2610-/),
    });
    expect(Math.floor(row.serial / 2048 / 60_000)).toBe(row.receivedAt / 60_000);
    const [first] = (await readStory(town.services.store.read, row.id, false)).events;
    expect(first).toMatchObject({ at: town.clock.now(), data: { receivedAt: row.receivedAt } });
    expect((await clerk.get(`/office/cases/${row.id}`)).body).toContain('Ngày nhận: 30/10/2026.');
    const slip = (await clerk.get(String(answer.headers.location))).body;
    expect(slip).toContain('08:00, 30/10/2026');
    const { store, vault } = town.services;
    await verifyLedger(
      store.read,
      vault,
      (finding) => expect.fail(JSON.stringify(finding)),
      () => {},
    );
  });

  test.each(['2026-11-17', '2026-10-16', '2026-11-31', 'hôm qua'])(
    'a day that cannot be is refused: %s',
    async (receivedOn) => {
      const wrong = await typed({ receivedOn });
      expect([wrong.statusCode, wrong.body.includes('từ 30 ngày trước đến hôm nay')]).toEqual([422, true]);
      expect(await allCases(town)).toHaveLength(0);
    },
  );

  test('its slip in the other size leads on to the next form of the same kind and day', async () => {
    const address = String((await typed({ channel: 'phone', receivedOn: '2026-11-13' })).headers.location);
    const link = (html: string, words: string) =>
      (new RegExp(`href="([^"]+)">${words}`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    const a5 = (await clerk.get(`/office/counter/slip${link((await clerk.get(address)).body, 'Khổ A5')}`)).body;
    expect(a5).toContain('<body class="a5">');
    const next = (await clerk.get(link(a5, 'Ghi ý kiến tiếp theo'))).body;
    expect(next).toContain('<option value="phone" selected>');
    expect(next).toContain('value="2026-11-13"');
  });
});

describe('the box and its topics', () => {
  test.each(['gate', 'old-counter', 'unknown'])(
    'given a box that takes nothing from this clerk (%s), when they send, then the form comes back with every word',
    async (name) => {
      const code = name === 'unknown' ? '2222222' : box(name);
      const back = await typed({ box: code, who: 'áo xanh', contactName: 'Người Thử', rule: 'CC25' });
      expect(back.statusCode).toBe(422);
      expect(back.body).toContain('href="#box"');
      for (const words of ['Chờ từ 8 giờ mà không ai gọi số.', 'value="áo xanh"', 'value="Người Thử"'])
        expect(back.body).toContain(words);
      expect(back.body).toContain('<option value="CC25" selected>');
      expect(await allCases(town)).toHaveLength(0);
    },
  );

  test('a topic that is not of this place or kind is refused in words, and nothing is filed', async () => {
    const stray = await typed({ rule: 'NC80', kind: 'praise' });
    expect(stray.statusCode).toBe(422);
    expect(stray.body).toContain('Nơi này không có chủ đề đã chọn. Chọn chủ đề khác');
    const opposed = await typed({ rule: 'CC25', kind: 'praise' });
    expect(opposed.statusCode).toBe(422);
    expect(opposed.body).toContain('Chủ đề không hợp với loại ý kiến');
    expect(opposed.body).toContain('Chờ từ 8 giờ mà không ai gọi số.');
    expect(await allCases(town)).toHaveLength(0);
  });

  test('without script, another box is chosen by a button, which files nothing and keeps every word', async () => {
    const changed = await typed({ changeBox: '1', who: 'áo xanh', rule: 'CC25' });
    expect(changed.statusCode).toBe(200);
    for (const words of ['Chờ từ 8 giờ mà không ai gọi số.', 'value="áo xanh"', '<option value="CC25" selected>'])
      expect(changed.body).toContain(words);
    expect(await allCases(town)).toHaveLength(0);
  });

  test('given a ward with a market before its counter, the counter is chosen first, later the box for which this person typed last', async () => {
    const { store } = town.services;
    await store.write(async (tx) => {
      const t = store.t;
      const [place] = await tx.select().from(t.place).where(eq(t.place.id, 'mc-00070'));
      const [known] = await tx.select().from(t.box).where(eq(t.box.id, 'counter'));
      if (!place || !known) throw new Error('no place to go by');
      await tx
        .insert(t.place)
        .values({ ...place, id: 'market', nameVi: 'Chợ A', nameEn: 'A Market', code: 'market', kind: 'di_tich' });
      await tx.insert(t.box).values({ ...known, id: 'market', code: MARKET, placeId: 'market' });
      await tx.insert(t.boxUnit).values({ boxId: 'market', unitId: '00070', validFrom: '2025-07-01', validTo: null });
    });
    await town.app.close();
    town.app = await createApp(town.services, HOUSE);
    clerk = await deskOf(town, 'officer-00070');
    const first = async () => /<option value="(\w+)" selected>/.exec((await clerk.get('/office/counter')).body)?.[1];
    expect(await first()).toBe(box());
    expect((await typed({ box: MARKET })).statusCode).toBe(303);
    expect(await first()).toBe(MARKET);
  });
});

describe('who may type', () => {
  test('the people of a unit, for its own boxes', async () => {
    const page = (await clerk.get('/office/counter')).body;
    expect(page).toContain(`value="${box()}"`);
    expect(page).not.toContain(`value="${box('gate')}"`);
    expect(page).not.toContain(`value="${box('old-counter')}"`);
    const refused = await typed({ box: box('gate'), who: 'áo xanh', contactName: 'Người Thử', rule: 'CC25' });
    expect(refused.statusCode).toBe(422);
    expect(await allCases(town)).toHaveLength(0);
  });

  test.each(['specialist', 'inspector', 'administrator'])('nobody who answers for no box: %s', async (person) => {
    const desk = await deskOf(town, person);
    expect((await desk.get('/office/counter')).statusCode).toBe(403);
    expect((await desk.post('/office/counter', { box: box() })).statusCode).toBe(403);
  });
});
