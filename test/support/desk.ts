import type { LightMyRequestResponse } from 'fastify';
import { makeReference } from '../../src/domain/codes.ts';
import { type Instant, localMonth } from '../../src/domain/instant.ts';
import { type CaseRow, createCases, sealContact, searchWords } from '../../src/features/cases/index.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import { at } from './calendar.ts';
import type { Town } from './town.ts';

/** A browser in which somebody is signed in. */
export interface Desk {
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, fields?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** A form in which a field may stand several times. */
  postAll(url: string, fields: URLSearchParams): Promise<LightMyRequestResponse>;
  /** A form with files. */
  send(url: string, form: FormData): Promise<LightMyRequestResponse>;
}

const HOUR = 3_600_000;
let sessions = 0;

/** Signs a person of the town in, without the mail, and with the second factor shown. @returns the value of the cookie */
export async function sessionOf({ services, clock }: Town, personId: string): Promise<string> {
  sessions += 1;
  const value = `session-${sessions}`;
  const now = clock.now();
  await services.store.write(async (tx) => {
    await tx.insert(services.store.t.session).values({
      id: services.keys.hash('session', value),
      personId,
      createdAt: now,
      seenAt: now,
      expiresAt: now + 100 * 24 * HOUR,
      secondAt: now,
      secondBy: 'app',
    });
  });
  return value;
}

/** A browser in which a person of the town is signed in. */
export async function deskOf(town: Town, personId: string): Promise<Desk> {
  const { app } = town;
  let cookie = `session=${await sessionOf(town, personId)}`;
  /** As a browser does: a new cookie takes the place of the old one. */
  async function ask(method: 'GET' | 'POST', url: string, type = '', payload?: string | Buffer) {
    const answer = await app.inject({
      method,
      url,
      payload,
      headers: { cookie, ...(type && { 'content-type': type }) },
    });
    cookie = /^session=[^;]+/.exec([answer.headers['set-cookie'] ?? ''].flat().join('\n'))?.[0] ?? cookie;
    return answer;
  }
  const form = (url: string, fields: URLSearchParams) =>
    ask('POST', url, 'application/x-www-form-urlencoded', fields.toString());
  return {
    get: (url) => ask('GET', url),
    post: (url, fields = {}) => form(url, new URLSearchParams(fields)),
    postAll: form,
    async send(url, form) {
      const { headers, body } = new Request('http://hom-thu.example.vn', { method: 'POST', body: form });
      return await ask(
        'POST',
        url,
        headers.get('content-type') ?? '',
        Buffer.from(await new Response(body).arrayBuffer()),
      );
    },
  };
}

export type GivenCase = Partial<CaseRow> & { contact?: { name: string; phone: string; email: string } };

/** A case as intake would have filed it, at the ward's counter unless told otherwise. */
export async function givenCase(town: Town, given: GivenCase = {}): Promise<CaseRow> {
  const { services, clock } = town;
  const { ids } = services;
  const { contact, ...more } = given;
  const receivedAt: Instant = more.receivedAt ?? clock.now();
  const id = ids.uuid();
  const row: CaseRow = {
    serial: ids.serial(),
    id,
    reference: makeReference(localMonth(receivedAt), ids),
    submissionId: id,
    trackingHash: `hash of ${id}`,
    boxId: 'counter',
    placeId: 'mc-00070',
    placeKind: 'mot_cua',
    filedUnitId: '00070',
    unitId: '00070',
    kind: 'complaint',
    status: 'received',
    queue: 'open',
    suspicion: null,
    restriction: null,
    restricted: false,
    urgent: false,
    rating: null,
    ruleCode: null,
    ruleVersion: null,
    about: 'staff',
    who: '',
    happenedAt: null,
    message: 'Tôi chờ ở quầy từ 8 giờ mà không ai gọi số.',
    lang: 'vi',
    source: 'form',
    receivedAt,
    month: localMonth(receivedAt),
    dueAt: at('2026-11-20 17:00'),
    answeredAt: null,
    onTime: null,
    closedAt: null,
    closedReason: null,
    contestUntil: null,
    contestedAt: null,
    satisfaction: null,
    satisfactionReason: null,
    firstDueAt: null,
    assigneeId: null,
    outcome: null,
    gate: null,
    apology: null,
    waitingFor: null,
    anonymisedAt: null,
    ...more,
  };
  const places = await createPlaces(services);
  const cases = createCases(services, places, async () => {});
  const sealed = contact ? { sealed: sealContact(services, id, contact), consentAt: receivedAt } : null;
  await services.store.write((tx) => cases.open(tx, [{ row, words: searchWords(row), contact: sealed, photos: [] }]));
  return row;
}

/** An answer as the form posts it, sent whatever the questions asked of it say. */
export const answerOf = (message: string, more: Record<string, string> = {}): Record<string, string> => ({
  message,
  outcome: 'explained',
  overrule: 'Đã gọi điện nói rõ.',
  ...more,
});

/** A case about the head of the ward of Hoàn Kiếm: it belongs to the city. */
export const aboutHead = {
  about: 'head',
  unitId: '01',
  restriction: 'about_head',
  message: 'Chủ tịch phường quát người dân.',
} as const;

/** References shown on a page. */
export const referencesIn = (html: string): string[] => [...new Set(html.match(/HT\d{4}-[0-9A-Z]{8}/g) ?? [])];

/** The figures on the tabs of a list, by their words in addresses: `{ todo: '3', late: '99+', … }`. */
export const tabsIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/data-go="(\w+)"[^>]*>[^<]*<span class="n">([^<]*)<\/span>/g)].map(([, tab, n]) => [tab, n]),
  );
