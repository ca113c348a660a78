import { afterEach, beforeEach, expect, test } from 'vitest';
import { groups } from '../../src/platform/db/group.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const WORDS = 'Cán bộ ở quầy nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';

/** The value of a line of `/metrics`, by its name and labels. */
async function metric(line: string): Promise<number> {
  const { body } = await town.get('/metrics');
  const found = body.split('\n').find((one) => one.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1));
}

test('given a program that is well, it says that it is up and able to store', async () => {
  expect((await town.get('/healthz')).json()).toEqual({ up: true });
  const ready = await town.get('/readyz');
  expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true, reasons: [] }]);
  expect(ready.headers['cache-control']).toBe('no-store');
});

test('however many ask whether it is ready, the disk is tried once in two seconds', async () => {
  let written = 0;
  const count = () => {
    written += 1;
  };
  groups.subscribe(count);
  try {
    await Promise.all(Array.from({ length: 50 }, () => town.get('/readyz')));
    expect(written).toBe(1);
    town.clock.add(2_000);
    await town.get('/readyz');
    expect(written).toBe(2);
  } finally {
    groups.unsubscribe(count);
  }
});

test('given a feedback, the figures tell of it by the pattern of its route, and of the mail that waits', async () => {
  expect(await metric('homthu_outbox_waiting')).toBe(0);
  await town.get(town.box('counter'));
  await town.post(town.box('counter'), { kind: 'complaint', message: WORDS });
  await town.post(town.box('counter'), {
    kind: 'complaint',
    message: `Mua hàng ở đây: ${WORDS}`,
    website: 'http://example.vn',
  });
  expect(await metric('homthu_outbox_waiting')).toBe(1);
  expect(await metric('homthu_quarantine')).toBe(1);
  expect(await metric('homthu_http_answer_seconds_count{method="POST",route="/:box",status="303"}')).toBe(2);
  expect(await metric('homthu_write_group_size_sum')).toBeGreaterThanOrEqual(2);
  expect(await metric('homthu_ready')).toBe(1);
  expect(await metric('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  expect(await metric('process_resident_memory_bytes')).toBeGreaterThan(0);
});

test('given a page of the office, the figures tell of it once, by the pattern of its own route', async () => {
  await town.get('/metrics');
  await town.get('/office/cases/0190?lang=en');
  expect(await metric('homthu_http_answer_seconds_count{method="GET",route="/office/cases/:id",status="303"}')).toBe(1);
  const { body } = await town.get('/metrics');
  expect(body).not.toContain('/office/*');
});

test('no figure names a box, an address of the net or a word that was sent', async () => {
  await town.get('/metrics');
  await town.post(town.box('counter'), { kind: 'complaint', message: WORDS });
  await town.get(`/${'x'.repeat(50)}?email=a@example.vn`);
  const { body } = await town.get('/metrics');
  for (const secret of [town.box('counter').slice(1), '203.0.113.7', 'cộc cằn', 'xxxx', 'example.vn']) {
    expect(body).not.toContain(secret);
  }
});
