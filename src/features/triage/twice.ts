import { and, eq } from 'drizzle-orm';
import { readReference } from '../../domain/codes.ts';
import type { Handle } from '../../platform/db/store.ts';
import { caseEvent } from '../../schema/sqlite.ts';
import type { CaseEvent } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';
import type { CaseRequest } from './case-routes.ts';
import { readTyped, seenBy, type Typed } from './draft.ts';
import { unitsLike } from './find-unit.ts';
import { NOUNS, type Noun } from './nouns.ts';

/** Whose deed is looked for, and the last event that they had seen. */
interface Deed {
  caseId: string;
  personId: string;
  verb: string;
  seen: number | null;
}

/** The facts of a deed without words, if it is the very next thing that happened after what its doer had seen. */
export async function nextOfOwn(handle: Handle, deed: Deed): Promise<CaseEvent['data'] | null> {
  const { caseId, personId, verb, seen } = deed;
  if (seen === null) return null;
  const next = and(eq(caseEvent.caseId, caseId), eq(caseEvent.n, seen + 1));
  const own = and(eq(caseEvent.actorId, personId), eq(caseEvent.kind, verb));
  const [found] = await handle.select({ data: caseEvent.data }).from(caseEvent).where(and(next, own)).limit(1);
  return found && found.data.said === undefined ? found.data : null;
}

type Same = (data: CaseEvent['data'], typed: Typed, deps: DeskDeps) => boolean;

/** What beside the reason tells two deeds of a kind apart. */
const SAME: Partial<Record<Noun, Same>> = {
  assignment: ({ personId }, { person }) => personId === person,
  extension: ({ days }, typed) => days === Number(typed.days),
  referral: ({ bodyId }, { body }) => bodyId === body,
  merger: ({ into }, { reference }) => into === readReference(reference),
  transfer: ({ toUnit }, { unit, unitId }, { places, services }) =>
    toUnit === unitId || unitsLike(places.city(), unit, services.clock.now()).some(({ id }) => id === toUnit),
};

/**
 * Whether a form without words was posted before, and has done what it asks for: the second press, or a slow line. Such a form finds the case
 * ended, put off as often as it may be, or out of sight. Forms with words are known by them.
 */
export async function isPostedTwice(deps: DeskDeps, request: CaseRequest, noun: Noun): Promise<boolean> {
  const typed = readTyped(request.body);
  if (typed.message !== '') return false;
  const { personId } = deps.staff.visitor(request);
  const deed = { caseId: request.params.id, personId, verb: NOUNS[noun].verb, seen: seenBy(typed) };
  const data = await nextOfOwn(deps.services.store.read, deed);
  return data !== null && (data.reason ?? '') === typed.reason && (SAME[noun]?.(data, typed, deps) ?? true);
}
