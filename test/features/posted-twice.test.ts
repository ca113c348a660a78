import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStory } from '../../src/features/cases/index.ts';
import { type Desk, deskOf, type GivenCase, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
let body: string;
beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  await (await deskOf(town, 'administrator')).post('/office/bodies/new', {
    kind: 'state_company',
    nameVi: 'Tổng công ty Đường sắt Việt Nam',
    address: '118 Lê Duẩn, Hà Nội',
    website: 'https://example.vn',
    howVi: 'Gửi đơn hoặc gọi trong giờ làm việc.',
    source: 'trang web của cơ quan, 16/11/2026',
  });
  const { read, t } = town.services.store;
  body = (await read.select().from(t.outsideBody).limit(1))[0]?.id ?? '';
});
afterAll(() => town.close());

const path = (id: string, noun: string) => `/office/cases/${id}/${noun}`;
const eventsOf = async (id: string) => (await readStory(town.services.store.read, id, false)).events;

interface Form {
  noun: string;
  given?: GivenCase;
  fields: () => Promise<Record<string, string>> | Record<string, string>;
  /** Another form of the same kind, which is not the same deed. */
  other?: Record<string, string>;
}
const WHY = 'Thuộc thẩm quyền của nơi khác.';
const CALL = { reason: 'call', promiseOn: '2026-11-16', person: 'head-00070' };
const FORMS: readonly Form[] = [
  { noun: 'receipt', given: { status: 'received' }, fields: () => ({}) },
  { noun: 'claim', fields: () => ({}) },
  { noun: 'handback', given: { assigneeId: 'head-00070' }, fields: () => ({}) },
  { noun: 'assignment', fields: () => ({ person: 'officer-00070' }), other: { person: 'deputy-00070' } },
  { noun: 'refusal', fields: () => ({ reason: 'already_settled' }), other: { reason: 'withdrawn' } },
  { noun: 'redirection', fields: () => ({ reason: 'emergency' }), other: { reason: 'administrative_rule' } },
  { noun: 'referral', fields: () => ({ body }) },
  { noun: 'extension', fields: () => ({ days: '2', reason: WHY }), other: { days: '1' } },
  {
    noun: 'transfer',
    fields: () => ({ unit: 'Phường Cửa Nam', reason: WHY }),
    other: { reason: 'Vì một lý do khác.' },
  },
  { noun: 'merger', fields: async () => ({ reference: (await givenCase(town)).reference }) },
  { noun: 'reopening', given: { status: 'spam', queue: 'done' }, fields: () => ({}) },
  { noun: 'apology', given: { dueAt: 0 }, fields: () => CALL, other: { person: 'deputy-00070' } },
];

describe.each(FORMS)('a form without words, posted twice: $noun', ({ noun, given = {}, fields, other }) => {
  test.each(['one after the other', 'both at once'])('is done once, and both say so: %s', async (how) => {
    const { id } = await givenCase(town, { status: 'in_progress', ...given });
    const form = { ...(await fields()), seen: '1' };
    const post = () => head.post(path(id, noun), form);
    const answers = how === 'both at once' ? await Promise.all([post(), post()]) : [await post(), await post()];
    const said = answers.map(({ statusCode, headers }) => [statusCode, headers.location]);
    expect(said[0]?.[0]).toBe(303);
    expect(said[1]).toEqual(said[0]);
    expect(await eventsOf(id)).toHaveLength(2);
    if (!other) return;
    const wrong = await head.post(path(id, noun), { ...form, ...other });
    expect(wrong.statusCode).toBeGreaterThanOrEqual(400);
  });
});

test('a colleague’s deed of the same kind is not one’s own', async () => {
  const { id } = await givenCase(town, { status: 'in_progress' });
  const form = { reason: 'already_settled', seen: '1' };
  const deputy = await deskOf(town, 'deputy-00070');
  await deputy.post(path(id, 'refusal'), form);
  expect((await head.post(path(id, 'refusal'), form)).statusCode).toBe(409);
});

test('a case joined with another is parted once', async () => {
  const [one, into] = [await givenCase(town), await givenCase(town)];
  await head.post(path(one.id, 'merger'), { reference: into.reference, seen: '1' });
  const part = () => head.post(path(one.id, 'parting'), { seen: '2' });
  expect([(await part()).statusCode, (await part()).statusCode]).toEqual([303, 303]);
  expect((await eventsOf(into.id)).map(({ kind }) => kind)).toEqual(['submitted', 'join', 'part']);
});
