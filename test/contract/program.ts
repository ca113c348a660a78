import { expect, test } from 'vitest';
import type { Store } from '../../src/platform/db/store.ts';
import { cases, outbox } from '../../src/schema/sqlite.ts';
import { deskOf } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';
import { settle } from '../support/town-rows.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';

async function sendComplaint(town: Town): Promise<string> {
  const sent = await town.post(town.box('counter'), { kind: 'complaint', message: WORDS, rule: 'CC25', rating: '2' });
  expect(sent.statusCode).toBe(303);
  const receipt = await town.get(String(sent.headers.location));
  return receipt.body.match(/<output id="tracking-code">(.*?)<\/output>/)?.[1]?.replace(/<[^>]+>| /g, '') ?? '';
}

export function programSentences(store: () => Store): void {
  test('the whole program runs on it: sent, mailed, found, taken up, tracked, counted', async () => {
    await settle(store());
    const town = await givenTown({}, store());
    const code = await sendComplaint(town);
    expect(code).toHaveLength(16);
    await town.app.runner.tick(town.clock.now() + 60_000);
    expect((await store().read.select({ state: outbox.state }).from(outbox)).map(({ state }) => state)).toContain(
      'sent',
    );

    const head = await deskOf(town, 'head-00070');
    const [row] = await store().read.select().from(cases);
    const { id = '', reference = '' } = row ?? {};
    for (const question of ['', '?q=coc+can', '?kind=complaint', '?month=2026-11', '?tab=all']) {
      const page = await head.get(`/office/cases${question}`);
      expect([question, page.statusCode, page.body.includes(`data-case="${id}"`)]).toEqual([question, 200, true]);
    }
    expect((await head.post(`/office/cases/${id}/receipt`, { seen: '1' })).statusCode).toBe(303);
    expect((await head.get(`/office/cases/${id}`)).body).toContain(reference);
    const tracked = await town.post('/tra-cuu', { code });
    expect(tracked.statusCode).toBeLessThan(400);
    const report = await head.get('/office/reports?period=2026-11');
    expect([report.statusCode, report.body.includes('CC25')]).toEqual([200, true]);
    expect(town.logged.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
    await town.app.close();
  }, 60_000);
}
