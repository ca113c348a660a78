import { expect, test } from 'vitest';
import { searchWords } from '../../src/domain/text.ts';
import type { CaseRow } from '../../src/features/cases/index.ts';
import type { SearchScope, Store } from '../../src/platform/db/store.ts';
import { givenLedger } from '../support/contract-cases.ts';

const CITY: SearchScope = { units: 'all', restrictedIn: 'all' };
const names = (rows: readonly CaseRow[]) => rows.map(({ serial }) => serial).sort((a, b) => b - a);

export function searchSentences(store: () => Store): void {
  const find = (question: string, scope = CITY, before: number | null = null, limit = 50) =>
    store().dialect.search.find(searchWords(question), scope, before, limit);

  test('"duong dien bien phu", "ĐƯỜNG ĐIỆN BIÊN PHỦ" and the same in NFD find "đường Điện Biên Phủ"', async () => {
    const { file } = await givenLedger(store());
    const row = await file({ message: 'Rác ở đường Điện Biên Phủ' });
    await file({ message: 'Thái độ tốt' });
    for (const question of ['duong dien bien phu', 'ĐƯỜNG ĐIỆN BIÊN PHỦ', 'đường Điện Biên Phủ'.normalize('NFD')]) {
      expect(await find(question)).toEqual([row.serial]);
    }
  });

  test('words are found wherever they stand, all of them must be there, and a part of a word is no word', async () => {
    const { file } = await givenLedger(store());
    const row = await file({ message: 'Quầy đóng cửa lúc 16:30, a-b/c hom.thu@example.vn' });
    for (const question of ['cua quay', 'example', '16 30', 'b', row.reference])
      expect(await find(question)).toEqual([row.serial]);
    for (const question of ['quay mo', 'exam', 'qu']) expect(await find(question)).toEqual([]);
  });

  test('signs that mean something to a search engine are only signs', async () => {
    const { file } = await givenLedger(store());
    const { serial } = await file({ message: 'không & có | "và" (hoặc) not near' });
    for (const question of ['khong & co', '"va"', 'hoac)', 'NOT near', "khong' OR 1=1 --", 'co:*', '!khong']) {
      expect([[], [serial]]).toContainEqual(await find(question));
    }
    expect(await find('khong & co')).toEqual([serial]);
    expect(await find('& | ! ( ) : *')).toEqual([]);
  });

  test('without words, the cases of the units in sight are found, newest first; of the whole city, none', async () => {
    const { file } = await givenLedger(store());
    const first = await file({ message: 'Rác' });
    const second = await file({ message: 'Ồn ào', restricted: true });
    await file({ unitId: '00082' });
    expect(await find('', { units: ['00070'], restrictedIn: 'all' })).toEqual([second.serial, first.serial]);
    expect(await find('', { units: ['00070'], restrictedIn: [] })).toEqual([first.serial]);
    expect(await find('', { units: ['00070'], restrictedIn: 'all' }, second.serial)).toEqual([first.serial]);
    expect(await find('', CITY)).toEqual([]);
    expect(await find('', { units: [], restrictedIn: 'all' })).toEqual([]);
  });

  test('a reader finds the cases of the units in sight, and restricted ones only where allowed', async () => {
    const { file } = await givenLedger(store());
    const own = await file();
    const ownSecret = await file({ restricted: true });
    const other = await file({ unitId: '00082' });
    const otherSecret = await file({ unitId: '00082', restricted: true });
    const scopes: [SearchScope, CaseRow[]][] = [
      [CITY, [own, ownSecret, other, otherSecret]],
      [{ units: ['00070'], restrictedIn: [] }, [own]],
      [{ units: ['00070'], restrictedIn: ['00070'] }, [own, ownSecret]],
      [{ units: ['00070', '00082'], restrictedIn: ['00082'] }, [own, other, otherSecret]],
      [{ units: 'all', restrictedIn: [] }, [own, other]],
      [{ units: 'all', restrictedIn: ['00070'] }, [own, ownSecret, other]],
      [{ units: ['00082'], restrictedIn: 'all' }, [other, otherSecret]],
      [{ units: [], restrictedIn: 'all' }, []],
      [{ units: ['0007'], restrictedIn: 'all' }, []],
    ];
    for (const [scope, rows] of scopes) expect(await find('dien bien', scope)).toEqual(names(rows));
  });

  test('nobody finds a case by naming its unit or its secrecy as the index notes them', async () => {
    const { file } = await givenLedger(store());
    await file();
    for (const question of ['r0', 'u00070', 'r0 dien bien']) expect(await find(question)).toEqual([]);
  });

  test('answers come newest first, page by page', async () => {
    const { file } = await givenLedger(store());
    const rows: CaseRow[] = [];
    for (let i = 0; i < 5; i++) rows.push(await file());
    const order = names(rows);
    expect(await find('dien bien', CITY, null, 2)).toEqual(order.slice(0, 2));
    expect(await find('dien bien', CITY, order[1], 2)).toEqual(order.slice(2, 4));
    expect(await find('dien bien', CITY, order[4], 2)).toEqual([]);
  });

  test('a case that moves is found where it is now; one in quarantine or taken out is found nowhere', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const moved = await file();
    await file({ queue: 'quarantine', suspicion: 'advert' });
    const actor = { kind: 'staff', personId: 'head-00070', unitId: '00070' } as const;
    await store().write((tx) =>
      ledger.move(tx, moved.id, { verb: 'transfer', actor, toUnitId: '00082', reason: 'nơi khác' }),
    );
    expect(await find('dien bien', { units: ['00070'], restrictedIn: [] })).toEqual([]);
    expect(await find('dien bien', { units: ['00082'], restrictedIn: [] })).toEqual([moved.serial]);
    await store().write((tx) => store().dialect.search.remove(tx, moved.serial));
    expect(await find('dien bien')).toEqual([]);
  });

  test('an entry written by a job that failed is not found', async () => {
    const entry = { serial: 1, words: 'dien bien', unitId: '00070', restricted: false };
    const job = store().write(async (tx) => {
      await store().dialect.search.put(tx, entry);
      throw new Error('changed my mind');
    });
    await expect(job).rejects.toThrow();
    expect(await find('dien bien')).toEqual([]);
  });

  test('the store tells its size and takes care of itself', async () => {
    expect(await store().dialect.sizeOnDisk()).toBeGreaterThan(10_000);
    await store().dialect.maintenance();
  });
}
