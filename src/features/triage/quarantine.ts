import { desc, inArray } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type CaseKind, STATUSES } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { cases as table } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { actorOf, type CaseRow, findCase, readStory, targetOf } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { DeskDeps } from './case-file.ts';
import { EVERYTHING, type ListedCase } from './listing.ts';
import { type Asked, readPage } from './page-of-cases.ts';
import { type ListQuery, positionText, readQuery } from './query.ts';
import { spotOf } from './row.ts';
import { quarantineScope, type Scope } from './scope.ts';

interface HeldCase {
  id: string;
  reference: string;
  kind: CaseKind;
  place: string;
  spot: string;
  unit: string;
  receivedAt: Instant;
  /** Why it is held. */
  why: string;
  rating: number | null;
  message: string;
  lang: string;
}

export interface QuarantinePage {
  frame: OfficeFrame;
  notice: string | null;
  held: HeldCase[];
  /** What was confirmed as spam not long ago, on the first page. */
  confirmed: HeldCase[];
  pager: { before: string | null; after: string | null };
}

function heldCase(city: City, row: CaseRow, lang: Lang): HeldCase {
  const { id, reference, kind, receivedAt, rating, message } = row;
  return {
    id,
    reference,
    kind,
    receivedAt,
    rating,
    message,
    place: city.placeName(row.placeId, lang),
    spot: spotOf(city, row.boxId, lang),
    unit: city.unitName(row.unitId, lang),
    why: row.suspicion ? translator(lang)(`office.suspicion.${row.suspicion}` as MessageKey) : '',
    lang: row.lang,
  };
}

/** What was confirmed as spam has been looked at; it waits for its erasure. */
const NOT_YET = { ...EVERYTHING, statuses: STATUSES.filter((status) => status !== 'spam') };
const CONFIRMED = { ...EVERYTHING, statuses: ['spam'] as const };
/** So long a mistake can be found and mended on the same page. */
const LATELY_MS = 30 * DAY_MS;
const HELD = { lane: 'held', queues: ['quarantine'], order: 'down' } as const;
const VERBS = { release: 'release', spam: 'mark_spam' } as const;
const isVerb = (verb: string): verb is keyof typeof VERBS => Object.hasOwn(VERBS, verb);

async function wholeRows(read: Handle, listed: readonly ListedCase[]): Promise<CaseRow[]> {
  const serials = listed.map(({ serial }) => serial);
  return await read.select().from(table).where(inArray(table.serial, serials)).orderBy(desc(table.serial));
}

async function confirmedLately({ services: { store, clock } }: DeskDeps, scope: Scope): Promise<CaseRow[]> {
  const { rows } = await readPage(store.read, scope, { ...HELD, filter: CONFIRMED, at: null });
  const since = clock.now() - LATELY_MS;
  return (await wholeRows(store.read, rows)).filter((row) => row.anonymisedAt === null && (row.closedAt ?? 0) > since);
}

function placeIn({ after, before }: ListQuery): Asked['at'] {
  if (after) return { side: 'after', position: after };
  return before ? { side: 'before', position: before } : null;
}

async function sendList(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { services, staff, places } = deps;
  const visitor = staff.visitor(request);
  const city = places.city();
  const { lang } = request;
  const scope = quarantineScope(staff.powersOf(visitor), city.units);
  if (scope.units.length === 0) throw new Refusal('forbidden');
  const query = readQuery(request.query);
  const { done } = query;
  const at = placeIn(query);
  const page = await readPage(services.store.read, scope, { ...HELD, filter: NOT_YET, at });
  const rows = await wholeRows(services.store.read, page.rows);
  const confirmed = at === null ? await confirmedLately(deps, scope) : [];
  const shown = [...rows, ...confirmed];
  if (shown.length > 0) {
    const { personId } = visitor;
    const data = { n: shown.length, cases: shown.map(({ reference }) => reference).join(' ') };
    await services.store.write((tx) => recordAudit(services, tx, { action: 'quarantine.read', personId, data }));
  }
  const turn = (side: 'after' | 'before') => page[side] && `/office/quarantine?${side}=${positionText(page[side])}`;
  return reply.page('triage/quarantine', {
    frame: staff.frame(request),
    notice: done === 'release' || done === 'spam' ? translator(lang)(`office.quarantine.done.${done}`) : null,
    held: rows.map((row) => heldCase(city, row, lang)),
    confirmed: confirmed.map((row) => heldCase(city, row, lang)),
    pager: { before: turn('before') || null, after: turn('after') || null },
  });
}

/** What a second press finds done already: the one of them that was; null while it is to be done. */
async function doneBefore(tx: Handle, row: CaseRow | null, verb: string): Promise<keyof typeof VERBS | null> {
  if (row?.queue === 'quarantine') return verb === 'spam' && row.status === 'spam' ? 'spam' : null;
  const released = row !== null && (await readStory(tx, row.id, false)).events.some(({ kind }) => kind === 'release');
  return released ? 'release' : null;
}

/** `/office/quarantine`: what looked like no feedback, with its words, to be released or confirmed as spam. */
export function quarantineRoutes(app: FastifyInstance, deps: DeskDeps): void {
  app.get('/office/quarantine', (request, reply) => sendList(deps, request, reply));

  app.post(
    '/office/quarantine/:id/:verb',
    async (request: FastifyRequest<{ Params: { id: string; verb: string } }>, reply) => {
      const { services, staff, cases } = deps;
      const { id, verb } = request.params;
      const visitor = staff.visitor(request);
      if (!isVerb(verb)) throw new Refusal('notFound');
      const done = await services.store.write(async (tx) => {
        const row = await findCase(tx, 'id', id);
        const before = await doneBefore(tx, row, verb);
        if (!row || (row.queue !== 'quarantine' && !before)) throw new Refusal('notFound');
        staff.allow(visitor, 'case.release', targetOf(row));
        if (!before) await cases.move(tx, row.id, { verb: VERBS[verb], actor: actorOf(staff, visitor, row) });
        return before ?? verb;
      });
      return reply.redirect(`/office/quarantine?done=${done}`, 303);
    },
  );
}
