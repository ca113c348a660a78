import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServices } from '../../../src/deps.ts';
import { fold } from '../../../src/domain/text.ts';
import { type Finding, verifyLedger } from '../../../src/features/cases/index.ts';
import { trackingHashOf } from '../../../src/features/intake/index.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { integrityOf } from '../../../src/platform/db/backup.ts';
import { readSnapshot } from '../../../src/platform/db/snapshot.ts';
import { createLog } from '../../../src/platform/log.ts';
import type { Services } from '../../../src/platform/services.ts';
import { createLoad, type Sent, seededRandom, send } from '../../support/load.ts';
import { diskFolder } from '../../support/quick-folder.ts';
import { givenFolder, type Program, removeFolder, SECRET_KEY, startProgram } from '../../support/server.ts';
import { until } from '../../support/server-until.ts';
import { HOUSE } from '../../support/town.ts';

const ROUNDS = 20;
const SEED = 20261122;
const EVERYWHERE = { units: 'all', restrictedIn: 'all' } as const;

let folder: string;
let program: Program | null = null;
beforeAll(async () => {
  folder = await givenFolder(mkdtempSync(path.join(diskFolder(), 'homthu-kill-')));
});
afterAll(async () => {
  await program?.kill();
  removeFolder(folder);
});

test('given a program killed twenty times under load, then what it acknowledged is there, once, with its mail, and the books are whole', {
  timeout: 300_000,
}, async () => {
  const random = seededRandom(SEED);
  const load = createLoad(random);
  for (let round = 0; round < ROUNDS; round++) {
    program = await startProgram(folder, { TRUST_PROXY: '127.0.0.1' });
    const before = load.requests();
    const wanted = before + 17 + Math.floor(random() * 80);
    const ran = load.run(program.url);
    const { running } = program;
    await until('enough is under way', () => load.requests() >= wanted || !running());
    await program.kill();
    await ran;
  }
  const acknowledged = load.all.filter((one) => one.receipt !== null);
  const unanswered = load.all.filter((one) => one.receipt === null);
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 10);
  expect(unanswered.length).toBeGreaterThan(0);

  await booksAreWhole(acknowledged);

  program = await startProgram(folder, { TRUST_PROXY: '127.0.0.1' });
  for (const one of unanswered) {
    const first = await send(program.url, one, 1);
    const second = await send(program.url, one, 1);
    expect(first).not.toBeNull();
    if (one.via === 'api') expect(second).toBe(first);
    one.receipt = first;
  }
  expect(await program.stop()).toBe(0);
  expect(await booksAreWhole(load.all)).toBe(load.all.length);
});

type Books = Awaited<ReturnType<typeof readBooks>>;

async function readBooks({ store: { t, read } }: Services) {
  const rows = await read.select().from(t.cases);
  const mails = await read.select().from(t.outbox).where(eq(t.outbox.kind, 'new_case'));
  const firsts = await read.select().from(t.caseEvent).where(eq(t.caseEvent.n, 1));
  return {
    rows,
    bySubmission: Map.groupBy(rows, (row) => row.submissionId),
    mails: Map.groupBy(mails, (mail) => mail.caseId),
    firsts: Map.groupBy(firsts, (event) => event.caseId),
  };
}

/** What is not as it should be of one sending that was acknowledged. */
async function faultsOf(one: Sent, services: Services, books: Books): Promise<string[]> {
  const found = books.bySubmission.get(services.keys.hash('submission', one.submissionId)) ?? [];
  const [row] = found;
  if (!row || found.length > 1) return [`${one.mark}: ${found.length} cases`];
  const hits = await services.store.dialect.search.find([fold(one.mark)], EVERYWHERE, null, 5);
  const demands: [boolean, string][] = [
    [row.message.includes(one.mark), 'other words'],
    [books.mails.get(row.id)?.length === 1, 'not one mail'],
    [String(books.firsts.get(row.id)?.map((event) => event.kind)) === 'submitted', 'no first event'],
    [one.via === 'form' || trackingHashOf(services, one.receipt ?? '') === row.trackingHash, 'another tracking code'],
    [String(hits) === String(row.serial), `search finds ${hits.length}`],
  ];
  return demands.flatMap(([met, fault]) => (met ? [] : [`${one.mark}: ${fault}`]));
}

/** Looks into the folder while no program runs on it. @returns how many cases there are */
async function booksAreWhole(expected: readonly Sent[]): Promise<number> {
  const config = readConfig({ DATA_DIR: folder, SECRET_KEY });
  const services = createServices(config, HOUSE, { log: createLog('silent') });
  try {
    const books = await readBooks(services);
    const faults: string[] = [];
    for (const one of expected) faults.push(...(await faultsOf(one, services, books)));
    expect(faults).toEqual([]);
    // Each sending, acknowledged or not, has words of its own: none may be there twice.
    expect(new Set(books.rows.map((row) => row.message)).size).toBe(books.rows.length);
    expect(integrityOf(config.databaseFile)).toEqual([]);
    const findings: Finding[] = [];
    const tell = (finding: Finding) => void findings.push(finding);
    await readSnapshot(config.databaseFile, ({ handle }) => verifyLedger(handle, services.vault, tell, () => {}));
    expect(findings).toEqual([]);
    return books.rows.length;
  } finally {
    await services.store.close();
    await services.mailer.close();
  }
}
