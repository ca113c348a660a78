import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createServices } from '../../src/deps.ts';
import { unsealContact, verifyLedger } from '../../src/features/cases/index.ts';
import { acceptLoss, countLoss, readRing, reseal, settleKey } from '../../src/features/secrets/index.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { addressHash } from '../../src/platform/mail/address-hash.ts';
import { createReturnAddresses } from '../../src/platform/mail/return-address.ts';
import type { Services } from '../../src/platform/services.ts';
import { HOUSE, settledFile } from '../support/town.ts';
import { codeOf } from '../support/town-rows.ts';

const FIRST = 'the first key of this house, long enough';
const SECOND = 'the second key of this house, long enough';
const THIRD = 'the third key of this house, long enough!';
const SUBMISSION = '5d2c7a90-18b4-4c57-8a3e-0c9d1e2f3a4b';

let dataDir: string;
let open: { app: FastifyInstance; services: Services } | null = null;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'homthu-key-'));
  copyFileSync(await settledFile(), path.join(dataDir, 'homthu.db'));
});
afterEach(async () => {
  await close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function close(): Promise<void> {
  await open?.app.close();
  await open?.services.store.close();
  open = null;
}

/** A start of the program with these keys; null when it refuses. */
async function start(key: string, old?: string): Promise<{ app: FastifyInstance; services: Services } | null> {
  await close();
  const config = readConfig({
    DATA_DIR: dataDir,
    DEMO: '0',
    SECRET_KEY: key,
    ...(old && { SECRET_KEY_OLD: old }),
  });
  const services = createServices(config, HOUSE, { log: createLog('silent') });
  if (!(await settleKey(services))) {
    await services.store.close();
    return null;
  }
  open = { app: await createApp(services, HOUSE), services };
  return open;
}
async function started(key: string, old?: string) {
  const found = await start(key, old);
  if (!found) throw new Error('it refuses to start');
  return found;
}

async function send(app: FastifyInstance): Promise<{ trackingCode: string; reference: string }> {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/boxes/${codeOf('counter')}/feedback`,
    payload: {
      kind: 'complaint',
      message: 'Tôi chờ ở quầy từ 8 giờ.',
      contactPhone: '0900 000 000',
      consent: true,
      submissionId: SUBMISSION,
    },
  });
  return answer.json();
}
const track = async (app: FastifyInstance, code: string) =>
  (await app.inject({ url: '/api/v1/feedback', headers: { 'x-tracking-code': code } })).statusCode;
async function contact({ services }: { services: Services }): Promise<string | null> {
  const { read, t } = services.store;
  const [row] = await read.select().from(t.cases);
  return await unsealContact(services, read, row?.id ?? '').then(
    ({ phone }) => phone,
    () => null,
  );
}
const sealed = async ({ services }: { services: Services }) => {
  const { read, t } = services.store;
  return (await read.select().from(t.sealedContact))[0]?.sealed;
};

const letter = { kind: 'reply', outboxId: '0193a1c2-7d00-7abc-8def-0123456789ab', turns: 1 } as const;
const returns = ({ services }: { services: Services }) => createReturnAddresses('tra@example.vn', services.keys);

describe('changing the secret key', () => {
  test('given the old key beside the new one, then codes, receipts and contacts work before and after sealing anew', async () => {
    const first = await started(FIRST);
    const sent = await send(first.app);
    const before = await sealed(first);
    expect(await start(SECOND)).toBeNull();
    const second = await started(SECOND, FIRST);
    expect(await track(second.app, sent.trackingCode)).toBe(200);
    expect(await contact(second)).toBe('0900 000 000');
    expect(await reseal(second.services)).toBe(1);
    expect(await sealed(second)).not.toBe(before);
    expect(await reseal(second.services)).toBe(0);
    const third = await started(SECOND);
    expect(await contact(third)).toBe('0900 000 000');
    expect(await track(third.app, sent.trackingCode)).toBe(200);
    expect(await send(third.app)).toMatchObject(sent);
    const { read, t } = third.services.store;
    expect(await read.select({ id: t.cases.id }).from(t.cases)).toHaveLength(1);
    const found: unknown[] = [];
    await verifyLedger(
      read,
      third.services.vault,
      (finding) => void found.push(finding),
      () => {},
    );
    expect(found).toEqual([]);
  });

  test('given an end in the midst of it, then the new key alone goes on', async () => {
    await send((await started(FIRST)).app);
    await started(SECOND, FIRST);
    const later = await started(SECOND);
    expect(await contact(later)).toBe('0900 000 000');
    expect(await reseal(later.services)).toBe(1);
    expect(await contact(await started(SECOND))).toBe('0900 000 000');
  });

  test('given two changes, the second before the first was done, then nothing is lost', async () => {
    const { trackingCode } = await send((await started(FIRST)).app);
    await started(SECOND, FIRST);
    const third = await started(THIRD, SECOND);
    expect(await reseal(third.services)).toBe(1);
    const last = await started(THIRD);
    expect(await contact(last)).toBe('0900 000 000');
    expect(await track(last.app, trackingCode)).toBe(200);
    expect(await start(FIRST)).toBeNull();
  });

  test('given a letter of before, then its answer and its bounce are known after two changes, and so is a dead mailbox', async () => {
    const first = await started(FIRST);
    const sent = returns(first).write(letter);
    const dead = addressHash(first.services.keys, 'truong@example.vn');
    const second = await started(SECOND, FIRST);
    expect(returns(second).read(sent)).toEqual(letter);
    expect(addressHash(second.services.keys, 'truong@example.vn')).toBe(dead);
    expect(returns(await started(THIRD, SECOND)).read(sent)).toEqual(letter);
  });

  test('given an earlier version, which kept fewer keys, then what it mailed under its own is known after the next change', async () => {
    const { keys, store } = (await started(FIRST)).services;
    const fewer = keys.seal('ring', JSON.stringify(keys.subkeys(['tracking-code'])), 'key ring');
    const kept = { id: 'kept', sealed: fewer, addedAt: 0, progress: { column: '', after: '', done: 0, lost: 0 } };
    await store.write((tx) => tx.insert(store.t.keyRing).values({ ...kept, finishedAt: 0 }));
    const sent = returns(await started(FIRST)).write(letter);
    expect(returns(await started(SECOND, FIRST)).read(sent)).toEqual(letter);
  });

  test('the runner seals anew by itself, and says so in the audit log', async () => {
    await send((await started(FIRST)).app);
    const second = await started(SECOND, FIRST);
    await second.app.runner.tick(second.services.clock.now());
    const { read, t } = second.services.store;
    expect(
      (await read.select().from(t.audit)).map(({ action, data }) => [action, data.done, data.lost]),
    ).toContainEqual(['secret.rotated', 1, 0]);
    const [former] = (await read.select().from(t.keyRing)).filter(({ id }) => id !== 'kept');
    expect(former).toMatchObject({ sealed: '' });
  });

  test('given a wrong old key, then it does not start', async () => {
    await send((await started(FIRST)).app);
    expect(await start(SECOND, THIRD)).toBeNull();
  });
});

test('given a key that is lost, then what is lost is counted and, accepted, the rest lives on; found again, contacts come back', async () => {
  const { trackingCode } = await send((await started(FIRST)).app);
  await close();
  const config = readConfig({ DATA_DIR: dataDir, DEMO: '0', SECRET_KEY: SECOND });
  const services = createServices(config, HOUSE, { log: createLog('silent') });
  await readRing(services);
  const loss = await countLoss(services);
  expect(loss).toEqual({ contacts: 1, trackingCodes: 1, codeApps: 0, recoveryCodes: 0 });
  await acceptLoss(services, loss);
  await services.store.close();
  const later = await started(SECOND);
  expect(await track(later.app, trackingCode)).toBe(404);
  expect(await contact(later)).toBeNull();
  const found = await started(SECOND, FIRST);
  expect(await contact(found)).toBe('0900 000 000');
  expect(await reseal(found.services)).toBe(1);
  expect(await contact(await started(SECOND))).toBe('0900 000 000');
});
