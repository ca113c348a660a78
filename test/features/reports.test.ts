import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reportName, writeReport } from '../../src/cli/report.ts';
import { KINDS, STATUSES } from '../../src/domain/case.ts';
import { parsePeriod } from '../../src/domain/period.ts';
import { measuresOf } from '../../src/features/cases/index.ts';
import { CITY_SIGHT, summary } from '../../src/features/reports/index.ts';
import { at } from '../support/calendar.ts';
import { aboutHead, deskOf, type GivenCase } from '../support/desk.ts';
import { closed, rating, receivedAt } from '../support/reports.ts';
import { readCsv, readXlsx } from '../support/sheets.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const received = (time: string, given: GivenCase = {}, ms = 0) => receivedAt(town, time, given, ms);

/** October of a small town: ten cases that everybody may see, in two wards and at a relic. */
async function givenOctober(): Promise<void> {
  await received('2026-10-01 08:00', closed(true, 5));
  await received('2026-10-02 08:00', { ...closed(false, 2), ruleCode: 'CC25' });
  await received('2026-10-03 08:00', { ruleCode: 'CC25' });
  await received('2026-10-04 08:00', { kind: 'praise', ...closed(true), ruleCode: 'CC23' });
  await received('2026-10-05 08:00', rating(4));
  await received('2026-10-06 08:00', { ...rating(1), unitId: '00082', filedUnitId: '00082', placeId: 'mc-00082' });
  await received('2026-10-07 08:00', {
    kind: 'suggestion',
    unitId: '00082',
    filedUnitId: '00082',
    placeId: 'mc-00082',
  });
  await received('2026-10-08 08:00', { status: 'declined', queue: 'done', unitId: 'HN-VMQTG', placeId: 'dt-van-mieu' });
  await received('2026-10-09 08:00', { status: 'spam', queue: 'done' });
  await received('2026-10-10 08:00', { ...closed(true), contestedAt: at('2026-10-21 09:00'), status: 'in_progress' });
  await received('2026-09-15 08:00', closed(true, 3));
}

const october = '/office/reports?month=2026-10';
const specialist = () => deskOf(town, 'specialist');

/** The row of the page that begins with a label, as its cells. */
function rowOf(html: string, label: string): string[] {
  const row = html.match(new RegExp(`<tr[^>]*><th[^>]*>${label}</th>(.*?)</tr>`, 's'))?.[1] ?? '';
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '').trim());
}
const checksumIn = (text: string) => text.match(/[0-9a-f]{64}/)?.[0];

