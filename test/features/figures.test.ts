import { afterEach, beforeEach, expect, test } from 'vitest';
import { Stats } from '../../src/features/figures/api-schemas.ts';
import { allCases, givenDesk, send, staffOf } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
  town.clock.set('2026-10-12 09:00');
});
afterEach(() => town.close());

async function complaints(box: string, n: number, more: Record<string, string> = {}): Promise<void> {
  for (let i = 0; i < n; i++) {
    const message = `Quầy ${box} đóng cửa sớm, lần thứ ${i}, không có ai giải thích.`;
    await send(town, box, { kind: 'complaint', message, ...more }, { from: `198.51.100.${i}` });
  }
}
async function readStats(): Promise<Stats> {
  town.clock.set('2026-11-16 09:00');
  return Stats.parse((await town.get('/api/v1/stats')).json());
}
const received = (stats: Stats) => Object.fromEntries(stats.byUnit.map(({ code, received: n }) => [code, n]));

test('given a unit with three complaints among others, when figures are read, then it is hidden, and the next smallest with it', async () => {
  await complaints('counter', 3);
  await complaints('other-counter', 6);
  await complaints('gate', 8);
  const stats = await readStats();
  expect(received(stats)).toEqual({ '00070': null, '00082': null, 'HN-VMQTG': 8 });
  expect(stats.city.received).toBe(17);
  expect(stats.byMonth.at(-1)).toMatchObject({ month: '2026-10', kinds: { complaint: 17 } });
});

test('given fewer than five cases in all, when figures are read, then nothing is told', async () => {
  await complaints('counter', 4, { rule: 'CC25' });
  const stats = await readStats();
  expect(stats.city).toMatchObject({ received: null, kinds: { complaint: null }, onTime: { value: null, n: null } });
  expect(stats.byRule).toEqual([{ code: 'CC25', topic: 'Sách nhiễu, gây khó khăn, phiền hà', n: null }]);
});

test('given answers on time and late, when figures are read, then the rate stands beside its denominator', async () => {
  await complaints('counter', 6);
  await complaints('gate', 6);
  const act = await givenDesk(town);
  const rows = (await allCases(town)).filter(({ unitId }) => unitId === '00070');
  for (const [i, { id }] of rows.entries()) {
    if (i === 5) town.clock.set('2026-10-30 09:00');
    await act(id, {
      verb: 'answer',
      outcome: 'explained',
      actor: staffOf('00070'),
      words: 'Đã nhắc quầy mở đúng giờ.',
    });
  }
  const stats = await readStats();
  expect(stats.city.onTime).toEqual({ value: 5 / 6, n: 6 });
  const page = await town.get('/thong-ke');
  expect(page.body).toMatch(/83,3% \(n (=|&#x3D;) 6\)/);
  expect((await town.get('/thong-ke?lang=en')).body).toMatch(/83\.3% \(n (=|&#x3D;) 6\)/);
});

test('given restricted cases and cases in quarantine, when figures are read, then they are in no number', async () => {
  await complaints('counter', 5);
  await complaints('counter', 3, { rule: 'CC26' });
  await complaints('gate', 5);
  await complaints('gate', 2, { website: 'spam' });
  const stats = await readStats();
  expect(stats.city.received).toBe(10);
  expect(received(stats)).toEqual({ '00070': 5, 'HN-VMQTG': 5 });
});

test('given the month that still runs, when figures are read, then its cases are not in them', async () => {
  town.clock.set('2026-11-10 09:00');
  await complaints('counter', 9);
  const stats = await readStats();
  expect(stats.months).toEqual(expect.not.arrayContaining(['2026-11']));
  expect(stats.byUnit).toEqual([]);
  expect((await town.get('/thong-ke')).body).toContain('Chưa có tháng nào đủ số liệu');
});

test('given rules that were named, when figures are taken away as CSV, then each is a line, a small number hidden as on the page', async () => {
  await complaints('counter', 6, { rule: 'CC25' });
  await complaints('gate', 3, { rule: 'NC10' });
  const stats = await readStats();
  const csv = (await town.get('/thong-ke.csv')).body;
  expect(csv).toContain('rule,CC25,"Sách nhiễu, gây khó khăn, phiền hà",received,6,,0\r\n');
  expect(csv).toMatch(/\r\nrule,NC10,[^\r]*,received,,,1\r\n/);
  expect(csv.split('\r\n').filter((line) => line.startsWith('rule,'))).toHaveLength(stats.byRule.length);
});

test('given figures, when they are taken away as CSV, then every number is that of the JSON and names units by name', async () => {
  await complaints('counter', 6);
  await complaints('gate', 7);
  await readStats();
  const csv = await town.get('/thong-ke.csv');
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(csv.body.startsWith('\ufeffgroup,code,name,measure,value,n,hidden\r\n')).toBe(true);
  expect(csv.body).toContain('unit,"=""00070""",Phường Hoàn Kiếm,received,6,,0\r\n');
  expect(csv.body).toContain('unit,"=""00070""",Phường Hoàn Kiếm,on_time,,,1\r\n');
  expect(csv.body).toContain('month,"=""2026-10""",,received_complaint,13,,0\r\n');
  expect(csv.body).not.toContain('2026-09');
  expect(csv.body).toContain('city,,2025-11/2026-10,received,13,,0\r\n');
  const units = csv.body.split('\r\n').filter((line) => line.startsWith('unit') && line.includes('received'));
  expect(units[0]).toContain('Hoàn Kiếm');
});
