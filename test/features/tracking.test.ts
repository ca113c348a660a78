import { afterEach, beforeEach, expect, test } from 'vitest';
import { givenDesk, hiddenFields, multipart, onlyCase, PIXEL, send, staffOf } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let act: Awaited<ReturnType<typeof givenDesk>>;
beforeEach(async () => {
  town = await givenTown();
  act = await givenDesk(town);
});
afterEach(() => town.close());

const WORDS = 'Phiếu hẹn trả kết quả ngày 12 mà đến ngày 16 vẫn chưa có, không ai giải thích.';
const complain = () => send(town, 'counter', { kind: 'complaint', message: WORDS });
const look = (code: string, fields: Record<string, string> = {}) => town.post('/tra-cuu', { code, ...fields });

async function answered(): Promise<{ code: string; id: string }> {
  const { code } = await complain();
  const { id } = await onlyCase(town);
  await act(id, {
    verb: 'answer',
    outcome: 'explained',
    actor: staffOf('00070'),
    words: 'Kết quả có từ hôm nay. Chúng tôi xin lỗi.',
  });
  return { code, id };
}

test('given a fresh complaint, when the resident looks it up, then they read their words, the status, the unit and the day', async () => {
  const { code } = await complain();
  const page = await look(code.toLowerCase().replace(/(.{4})/g, '$1 '));
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(WORDS);
  expect(page.body).toContain('Đã tiếp nhận');
  expect(page.body).toContain('Phường Hoàn Kiếm');
  expect(page.body).toContain('trước 17 giờ thứ Hai, 23/11/2026');
  expect(page.headers['cache-control']).toBe('no-store');
});

test('given a whole dialogue, when each side speaks, then the resident reads everything to the last answer', async () => {
  const { code } = await complain();
  const { id } = await onlyCase(town);
  await act(id, { verb: 'receive', actor: staffOf('00070') });
  await act(id, { verb: 'ask', actor: staffOf('00070'), words: 'Ông/bà cho biết số phiếu hẹn.' });
  const asked = await look(code);
  expect(asked.body).toContain('Ông/bà cho biết số phiếu hẹn.');
  expect(asked.body).toContain('Đơn vị đang chờ bạn trả lời câu hỏi này.');

  const reply = multipart({ ...hiddenFields(asked.body, 'reply'), message: 'Số phiếu là 1234.' }, [
    { name: 'phieu.png', bytes: PIXEL },
  ]);
  const replied = await town.app.inject({ method: 'POST', url: '/tra-cuu', ...reply });
  expect(replied.statusCode).toBe(200);
  expect(replied.body).toContain('Đã gửi cho đơn vị.');
  const photo = /src="(\/tra-cuu\/anh\/[^"]+)"/.exec(replied.body)?.[1] ?? '';
  const shown = await town.get(photo);
  expect(shown.headers['content-type']).toBe('image/jpeg');
  expect(shown.headers['cache-control']).toBe('no-store');

  await act(id, { verb: 'answer', outcome: 'explained', actor: staffOf('00070'), words: 'Hồ sơ đang chờ xác nhận.' });
  const read = await look(code);
  const rated = await look(code, { ...hiddenFields(read.body, 'rate'), rating: '2', reason: 'Chưa nói bao giờ xong.' });
  expect(rated.body).toContain('Bạn đã đánh giá câu trả lời: Chưa tốt.');
  const contested = await look(code, { ...hiddenFields(rated.body, 'contest'), message: 'Xin cho biết ngày cụ thể.' });
  expect(contested.body).toContain('Đã chuyển lên cấp trên xem lại.');
  const reopened = await onlyCase(town);
  expect(reopened).toMatchObject({ status: 'in_progress', unitId: '01', satisfaction: 2 });

  await act(id, {
    verb: 'answer',
    outcome: 'explained',
    actor: staffOf('01'),
    words: 'Kết quả trả ngày 20/11, đã gọi điện báo.',
  });
  const last = await look(code);
  for (const said of [
    WORDS,
    'Số phiếu là 1234.',
    'Hồ sơ đang chờ xác nhận.',
    'Xin cho biết ngày cụ thể.',
    'Kết quả trả ngày 20/11',
  ])
    expect(last.body).toContain(said);
  expect(last.body).not.toContain('name="step" value="contest"');
});

