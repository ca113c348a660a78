import { expect, test } from 'vitest';
import {
  allowReply,
  contestedUnits,
  contestsOf,
  findCase,
  goesOnIn,
  handBackOfGone,
  joinedInto,
  originalsOf,
  readStory,
} from '../../src/features/cases/index.ts';
import { similarCases } from '../../src/features/triage/similar.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { tally } from '../../src/schema/sqlite.ts';
import { at } from '../support/calendar.ts';
import { givenLedger } from '../support/contract-cases.ts';

const RESIDENT = { kind: 'resident', personId: null, unitId: null } as const;
const HEAD = { kind: 'staff', personId: 'head-00070', unitId: '00070' } as const;

const joinedAndMain = async ({ read }: Store, mainId: string) => [
  await findCase(read, 'id', mainId),
  (await joinedInto(read, mainId))[0],
];

/** What is done about the way of a case leaves the same trail on every database. */
export function deedSentences(store: () => Store): void {
  test('of two cases that were joined each is found from the other, until they are parted', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const [main, other] = [await file(), await file()];
    const merge = { verb: 'merge', actor: HEAD, data: { into: main.reference, intoId: main.id } } as const;
    await store().write((tx) => ledger.move(tx, other.id, merge));
    expect((await goesOnIn(store().read, other.id))?.id).toBe(main.id);
    expect((await joinedInto(store().read, main.id)).map(({ id }) => id)).toEqual([other.id]);
    await store().write((tx) => ledger.move(tx, other.id, { verb: 'unmerge', actor: HEAD }));
    expect(await goesOnIn(store().read, other.id)).toBeNull();
    expect(await joinedInto(store().read, main.id)).toEqual([]);
    expect(await findCase(store().read, 'id', other.id)).toMatchObject({ status: 'in_progress', closedAt: null });
  });

  test('a joined case that is contested follows the main one up, with its words; a resident has twenty replies an hour', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const [main, other] = [await file(), await file()];
    const merge = { verb: 'merge', actor: HEAD, data: { into: main.reference, intoId: main.id } } as const;
    const data = { from: other.reference, fromId: other.id };
    const words = 'Chưa đúng.';
    await store().write(async (tx) => {
      await ledger.move(tx, other.id, merge);
      await ledger.move(tx, main.id, { verb: 'answer', actor: HEAD, words: 'Đã kiểm tra.', outcome: 'explained' });
      await ledger.move(tx, main.id, { verb: 'join', actor: HEAD, dueAt: 0, data: { ...data, late: true } });
      const { unitId: toUnitId } = await ledger.move(tx, main.id, { verb: 'contest', actor: RESIDENT, data });
      await ledger.move(tx, other.id, { verb: 'contest_joined', actor: RESIDENT, words, toUnitId });
    });
    const [above, beside] = await joinedAndMain(store(), main.id);
    expect(above).toMatchObject({ unitId: '01', status: 'in_progress', apology: 'owed' });
    expect(beside).toMatchObject({ unitId: '01', status: 'merged' });
    expect(await contestsOf(store().read, beside ? [beside] : [])).toEqual(new Map([[other.id, words]]));
    expect(await contestsOf(store().read, [])).toEqual(new Map());
    const reply = { verb: 'reply', actor: RESIDENT, words: 'Thêm lời.' } as const;
    await store().write(async (tx) => {
      for (let n = 1; n <= 20; n++) await ledger.move(tx, main.id, reply);
      await expect(allowReply(tx, main.id, 0)).rejects.toThrow('tooMany');
      await allowReply(tx, main.id, main.receivedAt + 86_400_000);
    });
  });

  test('the unit whose answer was contested is remembered, one that handed a case on is not taken for it', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const { id } = await file();
    const move = (verb: 'transfer' | 'answer' | 'contest', more = {}) =>
      store().write((tx) => ledger.move(tx, id, { verb, actor: verb === 'contest' ? RESIDENT : HEAD, ...more }));
    await move('transfer', { toUnitId: '00082', reason: 'Thuộc phường Cửa Nam' });
    await move('answer', { words: 'Đã kiểm tra.', outcome: 'explained' });
    await move('contest', { words: 'Chưa đúng.' });
    expect(await contestedUnits(store().read, id)).toEqual(['00082']);
  });

  test('an extension keeps the first deadline, and is counted where the case is', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const { id, dueAt } = await file();
    const extend = { verb: 'extend', actor: HEAD, dueAt: at('2026-12-04 17:00'), reason: 'Chờ xác minh' } as const;
    const after = await store().write((tx) => ledger.move(tx, id, extend));
    expect(after).toMatchObject({ dueAt: at('2026-12-04 17:00'), firstDueAt: dueAt });
    expect(await findCase(store().read, 'id', id)).toEqual(after);
    await store().write((tx) => ledger.move(tx, id, { verb: 'transfer', actor: HEAD, toUnitId: '00082', reason: 'x' }));
    const rows = await store().read.select({ unitId: tally.unitId, extended: tally.extended }).from(tally);
    expect(rows.filter(({ extended }) => extended !== 0)).toEqual([{ unitId: '00082', extended: 1 }]);
  });

  test('what is blacked out twice keeps the first original', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const { id, message } = await file();
    for (const text of ['█████ một.', '█████ hai.']) {
      await store().write((tx) => ledger.redact(tx, id, { part: 'message', partId: '', text }, HEAD));
    }
    expect(await findCase(store().read, 'id', id)).toMatchObject({ message: '█████ hai.' });
    expect(await originalsOf(store().read, id)).toMatchObject([{ part: 'message', text: message }]);
    const { events } = await readStory(store().read, id, false);
    expect(events.map(({ kind }) => kind)).toEqual(['submitted', 'redact', 'redact']);
  });

  test('a case comes back from whoever serves its unit no more, and similar ones are found at its box', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const [first, second] = [await file(), await file()];
    await store().write((tx) => ledger.move(tx, first.id, { verb: 'assign', actor: HEAD, personId: 'gone' }));
    expect(
      await handBackOfGone({ services: { store: store() }, cases: ledger, units: () => new Map() }, first.receivedAt),
    ).toBe(1);
    expect(await findCase(store().read, 'id', first.id)).toMatchObject({ assigneeId: null });
    expect((await similarCases(store().read, second)).map(({ id }) => id)).toEqual([first.id]);
  });
}
