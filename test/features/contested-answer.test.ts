import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCase } from '../../src/features/cases/index.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { hiddenFields, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let ward: Desk;
let city: Desk;
beforeEach(async () => {
  town = await givenTown();
  ward = await deskOf(town, 'head-00070');
  city = await deskOf(town, 'head-01');
});
afterEach(() => town.close());

const path = (id: string, noun = '') => `/office/cases/${id}${noun && `/${noun}`}`;
const answer = (desk: Desk, id: string, message: string) =>
  desk.post(path(id, 'answer'), { message, outcome: 'explained', overrule: 'Đã trao đổi.' });

/** A complaint that the ward has answered and its sender contests. */
async function contested() {
  const message = 'Quầy số 3 đóng cửa sớm, cán bộ bảo về.';
  const { code } = await send(town, 'counter', { kind: 'complaint', message });
  const [row] = await town.services.store.read.select().from(town.services.store.t.cases);
  const { id, reference } = row ?? { id: '', reference: '' };
  await ward.post(path(id, 'note'), { message: 'Ghi chú của phường.' });
  await answer(ward, id, 'Phường đã kiểm tra, quầy đóng đúng giờ.');
  const page = (await town.post('/tra-cuu', { code })).body;
  await town.post('/tra-cuu', { ...hiddenFields(page, 'contest'), message: 'Biển ghi 11 giờ 30 mà.' });
  return { id, reference };
}

test('goes one level up with the whole history, and out of the sight of who answered, but for its reference', async () => {
  const { id, reference } = await contested();
  const above = (await city.get(path(id))).body;
  for (const words of ['đóng cửa sớm', 'quầy đóng đúng giờ', 'Biển ghi 11 giờ 30 mà.', 'Ghi chú của phường.'])
    expect(above).toContain(words);
  expect((await ward.get(path(id))).statusCode).toBe(404);
  const list = (await ward.get('/office/outcomes')).body;
  expect(list).toContain('Đang được cấp trên xem lại');
  expect(list).toContain(reference);
  expect(list).not.toContain(`href="${path(id)}"`);
});

test('once it is answered above, the lower unit is told, and reads the outcome without acting on it', async () => {
  const { id, reference } = await contested();
  await city.post(path(id, 'note'), { message: 'Ghi chú của thành phố.' });
  await answer(city, id, 'Thành phố đã yêu cầu phường mở quầy đến 11 giờ 30.');
  await town.app.runner.tick(town.clock.now());
  const { store } = town.services;
  const mails = await store.read.select().from(store.t.outbox);
  expect(mails.filter(({ kind }) => kind === 'outcome')).toMatchObject([{ unitId: '00070', state: 'sent' }]);
  expect((await town.get('/dev/mail')).body).toContain('truong.00070@example.vn');

  const list = (await ward.get('/office/outcomes')).body;
  expect(list).toContain(reference);
  expect((await ward.get(`/office/cases?q=${reference}`)).headers.location).toContain(path(id));
  const page = (await ward.get(path(id))).body;
  expect(page).toContain('mở quầy đến 11 giờ 30.');
  expect(page).toContain('Ghi chú của phường.');
  expect(page).not.toContain('Ghi chú của thành phố.');
  expect(page).not.toContain('<textarea');
  for (const noun of ['note', 'answer', 'transfer', 'extension', 'claim']) {
    expect([noun, (await ward.post(path(id, noun), { message: 'Lời' })).statusCode]).toEqual([noun, 404]);
  }
  expect(await findCase(store.read, 'id', id)).toMatchObject({ status: 'closed', unitId: '01' });
});

test('also an end without an answer is an outcome that the lower unit is told of', async () => {
  const { id } = await contested();
  await city.post(path(id, 'refusal'), { reason: 'already_settled' });
  await town.app.runner.tick(town.clock.now());
  const { store } = town.services;
  const mails = await store.read.select().from(store.t.outbox);
  expect(mails.filter(({ kind }) => kind === 'outcome')).toMatchObject([{ unitId: '00070', state: 'sent' }]);
  expect((await ward.get(path(id))).body).toContain('Việc này đã được trả lời trước đó');
});

test('another unit reads nothing of it, before or after', async () => {
  const { id, reference } = await contested();
  await answer(city, id, 'Đã yêu cầu mở quầy đến 11 giờ 30.');
  for (const person of ['head-00082', 'officer-00082', 'administrator']) {
    const desk = await deskOf(town, person);
    expect([person, (await desk.get(path(id))).statusCode]).toEqual([person, 404]);
    expect((await desk.get('/office/outcomes')).body).not.toContain(reference);
  }
});

test('a restricted outcome is for who reads restricted cases of that unit', async () => {
  const { id } = await givenCase(town, {
    restricted: true,
    restriction: 'sensitive_rule',
    status: 'answered',
    queue: 'done',
  });
  const { store } = town.services;
  await store.write(async (tx) => {
    await tx.update(store.t.cases).set({ unitId: '01', contestedAt: 1 });
    await tx.insert(store.t.caseFormer).values({ caseId: id, unitId: '00070', why: 'contest', at: 1 });
  });
  expect((await ward.get(path(id))).statusCode).toBe(200);
  expect((await (await deskOf(town, 'deputy-00070')).get(path(id))).statusCode).toBe(404);
});
