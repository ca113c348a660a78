import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Period, parsePeriod } from '../../src/domain/period.ts';
import { listAsk } from '../../src/features/reports/files.ts';
import { listCsv } from '../../src/features/reports/list-csv.ts';
import { namesIn } from '../../src/features/reports/names.ts';
import { CITY_SIGHT } from '../../src/features/reports/sight.ts';
import { deskOf, type GivenCase } from '../support/desk.ts';
import { closed, receivedAt } from '../support/reports.ts';
import { readCsv, readXlsx } from '../support/sheets.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const received = (time: string, given: GivenCase = {}, ms = 0) => receivedAt(town, time, given, ms);
const specialist = () => deskOf(town, 'specialist');

describe('files that spreadsheets open rightly', () => {
  test('numbers are numbers, times are times, codes keep their zeros, headings stay in sight', async () => {
    await received('2026-10-05 08:30', { ...closed(true, 4), ruleCode: 'CC25' });
    const answer = await (await specialist()).get('/office/reports/report.xlsx?month=2026-10');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="bao-cao-2026-10.xlsx"');
    const book = readXlsx(answer.rawPayload);
    expect(book.names).toEqual(['Tổng hợp', 'Theo đơn vị', 'Trả lời và lời hứa', 'Theo quy tắc', 'Danh sách hồ sơ']);
    const { rows, xml } = book.sheet('Danh sách hồ sơ');
    const row = Object.fromEntries((rows[0] ?? []).map((name, i) => [name, rows[1]?.[i]]));
    expect(row['Mã đơn vị']).toBe('00070');
    expect(row['Hài lòng (1–5)']).toBe(4);
    // Days since 1899-12-30, in Hanoi's hours.
    expect(row['Tiếp nhận lúc']).toBeCloseTo(46300 + 8.5 / 24, 6);
    expect(xml).toContain('state="frozen"');
    const lastInSight = (name: string) => {
      const sheet = book.sheet(name);
      return sheet.rows[Number(/<pane [^>]*ySplit="(\d+)"/.exec(sheet.xml)?.[1]) - 1] ?? [];
    };
    for (const name of book.names) expect(lastInSight(name).length, name).toBeGreaterThan(5);
    expect(lastInSight('Tổng hợp').slice(0, 2)).toEqual(['Loại ý kiến', 'Đã tiếp nhận']);
    expect(lastInSight('Theo quy tắc').slice(0, 2)).toEqual(['Mã', 'Quy tắc']);
    const english = readXlsx(
      (await (await specialist()).get('/office/reports/report.xlsx?month=2026-10&lang=en')).rawPayload,
    );
    expect(english.names[0]).toBe('Summary');
  });

  test('on paper a wide sheet is as many pages wide as it needs to be read, and each names its columns and its rows', async () => {
    await received('2026-10-05 08:30', closed(true, 4));
    const book = readXlsx((await (await specialist()).get('/office/reports/report.xlsx?month=2026-10')).rawPayload);
    const wide = (name: string) => /<pageSetup [^>]*fitToWidth="(\d)"/.exec(book.sheet(name).xml)?.[1];
    expect(book.names.map(wide)).toEqual(['1', '2', '2', '1', '2']);
    expect(book.titles).toEqual([
      "'Theo đơn vị'!$A:$C,'Theo đơn vị'!$1:$1",
      "'Trả lời và lời hứa'!$A:$C,'Trả lời và lời hứa'!$1:$1",
      "'Theo quy tắc'!$1:$1",
      "'Danh sách hồ sơ'!$A:$A,'Danh sách hồ sơ'!$1:$1",
    ]);
  });

  test('words that look like a formula stay words', async () => {
    const words = [
      '=HYPERLINK("http://example.vn","Bấm đây")',
      '+84 là mã nước',
      '-5 điểm',
      '@x',
      'Bình thường, "rất" tốt',
    ];
    for (const [i, message] of words.entries()) await received(`2026-10-0${i + 1} 08:00`, { message });
    const desk = await specialist();
    const csv = await desk.get('/office/reports/cases.csv?month=2026-10&words=1');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const cells = readCsv(csv.body)
      .slice(1)
      .map((row) => row.at(-1));
    expect(cells).toEqual([...words.slice(0, 4).map((text) => `'${text}`), words[4]]);
    expect(readCsv(csv.body)[1]?.[3]).toBe('="00070"');
    const book = readXlsx((await desk.get('/office/reports/report.xlsx?month=2026-10&words=1')).rawPayload);
    const { rows, xml } = book.sheet('Danh sách hồ sơ');
    expect(rows.slice(1).map((row) => row.at(-1))).toEqual(words);
    expect(xml).not.toContain('<f>');
  });

  test('words are given only when asked for, with numbers of people masked, and contact data never', async () => {
    const contact = { name: 'Người gửi', phone: '0900000000', email: 'nguoi.gui@example.vn' };
    await received('2026-10-05 08:00', { message: 'Gọi tôi số 0900 000 000 nhé', contact });
    const desk = await specialist();
    expect((await desk.get('/office/reports/cases.csv?month=2026-10')).body).not.toContain('Gọi tôi');
    const withWords = (await desk.get('/office/reports/cases.csv?month=2026-10&words=1')).body;
    expect(withWords).toContain('Gọi tôi số **** *** *00 nhé');
    expect(withWords).not.toMatch(/0900000000|nguoi\.gui|Người gửi/);
  });

  test('given a reader who may read the words of one unit, then other cases come without theirs', async () => {
    await received('2026-10-05 08:00', { message: 'Lời của phường này' });
    await received('2026-10-06 08:00', { message: 'Lời của phường kia', unitId: '00004' });
    const { services, app } = town;
    const report = {
      period: parsePeriod('2026-10') as Period,
      sight: CITY_SIGHT,
      unitId: null,
      madeAt: town.clock.now(),
    };
    const list = listAsk(services, report, namesIn(app.places.city(), 'vi'), 'vi', ['00070']);
    const csv = Buffer.concat([...listCsv(list)]).toString();
    expect(readCsv(csv).map((row) => row.at(-1))).toEqual(['Nội dung', 'Lời của phường này', '']);
  });

  test('a rating waits for no answer, and says no day', async () => {
    await received('2026-10-05 08:00', { kind: 'rating', status: 'closed', queue: 'done', rating: 4 });
    const [heads = [], row = []] = readCsv(
      (await (await specialist()).get('/office/reports/cases.csv?month=2026-10')).body,
    );
    expect(row[heads.indexOf('Đánh giá (1–5)')]).toBe('4');
    expect(row[heads.indexOf('Hạn trả lời')]).toBe('');
  });

  test('a list of many pages comes whole, each case once, in the order of receipt', async () => {
    for (let i = 0; i < 450; i++) await received('2026-10-05 08:00', {}, i * 1000);
    const rows = readCsv((await (await specialist()).get('/office/reports/cases.csv?month=2026-10')).body).slice(1);
    expect(new Set(rows.map(([reference]) => reference)).size).toBe(450);
    expect(rows.map((row) => row[6])).toEqual(rows.map((row) => row[6]).toSorted());
  });
});
