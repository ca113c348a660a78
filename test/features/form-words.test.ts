import { afterEach, beforeEach, expect, test } from 'vitest';
import { onlyCase, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

test.each([
  ['vi', /phản ánh trong 5 ngày làm việc, góp ý trong 10 ngày làm việc/],
  ['en', /a complaint within 5 working days, a suggestion within 10/],
  ['fr', /5 jours ouvrés à un signalement, sous 10 à une suggestion/],
  ['ja', /苦情には5営業日以内、提案には10営業日以内/],
  ['ko', /불편 신고는 영업일 5일, 제안은 영업일 10일/],
  ['zh', /问题 5 个工作日内答复，建议 10 个工作日内/],
])(
  'given a reader of %s, when the form is opened, then it promises a suggestion no faster answer than it gets',
  async (lang, promise) => {
    expect((await town.get(`${town.box('counter')}?lang=${lang}`)).body).toMatch(promise);
  },
);

test('given a browser without a field for a time, when the time is written by hand as the mistake shows it, then it is understood', async () => {
  const fields = { kind: 'complaint', message: 'Tôi chờ hai tiếng ở quầy số ba mà không ai gọi.' };
  const wrong = await town.post(town.box('counter'), { ...fields, happenedAt: 'hôm qua' });
  expect(wrong.body).toContain('ví dụ 20/11/2026 09:30');
  await send(town, 'counter', { ...fields, happenedAt: '1/11/2026 9:30' });
  expect((await onlyCase(town)).happenedAt).toBe(Date.UTC(2026, 10, 1, 2, 30));
  expect((await town.post(town.box('counter'), { ...fields, happenedAt: '31/02/2026 09:30' })).statusCode).toBe(422);
});
