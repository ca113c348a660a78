import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createServices } from '../../src/deps.ts';
import { readRing, reseal, settleKey } from '../../src/features/secrets/index.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { connectPhone, cookieOf } from '../support/second-factor.ts';
import { givenTown, HOUSE, type Town } from '../support/town.ts';

const FIRST = 'the first key of this town, long enough';
const SECOND = 'the second key of this town, long enough';
const STEP = 30_000;

let town: Town;
const later: Town[] = [];
beforeEach(async () => {
  town = await givenTown({ SECRET_KEY: FIRST });
});
afterEach(async () => {
  for (const one of later.splice(0)) {
    await one.app.close();
    await one.services.store.close();
  }
  await town.close();
});

/** The same town, started anew with these keys. */
async function restarted(key: string, old?: string): Promise<Town> {
  const settings = { DATA_DIR: town.dataDir, BASE_URL: 'http://hom-thu.example.vn', SECRET_KEY: key };
  const config = readConfig({ ...settings, ...(old && { SECRET_KEY_OLD: old }) });
  const services = createServices(config, HOUSE, { clock: town.clock, log: createLog('silent') });
  expect(await settleKey(services)).toBe(true);
  const app = await createApp(services, HOUSE);
  const again: Town = {
    ...town,
    app,
    services,
    get: (url, headers = {}) => app.inject({ method: 'GET', url, headers }),
    post: (url, fields, { headers = {} } = {}) =>
      app.inject({
        method: 'POST',
        url,
        payload: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
  };
  later.push(again);
  return again;
}

async function signIn({ app, post }: Town): Promise<string> {
  const { pathname } = new URL(await app.staff.createSignInLink('head-00070'));
  return cookieOf(await post(pathname, {}));
}

async function letsIn(where: Town, code: string): Promise<boolean> {
  const answer = await where.post('/office/second', { code }, { headers: { cookie: await signIn(where) } });
  return answer.statusCode === 303;
}

test('given a new secret key, then phones and recovery codes go on working, before and after all is sealed anew', async () => {
  await settleKey(town.services);
  const { phone, codes } = await connectPhone(town, await signIn(town));
  const both = await restarted(SECOND, FIRST);
  town.clock.add(STEP);
  expect(await letsIn(both, phone.code())).toBe(true);
  expect(await letsIn(both, codes[0] ?? '')).toBe(true);
  await readRing(both.services);
  expect(await reseal(both.services)).toBe(1);
  const alone = await restarted(SECOND);
  town.clock.add(STEP);
  expect(await letsIn(alone, phone.code())).toBe(true);
  expect(await letsIn(alone, codes[0] ?? '')).toBe(false);
  expect(await letsIn(alone, codes[1] ?? '')).toBe(true);
});
