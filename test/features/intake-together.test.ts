import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Finding, verifyLedger } from '../../src/features/cases/index.ts';
import { allCases, codeOn } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const words = (i: number) => `Lần thứ ${i} trong tháng tôi phải chờ cả buổi sáng mà quầy chỉ có một người làm.`;

test('given fifty residents who send at the same instant, two of them twice, then each has a case and a code of their own, and the repeats have the first ones', async () => {
  const sendings = Array.from({ length: 50 }, (_, i) => ({
    kind: i % 5 === 0 ? 'suggestion' : 'complaint',
    message: words(i),
    submissionId: randomUUID(),
    ...(i % 3 === 0 && { rule: 'CC25' }),
  }));
  const all = [...sendings, ...sendings.slice(7, 9)];
  const answers = await Promise.all(all.map((fields) => town.post(town.box('counter'), fields)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(all.map(() => 303));
  const codes = await Promise.all(answers.map(({ headers }) => codeOn(town, String(headers.location))));
  expect(new Set(codes).size).toBe(50);
  expect(codes.slice(50)).toEqual(codes.slice(7, 9));

  const rows = await allCases(town);
  expect(rows.map(({ message }) => message).sort()).toEqual(sendings.map(({ message }) => message).sort());
  const { read, t } = town.services.store;
  const mails = await read.select().from(t.outbox);
  expect(mails.map(({ caseId }) => caseId).sort()).toEqual(rows.map(({ id }) => id).sort());
  const tallies = await read.select().from(t.tally);
  expect(tallies.map(({ kind, received }) => [kind, received]).sort()).toEqual([
    ['complaint', 40],
    ['suggestion', 10],
  ]);
  const found: Finding[] = [];
  const walked = await verifyLedger(
    read,
    town.services.vault,
    (finding) => found.push(finding),
    () => {},
  );
  expect(walked).toMatchObject({ cases: 50, events: 50, journal: 50 });
  expect(found).toEqual([]);
});
