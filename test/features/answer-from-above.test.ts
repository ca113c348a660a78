import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStory } from '../../src/features/cases/index.ts';
import { at } from '../support/calendar.ts';
import { type Desk, deskOf } from '../support/desk.ts';
import { hiddenFields, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let above: Desk;
beforeEach(async () => {
  town = await givenTown();
  const { store } = town.services;
  for (const personId of ['head-00070', 'deputy-00070'])
    await store.write((tx) =>
      tx.insert(store.t.absence).values({
        id: personId,
        personId,
        startsAt: at('2026-11-16 00:00'),
        endsAt: at('2026-11-21 00:00'),
        substituteId: null,
      }),
    );
  town.clock.add(61_000);
  above = await deskOf(town, 'head-01');
});
afterEach(() => town.close());

/** Who speaks last, as a page shows it above the words. */
const speaker = (html: string) => [...html.matchAll(/<h3>(.*?) <small>/g)].at(-1)?.[1];
const path = (id: string, noun = '') => `/office/cases/${id}${noun && `/${noun}`}`;

test('given a ward in which nobody is there, who answers from above sees in the preview the name that the resident reads', async () => {
  const { code } = await send(town, 'counter', { kind: 'complaint', message: 'Quầy số 3 đóng cửa sớm.' });
  const { store } = town.services;
  const [row] = await store.read.select().from(store.t.cases);
  const id = row?.id ?? '';
  const form = { message: 'Phường đã nhắc quầy mở đúng giờ.', outcome: 'corrected', overrule: 'Đã gọi điện.' };
  await above.post(path(id, 'note'), { message: 'Đã gọi cho quầy.' });
  const preview = (await above.post(path(id, 'answer/preview'), form)).body;
  await above.post(path(id, 'answer'), form);
  const page = (await town.post('/tra-cuu', { code })).body;
  expect([speaker(preview), speaker(page)]).toEqual(['Phường Hoàn Kiếm', 'Phường Hoàn Kiếm']);

  // It was the ward's answer: contested, it goes up, and what the ward noted stays the ward's to read.
  await town.post('/tra-cuu', { ...hiddenFields(page, 'contest'), message: 'Biển ghi 11 giờ 30 mà.' });
  await above.post(path(id, 'answer'), form);
  expect((await readStory(store.read, id, false)).messages.map(({ unitId }) => unitId)).toEqual([
    '00070',
    '00070',
    null,
    '01',
  ]);
  const ward = await deskOf(town, 'head-00070');
  expect((await ward.get(path(id))).body).toContain('Đã gọi cho quầy.');
});