test('given a page with a step in it, when it is sent twice or reloaded, then the step is taken once', async () => {
  const { code } = await complain();
  const page = await look(code);
  const fields = { ...hiddenFields(page.body, 'reply'), message: 'Thêm: quầy số 3.' };
  const [first, second] = await Promise.all([town.post('/tra-cuu', fields), town.post('/tra-cuu', fields)]);
  const third = await town.post('/tra-cuu', fields);
  for (const answer of [first, second, third]) {
    expect(answer.statusCode).toBe(200);
    expect(answer.body.split('Thêm: quầy số 3.').length).toBe(2);
  }
});

test('given twenty replies within an hour, when more come by either door, then they are given back, and an hour later taken', async () => {
  const { code, receipt } = await complain();
  const { id } = await onlyCase(town);
  const actor = { kind: 'resident', personId: null, unitId: null } as const;
  for (let n = 1; n <= 20; n++) await act(id, { verb: 'reply', actor, words: `Lời thứ ${n}.` });
  const more = { step: 'reply', message: 'Lời nữa.' };
  const here = await look(code, more);
  const token = new URL(receipt, 'http://hom-thu.example.vn').searchParams.get('t') ?? '';
  const there = await town.post('/bien-nhan', { token, step: 'words', kind: 'complaint', message: 'Lời nữa.' });
  expect([here.statusCode, there.statusCode]).toEqual([429, 503]);
  for (const { body } of [here, there]) expect(body).toContain('Lời nữa.');
  town.clock.add(3_600_001);
  expect((await look(code, more)).statusCode).toBe(200);
});

test('given an answer, when it is rated twice, then the first rating stays', async () => {
  const { code } = await answered();
  const page = await look(code);
  await look(code, { ...hiddenFields(page.body, 'rate'), rating: '5' });
  await look(code, { step: 'rate', rating: '1' });
  expect((await onlyCase(town)).satisfaction).toBe(5);
});

test('given a contested answer, when the resident contests again, then it is refused and the words come back', async () => {
  const { code, id } = await answered();
  await look(code, { step: 'contest', message: 'Chưa nêu lý do chậm.' });
  await act(id, { verb: 'answer', outcome: 'explained', actor: staffOf('01'), words: 'Lý do là thiếu xác nhận.' });
  const again = await look(code, { step: 'contest', message: 'Vẫn chưa rõ bao giờ xong.' });
  expect(again.statusCode).toBe(409);
  expect(again.body).toContain('Vẫn chưa rõ bao giờ xong.');
  expect(again.body).toContain('Đã yêu cầu xem lại một lần rồi.');
});

test('given an answer of ten working days ago, when the resident contests, then they read until when they could have', async () => {
  const { code } = await answered();
  town.clock.set('2026-12-02 09:00');
  const late = await look(code, { step: 'contest', message: 'Chưa rõ.' });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('Thời hạn yêu cầu xem lại đã hết');
});

test('given a reply that is empty or too long, when it is sent, then every word and photo comes back with what to do', async () => {
  const { code } = await complain();
  const body = multipart({ code, step: 'reply', message: 'ă'.repeat(4001) }, [{ name: 'a.png', bytes: PIXEL }]);
  const long = await town.app.inject({ method: 'POST', url: '/tra-cuu', ...body });
  expect(long.statusCode).toBe(422);
  expect(long.body).toContain('ă'.repeat(4001));
  expect(long.body).toContain('href="#message"');
  const kept = /name="keptPhotos" value="([^"]+)"/.exec(long.body)?.[1] ?? '';
  const sent = await look(code, { step: 'reply', message: 'Ảnh phiếu hẹn.', keptPhotos: kept });
  expect(sent.body).toContain('/tra-cuu/anh/');
  const empty = await look(code, { step: 'reply', message: ' ' });
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain('Viết nội dung trước khi gửi.');
});