describe('one truth in every form', () => {
  test('the counters say what a count over all cases says', async () => {
    await givenOctober();
    const { store } = town.services;
    const { kinds, units } = await summary(store.read, { months: ['2026-10'], sight: CITY_SIGHT });
    const rows = (await store.read.select().from(store.t.cases)).filter(({ month }) => month === '2026-10');
    const expected = KINDS.map((kind) => {
      const of = rows.filter((row) => row.kind === kind).map(measuresOf);
      return Object.fromEntries(
        Object.keys(kinds[kind]).map((measure) => [measure, of.reduce((n, m) => n + (m[measure as 'spam'] ?? 0), 0)]),
      );
    });
    expect(KINDS.map((kind) => kinds[kind])).toEqual(expected);
    for (const kind of KINDS) {
      const sum = [...units.values()].reduce((n, unit) => n + unit[kind].closed, 0);
      expect(sum).toBe(kinds[kind].closed);
    }
  });

  test('page, workbook, CSV files and the command line tell the same October', async () => {
    await givenOctober();
    const desk = await specialist();
    const page = (await desk.get(october)).body;
    expect(rowOf(page, 'Tổng').at(-1)).toBe('10');
    expect(rowOf(page, 'Phản ánh').slice(0, 9)).toEqual(['1', '1', '0', '2', '0', '1', '0', '1', '6']);

    const book = readXlsx((await desk.get('/office/reports/report.xlsx?month=2026-10')).rawPayload);
    const totals = (sheet: string, column: number) =>
      book
        .sheet(sheet)
        .rows.filter((row) => row.includes('Tổng'))
        .map((row) => row[column]);
    expect(totals('Tổng hợp', 9)[1]).toBe(10);
    const units = book.sheet('Theo đơn vị').rows;
    expect(units.at(-1)?.[11]).toBe(10);
    expect(units.slice(1, -1).reduce((n, row) => n + Number(row[11]), 0)).toBe(10);
    expect(book.sheet('Theo quy tắc').rows.at(-1)?.[6]).toBe(10);
    expect(book.sheet('Danh sách hồ sơ').rows.length - 1).toBe(10);
    expect(checksumIn(JSON.stringify(book.sheet('Tổng hợp').rows))).toBe(checksumIn(page));

    const figures = readCsv((await desk.get('/office/reports/figures.csv?month=2026-10')).body);
    const total = figures[0]?.indexOf('Tổng') ?? -1;
    expect(figures.slice(1).reduce((n, row) => n + Number(row[total]), 0)).toBe(10);
    expect(readCsv((await desk.get('/office/reports/cases.csv?month=2026-10')).body)).toHaveLength(11);

    const rules = readCsv((await desk.get('/office/reports/rules.csv?month=2026-10')).body);
    const sheet = book.sheet('Theo quy tắc').rows;
    expect(rules[0]?.slice(1)).toEqual(sheet[0]);
    expect(rules.slice(1).map((row) => row.slice(2))).toEqual(
      sheet.slice(1, -1).map((row) => row.slice(1).map(String)),
    );
    expect(rules.slice(1).reduce((n, row) => n + Number(row.at(-1)), 0)).toBe(10);

    const folder = mkdtempSync(path.join(tmpdir(), 'homthu-report-'));
    const out = path.join(folder, 'october.xlsx');
    await writeReport(town.services, { period: '2026-10', format: 'xlsx', out });
    const same = readXlsx(readFileSync(out));
    for (const name of ['Theo đơn vị', 'Theo quy tắc', 'Danh sách hồ sơ'])
      expect(same.sheet(name).rows).toEqual(book.sheet(name).rows);
    expect(checksumIn(JSON.stringify(same.sheet('Tổng hợp').rows))).toBe(checksumIn(page));
    const csv = path.join(folder, 'october.csv');
    await writeReport(town.services, { period: '2026-10', format: 'csv', out: csv });
    expect(readCsv(readFileSync(csv, 'utf8'))).toEqual(figures);
    await writeReport(town.services, { period: '2026-10', format: 'csv', rules: true, out: csv });
    expect(readCsv(readFileSync(csv, 'utf8'))).toEqual(rules);
    rmSync(folder, { recursive: true });
  });

  test('a rate stands beside the number it is made from, and a period beside the one before', async () => {
    await givenOctober();
    const page = (await (await specialist()).get(october)).body;
    const [rate, onTime, late, extended, contested, satisfaction] = rowOf(
      page.slice(page.indexOf('Đúng hạn và hài lòng')),
      'Phản ánh',
    );
    expect(rate).toMatch(/66,7.% n = 3/);
    expect([onTime, late, extended, contested]).toEqual(['2', '1', '0', '1']);
    expect(satisfaction).toBe('3,5 n = 2');
    const compared = rowOf(page.slice(page.indexOf('So với kỳ trước')), 'Ý kiến tiếp nhận');
    expect(compared).toEqual(['10', '1']);
  });

  test('a case at 23:59:59 on 31 October is October, one at midnight is November', async () => {
    await received('2026-10-31 23:59', { message: 'cuối tháng' }, 59_999);
    await received('2026-11-01 00:00', { message: 'đầu tháng' });
    const desk = await specialist();
    const list = async (month: string) => (await desk.get(`/office/reports/cases.csv?month=${month}&words=1`)).body;
    expect(await list('2026-10')).toContain('cuối tháng');
    expect(await list('2026-10')).not.toContain('đầu tháng');
    expect(await list('2026-11')).toContain('đầu tháng');
    expect(rowOf((await desk.get(october)).body, 'Tổng').at(-1)).toBe('1');
    expect(rowOf((await desk.get('/office/reports?month=2026-H2')).body, 'Tổng').at(-1)).toBe('2');
  });

  test('a case that moves on is counted where it stands, and one in quarantine nowhere', async () => {
    await received('2026-10-05 08:00', { queue: 'quarantine', suspicion: 'advert', ruleCode: 'CC23' });
    const { store } = town.services;
    const sums = await summary(store.read, { months: parsePeriod('2026')?.months ?? [], sight: CITY_SIGHT });
    expect(sums.units.size).toBe(0);
    expect(sums.rules.size).toBe(0);
    expect((await (await specialist()).get(october)).body).toContain('Không có ý kiến nào trong kỳ này.');
  });
});

