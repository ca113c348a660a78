import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCase } from '../../src/features/cases/index.ts';
import { at } from '../support/calendar.ts';
import { answerOf, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
/** Until Friday nobody is there who could answer for the ward, up to the city: its head comes to the desk in the time of absence. */
beforeAll(async () => {
  town = await givenTown();
  const { store } = town.services;
  for (const personId of ['head-00070', 'deputy-00070', 'head-01', 'deputy-01'])
    await store.write((tx) =>
      tx.insert(store.t.absence).values({
        id: personId,
        personId,
        startsAt: at('2026-11-16 00:00'),
        endsAt: at('2026-11-20 00:00'),
        substituteId: null,
      }),
    );
  await (await deskOf(town, 'administrator')).post('/office/bodies/new', {
    kind: 'state_company',
    nameVi: 'Tổng công ty Đường sắt Việt Nam',
    address: '118 Lê Duẩn, Hà Nội',
    website: 'https://example.vn',
    howVi: 'Gửi đơn hoặc gọi trong giờ làm việc.',
    source: 'trang web của cơ quan, 16/11/2026',
  });
  town.clock.add(61_000);
  head = await deskOf(town, 'head-00070');
});
afterAll(() => town.close());

const row = async (id: string) => await findCase(town.services.store.read, 'id', id);
const status = async (id: string) => (await row(id))?.status;
const path = (id: string, noun = '') => `/office/cases/${id}${noun && `/${noun}`}`;

describe('given that nobody answers for a case, up the whole tree', () => {
  test.each(['answer', 'refusal', 'redirection', 'referral', 'merger'])(
    'no %s ends it, and no word is lost',
    async (noun) => {
      const [{ id }, other] = [await givenCase(town), await givenCase(town)];
      const [body] = await town.services.store.read.select().from(town.services.store.t.outsideBody);
      const more: Record<string, Record<string, string>> = {
        answer: answerOf('Lời dài của phường.'),
        refusal: { reason: 'already_settled' },
        redirection: { reason: 'emergency' },
        referral: { body: body?.id ?? '' },
        merger: { reference: other.reference },
      };
      const page = await head.post(path(id, noun), { message: 'Lời dài của phường.', seen: '1', ...more[noun] });
      expect(page.statusCode).toBe(409);
      expect(page.body).toContain('Chưa rõ ai phụ trách nên chưa kết thúc được');
      expect(page.body).toContain(noun === 'merger' ? other.reference : 'Lời dài của phường.</textarea>');
      expect(await status(id)).toBe('received');
    },
  );

  test('it is not put aside as spam, and none of many is', async () => {
    const { id } = await givenCase(town);
    const left = await head.post('/office/cases/bulk', { act: 'spam', case: id, back: '' });
    expect([left.statusCode, await status(id)]).toEqual([303, 'received']);
    await (await deskOf(town, 'officer-00070')).post(path(id, 'claim'), { seen: '1' });
    await head.post('/office/cases/bulk', { act: 'spam', case: id, back: '' });
    expect(await status(id)).toBe('spam');
  });

  test('who takes it on makes it clear', async () => {
    const { id } = await givenCase(town);
    await (await deskOf(town, 'officer-00070')).post(path(id, 'claim'), { seen: '1' });
    await head.post(path(id, 'refusal'), { reason: 'already_settled', seen: '2' });
    expect(await status(id)).toBe('declined');
  });

  test('what was answered does not close by itself before somebody is back', async () => {
    const answered = {
      status: 'answered',
      queue: 'done',
      outcome: 'explained',
      contestUntil: at('2026-11-17 17:00'),
    } as const;
    const ours = await givenCase(town, answered);
    const elsewhere = await givenCase(town, { ...answered, unitId: '00082', filedUnitId: '00082' });
    const run = async (when: string) => {
      town.clock.set(when);
      await town.app.runner.tick(town.clock.now());
      return [await status(ours.id), await status(elsewhere.id)];
    };
    expect(await run('2026-11-18 09:00')).toEqual(['answered', 'closed']);
    expect(await run('2026-11-20 09:00')).toEqual(['closed', 'closed']);
  });
});
