import { and, asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type CaseEvent, findCase, measuresOf, readStory } from '../../src/features/cases/index.ts';
import { chainHash } from '../../src/features/cases/record.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { caseEvent, cases, ruleMonth, ruleTally, tally } from '../../src/schema/sqlite.ts';
import { givenLedger } from '../support/contract-cases.ts';

const RESIDENT = { kind: 'resident', personId: null, unitId: null } as const;
const HEAD = { kind: 'staff', personId: 'head-00070', unitId: '00070' } as const;

type Figures = Record<string, number>;

/** Counters that are not zero, each under the name of its cell and of what it counts. */
async function counted({ read }: Store): Promise<Figures> {
  const figures: Figures = {};
  for (const { month, unitId, restricted, kind, ...measures } of await read.select().from(tally)) {
    for (const [measure, n] of Object.entries(measures)) figures[[month, unitId, restricted, kind, measure].join()] = n;
  }
  for (const row of await read.select().from(ruleTally)) {
    figures[[row.month, row.unitId, row.restricted, row.kind, row.ruleCode].join()] = row.n;
  }
  for (const row of await read.select().from(ruleMonth)) {
    figures[[row.month, row.restricted, row.kind, row.ruleCode].join()] = row.n;
  }
  return Object.fromEntries(Object.entries(figures).filter(([, n]) => n !== 0));
}

/** The same, from the cases themselves. */
async function recounted({ read }: Store): Promise<Figures> {
  const figures: Figures = {};
  const add = (n: number, ...cell: unknown[]) => {
    figures[cell.join()] = (figures[cell.join()] ?? 0) + n;
  };
  for (const row of await read.select().from(cases)) {
    const { month, unitId, restricted, kind, ruleCode, queue } = row;
    for (const [measure, n] of Object.entries(measuresOf(row))) add(n, month, unitId, restricted, kind, measure);
    if (queue === 'quarantine' || ruleCode === null) continue;
    add(1, month, unitId, restricted, kind, ruleCode);
    add(1, month, restricted, kind, ruleCode);
  }
  return figures;
}

export function caseSentences(store: () => Store): void {
  test('a case goes its whole way: received, answered, contested one level up, answered again, rated', async () => {
    const { cases: ledger, clock, file, announced } = await givenLedger(store());
    const { id } = await file();
    const move = (verb: Parameters<typeof ledger.move>[2]['verb'], actor: typeof HEAD | typeof RESIDENT, more = {}) =>
      store().write((tx) => ledger.move(tx, id, { verb, actor, ...more }));
    await move('receive', HEAD);
    clock.set('2026-11-18 10:00');
    await move('answer', HEAD, { outcome: 'apologised', words: 'Xin lỗi bạn. Quầy đã có thêm người.' });
    clock.set('2026-11-18 20:00');
    await move('contest', RESIDENT, { words: 'Hôm nay vẫn thế.' });
    clock.set('2026-11-19 10:00');
    await move('answer', HEAD, { outcome: 'explained', words: 'Chúng tôi đã kiểm tra.' });
    const after = await move('rate', RESIDENT, { stars: 4, reason: 'fair' });
    expect(after).toMatchObject({ status: 'answered', unitId: '01', onTime: true, satisfaction: 4 });
    expect(await findCase(store().read, 'id', id)).toEqual(after);
    const story = await readStory(store().read, id, true);
    expect(story.events.map(({ kind }) => kind)).toEqual([
      'submitted',
      'receive',
      'answer',
      'contest',
      'answer',
      'rate',
    ]);
    expect(story.messages.map(({ kind }) => kind)).toEqual(['answer', 'contest', 'answer']);
    expect(announced).toHaveLength(6);
  });

  test('each event carries the hash of itself and of the one before, from what the database gives back', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const { id } = await file();
    await store().write((tx) => ledger.move(tx, id, { verb: 'receive', actor: HEAD }));
    await store().write((tx) =>
      ledger.move(tx, id, { verb: 'transfer', actor: HEAD, toUnitId: '00082', reason: 'Thuộc phường Cửa Nam' }),
    );
    const events = await store()
      .read.select()
      .from(caseEvent)
      .where(eq(caseEvent.caseId, id))
      .orderBy(asc(caseEvent.n));
    expect(events.map(({ n }) => n)).toEqual([1, 2, 3]);
    let before = '';
    for (const { hash, ...event } of events) {
      expect(hash).toBe(chainHash(before, event as CaseEvent));
      before = hash;
    }
  });

  test('the counters are what counting anew would give, after every kind of move', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const rows = [
      await file(),
      await file({ kind: 'praise', ruleCode: 'CC23' }),
      await file({ restricted: true }),
      await file({ queue: 'quarantine', suspicion: 'honeypot' }),
    ];
    const [first, second, third, fourth] = rows.map(({ id }) => id) as [string, string, string, string];
    const moves = [
      [first, { verb: 'transfer', actor: HEAD, toUnitId: '00082', reason: 'nơi khác' }],
      [first, { verb: 'answer', outcome: 'explained', actor: HEAD, words: 'Cảm ơn bạn.' }],
      [second, { verb: 'answer', outcome: 'explained', actor: HEAD, words: 'Cảm ơn bạn.' }],
      [third, { verb: 'decline', actor: HEAD, reason: 'out_of_scope', words: 'Không thuộc phạm vi.' }],
      [fourth, { verb: 'release', actor: HEAD }],
      [first, { verb: 'rate', actor: RESIDENT, stars: 5 }],
    ] as const;
    expect(await counted(store())).toEqual(await recounted(store()));
    for (const [id, move] of moves) {
      await store().write((tx) => ledger.move(tx, id, move));
      expect(await counted(store())).toEqual(await recounted(store()));
    }
  });

  test('the same submission arriving twice at the same instant makes one case, and the second hears why', async () => {
    const { cases: ledger, given } = await givenLedger(store());
    const send = () => {
      const input = given({ trackingHash: 'the-same' });
      return store().write((tx) => ledger.open(tx, [input]));
    };
    const answers = await Promise.allSettled([send(), send()]);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    expect(refused.map(store().dialect.isUniqueViolation)).toEqual([true]);
    expect(await store().read.select({ id: cases.id }).from(cases)).toHaveLength(1);
    expect(await store().read.select({ n: caseEvent.n }).from(caseEvent)).toHaveLength(1);
    expect(await counted(store())).toEqual(await recounted(store()));
  });

  test('when the mail of a case cannot be written, the case is not kept either', async () => {
    const { file } = await givenLedger(store(), async () => {
      throw new Error('no mail');
    });
    await expect(file()).rejects.toThrow('no mail');
    expect(await store().read.select().from(cases)).toEqual([]);
    expect(await counted(store())).toEqual({});
  });

  test('of two people who take up the same case at once, one is told that it was done already', async () => {
    const { cases: ledger, file } = await givenLedger(store());
    const { id } = await file();
    const receive = () => store().write((tx) => ledger.move(tx, id, { verb: 'receive', actor: HEAD }));
    const answers = await Promise.allSettled([receive(), receive()]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const received = and(eq(caseEvent.caseId, id), eq(caseEvent.kind, 'receive'));
    expect(await store().read.select().from(caseEvent).where(received)).toHaveLength(1);
  });
}
