import { and, desc, eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { readReference } from '../../domain/codes.ts';
import type { Instant } from '../../domain/instant.ts';
import { can } from '../../domain/permission.ts';
import { caseEvent, cases } from '../../schema/sqlite.ts';
import { targetOf } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';

/** A case that the reader's unit handed on: what it knew on that day, and nothing of what came after. */
export interface HandedOn {
  reference: string;
  receivedAt: Instant;
  place: string;
  at: Instant;
  from: string;
  to: string;
  reason: string;
}

/**
 * Looks for a case that is out of sight by its whole reference: the last time it left a unit whose cases the reader may read. The same question
 * is asked of the database whether or not there is such a case.
 */
export async function handedOn(deps: DeskDeps, request: FastifyRequest, typed: string): Promise<HandedOn | null> {
  const { services, staff, places } = deps;
  const reference = readReference(typed);
  if (!reference) return null;
  const city = places.city();
  const visitor = staff.visitor(request);
  const moves = await services.store.read
    .select({ row: cases, at: caseEvent.at, data: caseEvent.data })
    .from(cases)
    .innerJoin(caseEvent, and(eq(caseEvent.caseId, cases.id), eq(caseEvent.kind, 'transfer')))
    .where(eq(cases.reference, reference))
    .orderBy(desc(caseEvent.n));
  for (const { row, at, data } of moves) {
    const { fromUnit, toUnit, reason } = data;
    if (typeof fromUnit !== 'string' || typeof toUnit !== 'string') continue;
    const powers = staff.powersOf(visitor, fromUnit);
    if (!can(powers, 'case.read', { ...targetOf(row), unitId: fromUnit }, city.units)) continue;
    return {
      reference,
      receivedAt: row.receivedAt,
      place: city.placeName(row.placeId, request.lang),
      at,
      from: city.unitName(fromUnit, request.lang),
      to: city.unitName(toUnit, request.lang),
      reason: typeof reason === 'string' ? reason : '',
    };
  }
  return null;
}