test('given a case that was closed meanwhile, when the resident replies, then the words come back beside the reason', async () => {
  const { code } = await complain();
  const { id } = await onlyCase(town);
  await act(id, { verb: 'redirect', actor: staffOf('00070'), words: 'Xin tra cứu tại quầy.', reason: 'file_status' });
  const page = await look(code, { step: 'reply', message: 'Số hồ sơ 5678.' });
  expect(page.statusCode).toBe(409);
  expect(page.body).toContain('Số hồ sơ 5678.');
  expect(page.body).toContain('Bạn hỏi tình trạng một hồ sơ.');
  expect(page.body).toContain('Tra cứu bằng số biên nhận hồ sơ');
});

test('given contact data that somebody opened, when the resident looks, then they read when and why, and not who', async () => {
  const { code } = await send(town, 'counter', {
    kind: 'complaint',
    message: WORDS,
    contactPhone: '0900 000 000',
    consent: '1',
  });
  expect((await look(code)).body).toContain('Chưa ai mở thông tin liên hệ của bạn.');
  const { id } = await onlyCase(town);
  await act(id, { verb: 'open_contact', actor: staffOf('HN-TTTP'), reason: 'gọi lại hỏi số phiếu' });
  const page = (await look(code)).body;
  expect(page).toMatch(/xem thông tin liên hệ, với lý do “gọi lại hỏi số phiếu”/);
  expect(page).not.toContain('Thanh tra Thành phố');
});

test('given quarantined and restricted cases, when their senders look, then the pages look like any other', async () => {
  const spam = await send(town, 'counter', { kind: 'complaint', message: 'Mua hàng giá rẻ tại đây', website: 'x' });
  const restricted = await send(town, 'counter', {
    kind: 'complaint',
    message: WORDS,
    rule: 'CC26',
    sendAnyway: 'denunciation',
  });
  const plain = await send(town, 'counter', { kind: 'complaint', message: `${WORDS} Xin cảm ơn.` });
  const shape = (body: string) => body.replace(/>[^<]*</g, '><').replace(/value="[^"]*"/g, '');
  const pages = await Promise.all([spam, restricted, plain].map(async ({ code }) => shape((await look(code)).body)));
  expect(pages[0]).toBe(pages[2]);
  expect(pages[1]).toBe(pages[2]);
});

test('given a full disk, when the resident replies, then a 503 gives the words back in the form', async () => {
  const { code } = await complain();
  const { StoreTrouble } = await import('../../src/platform/db/store.ts');
  const { write } = town.services.store;
  Object.assign(town.services.store, { write: () => Promise.reject(new StoreTrouble('full')) });
  const full = await look(code, { step: 'reply', message: 'Xin đừng mất lời này.' });
  Object.assign(town.services.store, { write });
  expect(full.statusCode).toBe(503);
  expect(full.headers['retry-after']).toBe('30');
  expect(full.body).toContain('>Xin đừng mất lời này.</textarea>');
  const sent = await look(code, { ...hiddenFields(full.body, 'reply'), message: 'Xin đừng mất lời này.' });
  expect(sent.statusCode).toBe(200);
});

test('given a French reader, when they look up a Vietnamese complaint, then the frame is French and the words stay', async () => {
  const { code } = await complain();
  const page = await town.post('/tra-cuu?lang=fr', { code });
  expect(page.body).toContain('<html lang="fr"');
  expect(page.body).toContain('Hoan Kiem Ward');
  expect(page.body).toContain(`lang="vi">${WORDS}`);
});

test('given a tap on a face, when its sender looks it up, then the face is there and nothing is due', async () => {
  const { code } = await send(town, 'counter', { rating: '4' });
  const page = await look(code);
  expect(page.body).toContain('>Tốt</p>');
  expect(page.body).not.toContain('Hạn trả lời');
});
