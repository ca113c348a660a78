import { and, desc, eq, gt } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { caseEvent, cases } from '../../schema/sqlite.ts';
import type { Visit } from '../intake/index.ts';

/** Whoever has typed nothing for longer may well sit elsewhere by now. */
const LOOK_BACK_MS = 31 * 86_400_000;

/** The box for which this person typed last, of those that they may type for; else a one-stop counter; else the first. */
export async function firstBox(
  read: Handle,
  boxes: readonly Visit[],
  personId: string,
  now: Instant,
): Promise<Visit | null> {
  const [last] = await read
    .select({ boxId: cases.boxId })
    .from(caseEvent)
    .innerJoin(cases, eq(cases.id, caseEvent.caseId))
    .where(and(eq(caseEvent.actorId, personId), gt(caseEvent.at, now - LOOK_BACK_MS), eq(caseEvent.kind, 'submitted')))
    .orderBy(desc(caseEvent.at))
    .limit(1);
  return (
    boxes.find(({ box }) => box.id === last?.boxId) ??
    boxes.find(({ place }) => place.kind === 'mot_cua') ??
    boxes[0] ??
    null
  );
}
