import type { FastifyRequest } from 'fastify';
import { can } from '../../domain/permission.ts';
import type { Handle } from '../../platform/db/store.ts';
import {
  type CaseRow,
  type Cases,
  findCase,
  goesOnIn,
  isLate,
  joinedInto,
  type Move,
  targetOf,
} from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';
import type { Wanted } from './parser.ts';
import { mayGoOnIn } from './similar.ts';

/** The id of the case that this one is to go on in: one that the visitor may read, in the same circle of readers; null when there is none. */
export async function sameMatter(
  { services, staff, places }: DeskDeps,
  request: FastifyRequest,
  row: CaseRow,
  reference: string,
): Promise<string | null> {
  const other = await findCase(services.store.read, 'reference', reference);
  if (!other || !mayGoOnIn(row, other)) return null;
  const powers = staff.powersOf(staff.visitor(request), other.unitId);
  return can(powers, 'case.read', targetOf(other), places.city().units) ? other.id : null;
}

/** The case that has a part in a deed beside the one it is done to: what a merger goes into, what a parting leaves. */
export async function partnerOf({ services }: DeskDeps, row: CaseRow, { verb, data }: Wanted): Promise<string | null> {
  if (verb === 'merge') return String(data?.intoId ?? '') || null;
  return verb === 'unmerge' ? ((await goesOnIn(services.store.read, row.id))?.id ?? null) : null;
}

/** What that case gets to know, in the same transaction; `late`: somebody in it had waited too long before being joined. */
export async function tellPartner(
  tx: Handle,
  cases: Cases,
  row: CaseRow,
  partner: string | null,
  { verb, actor }: Move,
) {
  if (partner === null) return;
  const data = { from: row.reference, fromId: row.id };
  const joined = await joinedInto(tx, partner);
  const wasLate = (one: CaseRow) => one.closedAt !== null && isLate(one, one.closedAt);
  if (verb === 'merge') {
    const late = joined.some((one) => one.id === row.id && wasLate(one));
    await cases.move(tx, partner, { verb: 'join', actor, dueAt: row.dueAt, data: { ...data, ...(late && { late }) } });
  } else await cases.move(tx, partner, { verb: 'part', actor, data: { ...data, late: joined.some(wasLate) } });
}
