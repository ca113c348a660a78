import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stats } from '../../src/features/figures/api-schemas.ts';
import { Box, FeedbackInput, Problem, Receipt } from '../../src/features/intake/api-schemas.ts';
import { allCases, codeOn } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, { properties: Record<string, Record<string, unknown>> }> };
}

let town: Town;
let document: Document;
beforeAll(async () => {
  town = await givenTown();
  document = (await town.get('/openapi.json')).json();
});
afterAll(() => town.close());

const send = (payload: unknown, box = 'counter') =>
  town.app.inject({
    method: 'POST',
    url: `/api/v1/boxes${town.box(box)}/feedback`,
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    payload: JSON.stringify(payload),
  });
const WORDS = 'The counter was closed for two hours and nobody said why.';

/** Every route of the program, as `get /api/v1/boxes/{code}`. */
function routes(): string[] {
  const found: string[] = [];
  const path: string[] = [];
  for (const line of town.app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', name = '', methods = ''] = /^(.*?)[├└]── (\S+) \(([A-Z, ]+)\)/.exec(line) ?? [];
    if (name === '') continue;
    const depth = indent.length / 4;
    path.splice(depth);
    path[depth] = name;
    const whole = path.join('').replace(/:(\w+)/g, '{$1}');
    for (const method of methods.split(', ')) found.push(`${method.toLowerCase()} ${whole}`);
  }
  return found;
}

test('given the routes under /api/v1, when the document is read, then it describes each of them and no other', () => {
  const served = routes().filter((route) => / \/api\/v1\//.test(route) && !/^(head|options) /.test(route));
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  expect(document.openapi).toBe('3.1.0');
  expect(served.length).toBeGreaterThan(0);
  expect(described.toSorted()).toEqual(served.toSorted());
});

test('given that reading is slowed, when a program looks up a reading, then it is told of 429 and how to wait', async () => {
  const readings = Object.values(document.paths).flatMap((item) => (item.get ? [item.get] : []));
  expect(readings.length).toBeGreaterThan(0);
  for (const { responses } of readings) expect(JSON.stringify(responses[429])).toContain('Retry-After');
  const ask = () => town.app.inject({ url: '/api/v1/stats', remoteAddress: '203.0.113.77' });
  const answers = await Promise.all(Array.from({ length: 301 }, ask));
  const last = answers.find(({ statusCode }) => statusCode === 429);
  expect(last?.headers['retry-after']).toMatch(/^\d+$/);
  expect(Problem.parse(last?.json()).status).toBe(429);
});

test('given every reference in the document, when it is followed, then a schema is there', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(5);
  for (const [, name = ''] of references) expect(document.components.schemas).toHaveProperty(name);
});

test('given the schema of a feedback, when a program reads it, then it names the types and limits of the form', () => {
  const { properties } = document.components.schemas.Feedback ?? { properties: {} };
  expect(JSON.stringify(properties.message)).toContain('"maxLength":4000');
  expect(JSON.stringify(properties.rating)).toContain('"maximum":5');
  expect(Object.keys(properties).toSorted()).toEqual(Object.keys(FeedbackInput.shape).toSorted());
});

test('given a program, when it reads a box and sends a feedback, then the answers keep to their schemas', async () => {
  const box = Box.parse((await town.get(`/api/v1/boxes${town.box('counter')}`)).json());
  expect(box).toMatchObject({ placeKind: 'mot_cua', unit: 'Phường Hoàn Kiếm' });
  const sent = await send({ kind: 'complaint', message: WORDS, rating: 2, rule: 'CC25', lang: 'en', who: null });
  expect(sent.statusCode).toBe(201);
  expect(Receipt.parse(sent.json())).toMatchObject({ answerDueOn: '2026-11-23' });
  const rated = await send({ rating: 5 });
  expect(Receipt.parse(rated.json()).answerDueOn).toBeNull();
  expect((await allCases(town)).at(-1)).toMatchObject({ kind: 'rating', rating: 5, source: 'api' });
});

test('given one submissionId, when the form and the API send it, then both get the same code', async () => {
  const submissionId = randomUUID();
  const one = await send({ kind: 'praise', message: 'Thank you for the help!', submissionId });
  const other = await town.post(town.box('counter'), { kind: 'praise', message: 'Thank you!', submissionId });
  expect(await codeOn(town, String(other.headers.location))).toBe(one.json().trackingCode);
});

test('given mistakes of every kind, when a program sends them, then each is a problem that names its field', async () => {
  const wrong: [payload: unknown, field: string][] = [
    [{ kind: 'complaint' }, 'message'],
    [{ kind: 'khieu_nai', message: WORDS }, 'kind'],
    [{ kind: 'complaint', message: WORDS, rating: '5' }, 'rating'],
    [{ kind: 'complaint', message: WORDS, rating: 6 }, 'rating'],
    [{ kind: 'complaint', message: '😤'.repeat(4001) }, 'message'],
    [{ kind: 'complaint', message: ['x'] }, 'message'],
    [{ kind: 'complaint', message: WORDS, about: 'mayor' }, 'about'],
    [{ kind: 'complaint', message: WORDS, rule: 'CC999' }, 'rule'],
    [{ kind: 'complaint', message: WORDS, submissionId: 'x' }, 'submissionId'],
    [{ kind: 'complaint', message: WORDS, contactEmail: 'a@example.vn' }, 'consent'],
    [{ kind: 'complaint', message: WORDS, happenedAt: '2030-01-01T00:00:00Z' }, 'happenedAt'],
  ];
  const before = (await allCases(town)).length;
  for (const [payload, field] of wrong) {
    const answer = await send(payload);
    expect(answer.statusCode, field).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(Problem.parse(answer.json()).errors?.map((one) => one.field)).toEqual([field]);
  }
  expect((await send({ kind: 'complaint', message: '😤'.repeat(4000) })).statusCode).toBe(201);
  expect(await allCases(town)).toHaveLength(before + 1);
});

test('given another door, a retired box, an unknown box and no JSON, when a program sends, then the status says which', async () => {
  const door = await send({ kind: 'complaint', message: 'Có đánh nhau ở khu chờ ngay bây giờ, có người cầm dao!!!' });
  expect(door.statusCode).toBe(422);
  expect(Problem.parse(door.json()).door).toBe('emergency');
  expect((await send({ kind: 'complaint', message: WORDS }, 'old-counter')).statusCode).toBe(410);
  expect((await town.get('/api/v1/boxes/ABCDEFG')).statusCode).toBe(404);
  for (const payload of ['{"kind":', '[]', '"text"']) {
    const broken = await town.app.inject({
      method: 'POST',
      url: `/api/v1/boxes${town.box('counter')}/feedback`,
      headers: { 'content-type': 'application/json' },
      payload,
    });
    expect(broken.statusCode, payload).toBe(400);
    expect(broken.headers['content-type']).toContain('application/problem+json');
  }
});

test('given public figures, when a program reads them, then they keep to their schema', async () => {
  const stats = await town.get('/api/v1/stats?lang=en');
  expect(stats.headers['access-control-allow-origin']).toBe('*');
  expect(Stats.parse(stats.json()).months).toHaveLength(12);
});
