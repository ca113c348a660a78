import { inArray } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { caseMerge, sealedContact } from '../../schema/sqlite.ts';
import type { CaseEvent } from './record.ts';
import type { CaseRow } from './tallies.ts';
import type { Finding } from './verify-chain.ts';

/** What stands beside some cases: into which each was joined, and since when its sender agreed to be reached. */
export interface Beside {
  into: Map<string, string>;
  consent: Map<string, number>;
}

export async function readBeside(handle: Handle, caseIds: readonly string[]): Promise<Beside> {
  const ids = [...caseIds];
  const merged = await handle.select().from(caseMerge).where(inArray(caseMerge.caseId, ids));
  const { caseId, consentAt } = sealedContact;
  const sealed = await handle.select({ caseId, consentAt }).from(sealedContact).where(inArray(caseId, ids));
  return {
    into: new Map(merged.map((one) => [one.caseId, one.intoId])),
    consent: new Map(sealed.map((one) => [one.caseId, one.consentAt])),
  };
}

/** What the events say of a case; a member is absent where they, of a former version, do not say. */
interface Told {
  unit?: unknown;
  due?: unknown;
  assignee?: unknown;
  restriction?: unknown;
  into?: unknown;
  contact?: unknown;
}

const free = (): Told => ({ assignee: null });
const given = ({ data }: CaseEvent): Told => ({ assignee: data.personId ?? null });

/** What an event tells by its kind alone. */
const BY_KIND: Readonly<Record<string, (event: CaseEvent) => Told>> = {
  submitted: ({ unitId, data }) => ({
    unit: unitId,
    assignee: null,
    into: null,
    // Who tells of the restriction tells of contact data too, if there was any.
    ...(data.restriction !== undefined && { contact: null }),
  }),
  assign: given,
  claim: given,
  hand_back: free,
  transfer: free,
  contest: free,
  contest_joined: free,
  merge: ({ data }) => ({ into: data.intoId }),
  unmerge: () => ({ into: null }),
  erase_contact: () => ({ contact: null }),
};

/** What one event changes of what those before it told. */
function after(told: Told, event: CaseEvent): Told {
  const { toUnit, dueAt, restriction, contact } = event.data;
  const next = { ...told, ...BY_KIND[event.kind]?.(event) };
  if (toUnit !== undefined) next.unit = toUnit;
  // There it is the end of the time to contest.
  if (dueAt !== undefined && event.kind !== 'window_extended') next.due = dueAt;
  if (restriction !== undefined) next.restriction = restriction;
  if (contact !== undefined) next.contact = contact;
  return next;
}

/** Whether unit, deadline, assignee, restriction, joining and contact of a case are what its events say. */
export function checkFacts(row: CaseRow, events: readonly CaseEvent[], { into, consent }: Beside): Finding[] {
  const told = events.reduce(after, {} as Told);
  const { unitId, dueAt, assigneeId, restriction, restricted } = row;
  const pairs: readonly (readonly [Finding['what'], unknown, unknown])[] = [
    ['unit', told.unit, unitId],
    ['due', told.due, dueAt],
    ['assignee', told.assignee, assigneeId],
    ['restriction', told.restriction, restriction],
    ['restriction', told.restriction === undefined ? undefined : told.restriction !== null, restricted],
    ['joined', told.into, into.get(row.id) ?? null],
    ['contact', told.contact, consent.get(row.id) ?? null],
  ];
  const wrong = new Set(pairs.filter(([, said, is]) => said !== undefined && said !== is).map(([what]) => what));
  return [...wrong].map((what) => ({ what, name: row.reference }));
}
