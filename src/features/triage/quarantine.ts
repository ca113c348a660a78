import { desc, inArray } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type CaseKind, STATUSES } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { cases as table } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { actorOf, type CaseRow, findCase, targetOf } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { DeskDeps } from './case-file.ts';
import { EVERYTHING } from './listing.ts';
import { readPage } from './page-of-cases.ts';
import { positionText, readQuery } from './query.ts';
import { spotOf } from './row.ts';
import { quarantineScope } from './scope.ts';

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
const VERBS = { release: 'release', spam: 'mark_spam' } as const;

async function sendList(
  { services, staff, places }: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visitor = staff.visitor(request);
  const city = places.city();
  const { lang } = request;
  const scope = quarantineScope(staff.powersOf(visitor), city.units);
  if (scope.units.length === 0) throw new Refusal('forbidden');
  const { after, before, done } = readQuery(request.query);
  const at = after
    ? { side: 'after' as const, position: after }
    : before
      ? { side: 'before' as const, position: before }
      : null;
  const page = await readPage(services.store.read, scope, {
    lane: 'held',
    queues: ['quarantine'],
    filter: NOT_YET,
    order: 'down',
    at,
  });
  const serials = page.rows.map(({ serial }) => serial);
  const rows = await services.store.read
    .select()
    .from(table)
    .where(inArray(table.serial, serials))
    .orderBy(desc(table.serial));
  if (rows.length > 0) {
    const { personId } = visitor;
    const data = { n: rows.length, cases: rows.map(({ reference }) => reference).join(' ') };
    await services.store.write((tx) => recordAudit(services, tx, { action: 'quarantine.read', personId, data }));
  }
  const turn = (side: 'after' | 'before') => page[side] && `/office/quarantine?${side}=${positionText(page[side])}`;
  return reply.page('triage/quarantine', {
    frame: staff.frame(request),
    notice: done === 'release' || done === 'spam' ? translator(lang)(`office.quarantine.done.${done}`) : null,
    held: rows.map((row) => heldCase(city, row, lang)),
    pager: { before: turn('before') || null, after: turn('after') || null },
  });
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
      const row = await findCase(services.store.read, 'id', id);
      if (row?.queue !== 'quarantine' || !Object.hasOwn(VERBS, verb)) throw new Refusal('notFound');
      staff.allow(visitor, 'case.release', targetOf(row));
      const actor = actorOf(staff, visitor, row);
      await services.store.write((tx) => cases.move(tx, row.id, { verb: VERBS[verb as keyof typeof VERBS], actor }));
      return reply.redirect(`/office/quarantine?done=${verb}`, 303);
    },
  );
}