describe('who may see what', () => {
  test('an officer reads their own unit and takes nothing away', async () => {
    await givenOctober();
    const officer = await deskOf(town, 'officer-00082');
    const page = await officer.get(october);
    expect(rowOf(page.body, 'Tổng').at(-1)).toBe('2');
    expect(page.body).not.toContain('report.xlsx');
    for (const file of ['report.xlsx', 'figures.csv', 'rules.csv', 'cases.csv']) {
      expect((await officer.get(`/office/reports/${file}?month=2026-10`)).statusCode).toBe(403);
    }
    expect((await officer.get(`${october}&unit=00070`)).statusCode).toBe(400);
  });

  test('the head of a ward takes away their ward and not the city', async () => {
    await givenOctober();
    const head = await deskOf(town, 'head-00082');
    expect(readCsv((await head.get('/office/reports/cases.csv?month=2026-10')).body)).toHaveLength(3);
    expect((await head.get('/office/reports/report.xlsx?month=2026-10&unit=00070')).statusCode).toBe(403);
    expect((await head.get('/office/reports/report.xlsx?month=2026-10&unit=01')).statusCode).toBe(403);
  });

  test('a case about the head of a ward is in no figure and no list of that ward', async () => {
    await received('2026-10-05 08:00', { ...aboutHead, filedUnitId: '00070', ruleCode: 'CC25' });
    for (const person of ['head-00070', 'deputy-00070']) {
      const desk = await deskOf(town, person);
      expect((await desk.get(october)).body).toContain('Không có ý kiến nào');
      expect(readCsv((await desk.get('/office/reports/cases.csv?month=2026-10')).body)).toHaveLength(1);
    }
    expect(rowOf((await (await deskOf(town, 'head-01')).get(october)).body, 'Tổng').at(-1)).toBe('1');
  });

  test('a case about the head of the Department is in no figure that the Department sees, though it sees the whole city', async () => {
    await received('2026-10-05 08:00', { ...aboutHead, filedUnitId: 'HN-SVHTT', ruleCode: 'CC25' });
    await received('2026-10-06 08:00', { ruleCode: 'CC25' });
    const page = (await (await specialist()).get(october)).body;
    expect(rowOf(page, 'Tổng').at(-1)).toBe('1');
    expect(page).not.toContain('Thành phố Hà Nội</th>');
    const book = readXlsx((await (await specialist()).get('/office/reports/report.xlsx?month=2026-10')).rawPayload);
    expect(book.sheet('Danh sách hồ sơ').rows).toHaveLength(2);
    expect(book.sheet('Theo quy tắc').rows.at(-1)?.[6]).toBe(1);
  });

  test('restricted cases count for the inspector and the head of the unit alone', async () => {
    await received('2026-10-05 08:00', { restricted: true, restriction: 'sensitive_rule', ruleCode: 'CC25' });
    await received('2026-10-06 08:00');
    const totalFor = async (person: string) =>
      rowOf((await (await deskOf(town, person)).get(october)).body, 'Tổng').at(-1);
    expect(await totalFor('inspector')).toBe('2');
    expect(await totalFor('head-00070')).toBe('2');
    expect(await totalFor('deputy-00070')).toBe('1');
    expect(await totalFor('specialist')).toBe('1');
    expect(await totalFor('head-01')).toBe('1');
  });

  test('a stranger is sent to sign in', async () => {
    const answer = await town.get('/office/reports/cases.csv?month=2026-10');
    expect(answer.statusCode).toBe(303);
  });
});

describe('asking wrongly', () => {
  test('a period that is none is said so on the page, with the choices still there', async () => {
    const page = await (await specialist()).get('/office/reports?month=2026-13');
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('id="error-summary"');
    expect(page.body).toContain('Kỳ “2026-13” không đọc được');
    expect(page.body).toContain('<option value="2026-11"');
    expect((await (await specialist()).get('/office/reports/report.xlsx?month=quý-3')).statusCode).toBe(400);
  });

  test.each([
    [{ format: 'xlsx', out: 'x' }, 'say which period'],
    [{ period: '2026-13', format: 'xlsx', out: 'x' }, '"2026-13" is no period'],
    [{ period: '2026', format: 'docx', out: 'x' }, 'docx reports are not made yet'],
    [{ period: '2026', format: 'pdf', out: 'x' }, 'pdf reports are not made yet'],
    [{ period: '2026', format: 'ods', out: 'x' }, '"ods" is no format'],
    [{ period: '2026', format: 'csv', out: 'x', unit: '99999' }, 'no unit with the code "99999"'],
  ])('the command line refuses %j in one line', async (options, line) => {
    await expect(writeReport(town.services, options)).rejects.toThrow(line);
  });

  test('the command line names the file by what is in it, where nobody else does', () => {
    const named = (more: object) => reportName({ period: '2026-10', format: 'csv', ...more });
    expect([named({ format: 'xlsx' }), named({ rules: true, unit: '00070' }), named({ cases: true })]).toEqual([
      'bao-cao-2026-10.xlsx',
      'quy-tac-2026-10-00070.csv',
      'danh-sach-2026-10.csv',
    ]);
  });

  test('a report that cannot be written leaves nothing behind', async () => {
    await expect(
      writeReport(town.services, {
        period: '2026',
        format: 'csv',
        out: path.join(town.dataDir, 'no-such-folder', 'report.csv'),
      }),
    ).rejects.toThrow('cannot write');
  });
});

test('every status has a column on the page', async () => {
  await received('2026-10-05 08:00');
  const page = (await (await specialist()).get(october)).body;
  const heads = page.slice(page.indexOf('<thead>'), page.indexOf('</thead>')).match(/<th /g);
  expect(heads).toHaveLength(STATUSES.length + 2);
});
