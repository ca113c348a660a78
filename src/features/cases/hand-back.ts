import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { isRefusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { hasEnded, holdsPost, takenOver, type Units } from '../../domain/units.ts';
import type { Services } from '../../platform/services.ts';
import { appointment, cases, person } from '../../schema/sqlite.ts';
import type { Cases } from './index.ts';
import type { Actor } from './move.ts';

const SYSTEM: Actor = { kind: 'system', personId: null, unitId: null };

interface Deps {
  services: Pick<Services, 'store'>;
  cases: Cases;
  units(): Units;
}

/**
 * Who works where at an instant, as `person unit`: in their own unit and in those that it took over, nobody in a unit that has ended, nobody
 * whose account was closed.
 */
async function servingAt({ services: { store }, units }: Deps, now: Instant): Promise<ReadonlySet<string>> {
  const { personId, unitId, post, validFrom, validTo } = appointment;
  const rows = await store.read
    .select({ personId, unitId, post, validFrom, validTo, disabledAt: person.disabledAt })
    .from(appointment)
    .innerJoin(person, eq(person.id, personId));
  const tree = units();
  const serving = rows.filter(
    (row) =>
      holdsPost(row, now) && !hasEnded(tree.get(row.unitId), now) && (row.disabledAt === null || row.disabledAt > now),
  );
  const where = (own: string) => [own, ...takenOver(tree, own, now)];
  return new Set(serving.flatMap((row) => where(row.unitId).map((id) => `${row.personId} ${id}`)));
}

async function handBack(
  { services: { store }, cases: ledger }: Pick<Deps, 'services' | 'cases'>,
  caseId: string,
): Promise<number> {
  try {
    await store.write((tx) => ledger.move(tx, caseId, { verb: 'hand_back', actor: SYSTEM }));
    return 1;
  } catch (error) {
    // It has changed since it was read: the next run looks at it again.
    if (isRefusal(error)) return 0;
    throw error;
  }
}

/** Gives back to their units the open cases of people whose post there has ended; the head is told, and the deadline keeps running. */
export async function handBackOfGone(deps: Deps, now: Instant): Promise<number> {
  const { read } = deps.services.store;
  const { assigneeId, unitId, queue, id, serial } = cases;
  const held = and(isNotNull(assigneeId), eq(queue, 'open'));
  const holders = await read.selectDistinct({ assigneeId, unitId }).from(cases).where(held);
  const serving = holders.length === 0 ? new Set<string>() : await servingAt(deps, now);
  let count = 0;
  for (const holder of holders) {
    if (holder.assigneeId === null || serving.has(`${holder.assigneeId} ${holder.unitId}`)) continue;
    const theirs = and(eq(assigneeId, holder.assigneeId), eq(queue, 'open'), eq(unitId, holder.unitId));
    const rows = await read.select({ id }).from(cases).where(theirs).orderBy(asc(serial));
    for (const row of rows) count += await handBack(deps, row.id);
  }
  return count;
}
