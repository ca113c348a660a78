import { expect, test } from 'vitest';
import { promisesOf, verifyLedger } from '../../src/features/cases/index.ts';
import { dropDrafts } from '../../src/features/triage/index.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { outbox } from '../../src/schema/sqlite.ts';
import { answerOf, deskOf, givenCase } from '../support/desk.ts';
import { readCsv } from '../support/sheets.ts';
import { givenTown } from '../support/town.ts';
import { settle } from '../support/town-rows.ts';

const WHOLE =
  'Kính gửi ông/bà, phường đã nhắc nhở người trực theo biên bản số 12/BB-UBND. Cần thêm, xin liên hệ 024 3825 0000.';

export function answerSentences(store: () => Store): void {
  test('an answer goes its whole way: drafted, proposed, approved with a promise, apologised for, reminded of, counted', async () => {
    await settle(store());
    const town = await givenTown({}, store());
    const head = await deskOf(town, 'head-00070');
    const officer = await deskOf(town, 'officer-00070');
    const { id } = await givenCase(town, { status: 'in_progress', dueAt: town.clock.now() - 1000 });
    const template = { title: 'Mẫu', status: 'answered', kind: '', lang: 'vi', body: 'Kính gửi ông/bà.' };
    expect((await head.post('/office/settings/templates', template)).statusCode).toBe(303);
    await officer.post(`/office/cases/${id}/answer/draft`, { message: 'Đang viết', seen: '1' });
    await officer.post(`/office/cases/${id}/answer`, { ...answerOf('Chúng tôi ghi nhận.'), seen: '1' });
    expect((await head.get('/office/cases')).body).toMatch(new RegExp(`${id}[^"]*#proposals`));
    const more = { promise: 'Lắp bảng', promiseOn: '2026-11-17', writer: 'officer-00070', outcome: 'corrected' };
    await head.post(`/office/cases/${id}/answer`, { message: WHOLE, seen: '2', ...more });
    expect(await promisesOf(store().read, id)).toMatchObject([{ dueOn: '2026-11-17', state: 'open', moved: 0 }]);
    town.clock.set('2026-11-18 09:00');
    await town.app.runner.tick(town.clock.now());
    const kinds = (await store().read.select({ kind: outbox.kind }).from(outbox)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['proposed', 'promise_due', 'apology_owed']));
    const later = await deskOf(town, 'head-00070');
    const [heads = [], row = []] = readCsv((await later.get('/office/reports/figures.csv?month=2026-11')).body);
    const figure = (name: string) => row[heads.indexOf(name)];
    expect(['Đã sửa', 'Đủ ý', 'Lời hứa', 'Quá ngày hứa', 'Trễ, chưa trả lời'].map(figure)).toEqual([
      '1',
      '1',
      '1',
      '1',
      '0',
    ]);
    const findings: unknown[] = [];
    const tell = (finding: { what: string }) => void (finding.what === 'counter' && findings.push(finding));
    await verifyLedger(store().read, town.services.vault, tell, () => {});
    expect(findings).toEqual([]);
    expect(await dropDrafts(town.services, town.clock.now())).toBe(0);
    await town.app.close();
  }, 60_000);
}
