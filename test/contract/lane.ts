import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { createIds } from '../../src/platform/ids.ts';
import { createLane } from '../../src/platform/jobs/deliver.ts';
import { post } from '../../src/platform/jobs/outbox.ts';
import type { Pack } from '../../src/platform/jobs/parcel.ts';
import { purgeJobs } from '../../src/platform/jobs/purge.ts';
import { createSweeper } from '../../src/platform/jobs/sweeps.ts';
import { createLog } from '../../src/platform/log.ts';
import type { Letter, Mailer } from '../../src/platform/mail/mailer.ts';
import { at } from '../support/calendar.ts';

const NOW = at('2026-11-16 09:00');
const MINUTE = 60_000;
const config = readConfig({
  BASE_URL: 'https://hom-thu.example.vn',
  SECRET_KEY: 'a secret of the contract, long enough',
});
const log = createLog('silent', { write() {} });
const signal = new AbortController().signal;

export function laneSentences(store: () => Store): void {
  let taken: Letter[];
  /** Who was written to while another letter was on its way. */
  let abreast: string[];
  /** To whom no letter can be written. */
  let unwritten: string | null;
  beforeEach(() => {
    taken = [];
    abreast = [];
    unwritten = null;
  });

  const ids = createIds({ now: () => NOW });
  const onTheWay = new Set<string>();
  const mailer: Mailer = {
    async send(letter) {
      abreast.push(...[...onTheWay].map((to) => `${letter.to} beside ${to}`));
      onTheWay.add(letter.to);
      await turn();
      onTheWay.delete(letter.to);
      taken.push(letter);
      return letter.to === 'later@example.vn' ? { later: '451 later' } : { ok: true, response: '250 ok' };
    },
    async close() {},
  };
  /** One letter a row, to the address that the row names. */
  const pack: Pack = async (rows) => {
    if (rows.some(({ params }) => params.to === unwritten)) throw new Error('half a program');
    return rows.map((row) => ({ rows: [row], draft: { to: String(row.params.to), subject: '', text: '', html: '' } }));
  };
  const lane = () =>
    createLane({
      services: { store: store(), clock: { now: () => NOW }, log, config, ids },
      mailer,
      pack,
      bundles: new Set(['new_case']),
      mailboxes: { taken: async () => {}, dead: async () => {} },
      returns: null,
    });
  type Whom = { caseId?: string; unitId?: string; personId?: string };
  const queue = (dedupeKey: string, to: string, whom: Whom = {}, at = NOW) =>
    store().write((tx) => post(tx, ids, { kind: 'new_case', dedupeKey, params: { to }, at, ...whom }));
  const rows = () => store().read.select().from(store().t.outbox);

  test('rows are sent once, in the transaction of their cause they are written once', async () => {
    await queue('a', 'a@example.vn');
    await queue('a', 'a@example.vn');
    const deliver = lane();
    await deliver(NOW, signal);
    await deliver(NOW + MINUTE, signal);
    expect(taken.map(({ to }) => to)).toEqual(['a@example.vn']);
    expect(await rows()).toMatchObject([{ state: 'sent', sentAt: NOW, sentTo: 'a@example.vn', lockedUntil: 0 }]);
  });

  test('a mail that must wait holds back what its case tells the same reader, and nothing else', async () => {
    const ward = { caseId: 'c1', unitId: '00070' };
    await queue('first', 'later@example.vn', ward);
    await queue('above', 'city@example.vn', { ...ward, unitId: '01' });
    const deliver = lane();
    await deliver(NOW, signal);
    await queue('second', 'x@example.vn', ward, NOW + 1);
    await queue('later above', 'city2@example.vn', { ...ward, unitId: '01' }, NOW + 1);
    await queue('holder', 'holder@example.vn', { ...ward, personId: 'p' }, NOW + 1);
    await queue('other', 'b@example.vn', { ...ward, caseId: 'c2' }, NOW + 1);
    await deliver(NOW + 1000, signal);
    const { length } = taken;
    expect(taken.map(({ to }) => to).sort()).toEqual([
      'b@example.vn',
      'city2@example.vn',
      'city@example.vn',
      'holder@example.vn',
      'later@example.vn',
    ]);
    await deliver(NOW + MINUTE, signal);
    expect(taken.slice(length).map(({ to }) => to)).toEqual(['later@example.vn']);
  });

  test('what a case tells one mailbox, as the unit and as a person, leaves one after the other', async () => {
    const whom = { caseId: 'c1', unitId: '00070' };
    await queue('unit', 'same@example.vn', whom);
    await queue('other', 'other@example.vn', { ...whom, unitId: '01' }, NOW + 1);
    await queue('person', 'same@example.vn', { ...whom, personId: 'p' }, NOW + 2);
    await lane()(NOW + 2, signal);
    expect(taken.map(({ to }) => to)).toEqual(['same@example.vn', 'other@example.vn', 'same@example.vn']);
    expect(abreast).not.toContain('same@example.vn beside same@example.vn');
  });

  test('a mail that cannot be written is tried again after a minute, and holds back what its case tells the same reader alone', async () => {
    const whom = { caseId: 'c1', unitId: '00070' };
    unwritten = 'a@example.vn';
    await queue('first', 'a@example.vn', whom);
    await queue('second', 'b@example.vn', whom, NOW + 1);
    await queue('other', 'c@example.vn', { ...whom, caseId: 'c2' }, NOW + 2);
    await lane()(NOW + 2, signal);
    expect(taken.map(({ to }) => to)).toEqual(['c@example.vn']);
    const [first] = (await rows()).filter(({ attempts }) => attempts > 0);
    expect(first).toMatchObject({ state: 'waiting', attempts: 1, lockedUntil: 0, dueAt: NOW + 2 + MINUTE });
    expect(first?.lastError).toBe('could not be written: half a program');
    unwritten = null;
    await lane()(NOW + 2 + MINUTE, signal);
    expect(taken.map(({ to }) => to)).toEqual(['c@example.vn', 'a@example.vn', 'b@example.vn']);
  });

  test('two lanes at the same moment share the rows between them', async () => {
    for (let i = 0; i < 30; i++) await queue(`k${i}`, `p${i}@example.vn`, { caseId: `c${i}` });
    await Promise.all([lane()(NOW, signal), lane()(NOW, signal)]);
    expect(new Set(taken.map(({ to }) => to)).size).toBe(30);
    expect(taken).toHaveLength(30);
  });

  test('what was sent 90 days ago is purged', async () => {
    await queue('old', 'a@example.vn');
    await lane()(NOW, signal);
    expect(await purgeJobs({ store: store() }, NOW + 89 * 24 * 60 * MINUTE)).toBe(0);
    expect(await purgeJobs({ store: store() }, NOW + 91 * 24 * 60 * MINUTE)).toBe(1);
    expect(await rows()).toEqual([]);
  });

  test('a slot of time is swept by one of two processes, and a failure is on record', async () => {
    let ran = 0;
    const sweeps = [
      { name: 'works', every: 5, run: async () => ++ran },
      {
        name: 'fails',
        every: '08:00',
        async run(): Promise<number> {
          throw new Error('no luck');
        },
      },
    ];
    await Promise.all([1, 2].map(() => createSweeper({ store: store(), log }, sweeps)(NOW, signal)));
    expect(ran).toBe(1);
    const noted = await store().read.select().from(store().t.slot).orderBy(store().t.slot.sweep);
    expect(noted).toMatchObject([
      { sweep: 'fails', error: 'no luck', slot: at('2026-11-16 08:00') },
      { sweep: 'works', count: 1, error: null },
    ]);
  });
}
