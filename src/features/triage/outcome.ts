import { and, desc, eq, inArray } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { type CaseStatus, isOpen } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { can, visibleUnits } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { caseFormer, cases } from '../../schema/sqlite.ts';
import { type CaseRow, contestedUnits, type Story, targetOf } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';

/** Cases whose contested answer was this unit's: answered since by the unit above, or, with no status and no link, still looked at there. */
export interface OutcomesPage {
  frame: OfficeFrame;
  lines: {
    id: string;
    reference: string;
    place: string;
    unit: string;
    status: CaseStatus | null;
    contestedAt: Instant;
  }[];
}

const MOST = 100;

const asOf = ({ staff, places }: Pick<DeskDeps, 'staff' | 'places'>, visitor: Visitor, row: CaseRow, unitId: string) =>
  can(staff.powersOf(visitor, unitId), 'case.read', { ...targetOf(row), unitId }, places.city().units);

/**
 * Whether somebody reads this case because their unit's answer was contested and the unit above has answered: as they would read it, had it
 * stayed with them. Until then it is out of their sight.
 */
export async function readsOutcome(deps: DeskDeps, visitor: Visitor, row: CaseRow): Promise<boolean> {
  if (row.contestedAt === null || isOpen(row.status)) return false;
  const units = await contestedUnits(deps.services.store.read, row.id);
  return units.some((unitId) => asOf(deps, visitor, row, unitId));
}

/** The story as far as it concerns the lower unit: nothing that the unit above keeps to itself. */
export function storyForBelow({ events, messages, attachments }: Story, above: string): Story {
  return {
    events: events.filter(({ open, unitId }) => open || unitId !== above),
    messages: messages.filter(({ kind, unitId }) => kind !== 'note' || unitId !== above),
    attachments,
  };
}

/** `/office/outcomes`: what became of the answers that were contested. */
export function outcomeRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { services, staff, places } = deps;
  app.get('/office/outcomes', async (request, reply) => {
    const visitor = staff.visitor(request);
    const city = places.city();
    const units = visibleUnits(visitor.powers, city.units, 'case.read');
    const rows = await services.store.read
      .select({ row: cases, unitId: caseFormer.unitId })
      .from(caseFormer)
      .innerJoin(cases, eq(cases.id, caseFormer.caseId))
      .where(and(eq(caseFormer.why, 'contest'), units === 'all' ? undefined : inArray(caseFormer.unitId, [...units])))
      .orderBy(desc(caseFormer.at))
      .limit(MOST);
    const readable = rows.filter(({ row, unitId }) => asOf(deps, visitor, row, unitId)).map(({ row }) => row);
    const lines = readable.map(({ id, reference, placeId, unitId, status, contestedAt }) => ({
      id,
      reference,
      status: isOpen(status) ? null : status,
      place: city.placeName(placeId, request.lang),
      unit: city.unitName(unitId, request.lang),
      contestedAt: contestedAt ?? 0,
    }));
    return reply.page('triage/outcomes', { frame: staff.frame(request), lines });
  });
}
