import { afterEach, beforeEach, expect, test } from 'vitest';
import { post } from '../../src/platform/jobs/outbox.ts';
import { at } from '../support/calendar.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, type Town } from '../support/town.ts';

let smtp: TestSmtp;
let town: Town;
beforeEach(async () => {
  smtp = await givenSmtp();
  town = await givenTown({ SMTP_URL: smtp.url });
});
afterEach(async () => {
  await town.close();
  await smtp.close();
});

const tick = () => town.app.runner.tick(town.clock.now());
const contact = { name: 'Người gửi', phone: '0900 000 000', email: '' };

/** The head asks for the contact of a case, so that the deputy must decide. */
async function askForKey() {
  const row = await givenCase(town, { contact });
  await (await deskOf(town, 'head-00070')).post(`/office/cases/${row.id}/contact`, { reason: 'Hẹn gặp để xin lỗi.' });
}

test('given a second key asked for in the night of a public holiday, then the deputy reads of it in the morning after', async () => {
  town.clock.set('2026-11-24 02:00');
  await askForKey();
  for (const quiet of ['2026-11-24 02:00', '2026-11-24 10:00', '2026-11-25 05:59']) {
    town.clock.set(quiet);
    await tick();
    expect(smtp.mails).toHaveLength(0);
  }
  town.clock.set('2026-11-25 06:00');
  await tick();
  expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['pho.00070@example.vn']);
});

test('given a second key asked for in the evening of a working day, then the deputy still hears of it that day', async () => {
  town.clock.set('2026-11-16 20:00');
  await askForKey();
  await tick();
  expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['pho.00070@example.vn']);
});

test('given somebody who asks for a link to sign in with at night in Tết, then it comes at once', async () => {
  town.clock.set('2026-02-17 02:00');
  await town.post('/office/sign-in/link', { email: 'truong.00070@example.vn' });
  await tick();
  expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['truong.00070@example.vn']);
});

test('given a resident who asked before a weekend to be erased, then the head is reminded on the working day before the last', async () => {
  const row = await givenCase(town, {});
  const { store, ids } = town.services;
  const { privacyRequest, outbox } = store.t;
  const asked = { id: ids.uuid(), caseId: row.id, kind: 'erase' as const, words: '', state: 'open' as const };
  // A Thursday morning: two working days end on Monday at 17:00.
  const times = { askedAt: at('2026-11-12 09:00'), dueAt: at('2026-11-16 17:00') };
  await store.write((tx) => tx.insert(privacyRequest).values({ ...asked, ...times, sending: 'one' }));
  const stages = async () =>
    (await store.read.select().from(outbox)).flatMap(({ kind, dedupeKey }) =>
      kind === 'privacy' ? (dedupeKey.split(':').at(-1) ?? '') : [],
    );
  const sent = async () =>
    (await store.read.select().from(outbox)).filter(({ kind, state }) => kind === 'privacy' && state === 'sent').length;
  town.clock.set('2026-11-12 16:00');
  await tick();
  expect(await stages()).toEqual(['asked']);
  town.clock.set('2026-11-13 09:00');
  await tick();
  expect(await stages()).toEqual(['asked', 'soon']);
  expect(await sent()).toBe(2);
  // It ended on Monday; what is late is told in the morning, and not at night.
  town.clock.set('2026-11-16 23:30');
  await tick();
  expect(await stages()).toEqual(expect.arrayContaining(['late', 'above']));
  expect(await sent()).toBe(2);
  town.clock.set('2026-11-17 08:00');
  await tick();
  expect(await sent()).toBe(4);
});

test('given a mail answered at night, then the word that it was not taken comes at once', async () => {
  town.clock.set('2026-02-17 02:00');
  const { store, ids } = town.services;
  const params = { why: 'empty' };
  const mail = { kind: 'mail_refused', dedupeKey: 'mail_refused:1', personId: 'head-00070', params };
  await store.write((tx) => post(tx, ids, { ...mail, at: town.clock.now() }));
  await tick();
  expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['truong.00070@example.vn']);
});
