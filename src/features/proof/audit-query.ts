import { and, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { isAuditAction, READING_ACTIONS } from '../../domain/audit.ts';
import type { Verb } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { bypassedUnits, type Power, visibleUnits } from '../../domain/permission.ts';
import type { Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { audit, caseEvent, cases } from '../../schema/sqlite.ts';
import type { AuditRow } from '../audit/index.ts';
import { aboutHeadsOf, type CaseEvent } from '../cases/index.ts';
import { heldIn } from './audit-detail.ts';
import { isVerb, type Which } from './audit-which.ts';

export interface AuditAsk {
  /** Who did it, or whose account it was done to. */
  personId: string | null;
  /** A reference; `id` is null for one that is none, or that the reader may not know. */
  about: { reference: string; id: string | null } | null;
  which: Which;
  from: Instant | null;
  /** Exclusive. */
  to: Instant | null;
}

/** Where a page ends: entries of the log come before events of the same instant. */
export interface Cursor {
  at: Instant;
  log: boolean;
  position: number;
}

/** One thing that somebody did or read: an entry of the log, or an event of a case. */
export type Deed = { at: Instant; position: number; reference: string | null; caseId: string | null } & (
  | { entry: AuditRow; event: null }
  | { entry: null; event: CaseEvent }
);

/** Verbs that read. */
const READS: readonly Verb[] = ['open_contact', 'open_case', 'read_original'];

/**
 * What is about a case shows only to who may know of it: restricted cases and those about a head to who reads them by their post, and cases
 * about a head never to who was passed over. All else shows to who may read the audit at all.
 */
export function knowable(powers: readonly Power[], units: Units): SQL | undefined {
  const listed = (found: 'all' | ReadonlySet<string>) =>
    found === 'all' ? undefined : inArray(cases.unitId, [...found, '']);
  const bypassed = bypassedUnits(powers);
  const own = bypassed.length === 0 ? undefined : aboutHeadsOf(bypassed);
  const reads = listed(visibleUnits(powers, units, 'case.read'));
  const readsRestricted = listed(visibleUnits(powers, units, 'case.readRestricted'));
  const notOwn = own && not(sql`coalesce(${own}, false)`);
  return or(
    isNull(cases.id),
    and(eq(cases.restricted, false), or(isNull(cases.about), ne(cases.about, 'head'))),
    and(eq(cases.restricted, false), reads ?? sql`true`, notOwn),
    and(reads ?? sql`true`, readsRestricted ?? sql`true`, notOwn),
  );
}

/** A page of what people did and read, newest first. @param limit one more tells whether there is more */
export async function readAudit(
  handle: Handle,
  ask: AuditAsk,
  sight: SQL | undefined,
  after: Cursor | null,
  limit: number,
): Promise<Deed[]> {
  const { which } = ask;
  const entries = which === 'cases' || isVerb(which) ? [] : await readEntries(handle, ask, sight, after, limit);
  const events = isAuditAction(which) ? [] : await readEvents(handle, ask, sight, after, limit);
  return [...entries, ...events].sort(newestFirst).slice(0, limit);
}

/** What both logs say of a deed in the same words. */
const spot = ({ at, position, caseId }: Pick<AuditRow, 'at' | 'position' | 'caseId'>) => ({ at, position, caseId });

/** Which cases the reader may know of, of those that somebody saw in quarantine in these deeds. */
export async function heldKnown(
  handle: Handle,
  deeds: readonly Deed[],
  sight: SQL | undefined,
): Promise<ReadonlySet<string>> {
  const named = [...new Set(deeds.flatMap(({ entry }) => heldIn(entry?.data.cases)))];
  if (named.length === 0) return new Set();
  const rows = await handle
    .select({ reference: cases.reference })
    .from(cases)
    .where(and(inArray(cases.reference, named), sight));
  return new Set(rows.map(({ reference }) => reference));
}

const newestFirst = (a: Deed, b: Deed) =>
  b.at - a.at || Number(b.entry !== null) - Number(a.entry !== null) || b.position - a.position;

const within = (column: typeof audit.at | typeof caseEvent.at, { from, to }: AuditAsk) =>
  and(from === null ? undefined : gte(column, from), to === null ? undefined : lt(column, to));

/** What stands behind the end of the last page in the log, or among the events. */
function behind(table: typeof audit | typeof caseEvent, after: Cursor | null): SQL | undefined {
  if (!after) return undefined;
  const { at, position } = table;
  const log = table === audit;
  if (log && !after.log) return lt(at, after.at);
  const sameInstant = and(eq(at, after.at), log === after.log ? lt(position, after.position) : undefined);
  return or(lt(at, after.at), sameInstant);
}

function actionsOf(which: Which): SQL | undefined {
  const reading = inArray(audit.action, [...READING_ACTIONS]);
  if (which === 'all' || which === 'cases') return undefined;
  if (which === 'reading') return reading;
  return which === 'doing' ? not(reading) : eq(audit.action, which);
}

/** Views of quarantine in which the case stood, for who may know of it: else the view itself would tell that there is one. */
function sawHeld(handle: Handle, { reference, id }: NonNullable<AuditAsk['about']>, sight: SQL | undefined) {
  if (id === null) return undefined;
  const known = handle
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.id, id), sight));
  const named = sql`cast(${audit.data} as text) like ${`%${reference}%`}`;
  return and(eq(audit.action, 'quarantine.read'), named, exists(known));
}

async function readEntries(
  handle: Handle,
  ask: AuditAsk,
  sight: SQL | undefined,
  after: Cursor | null,
  limit: number,
): Promise<Deed[]> {
  const { personId, about, which } = ask;
  const rows = await handle
    .select({ entry: audit, reference: cases.reference })
    .from(audit)
    .leftJoin(cases, eq(cases.id, audit.caseId))
    .where(
      and(
        personId === null ? undefined : or(eq(audit.personId, personId), eq(audit.subject, personId)),
        about
          ? or(eq(audit.caseId, about.id ?? ''), eq(audit.subject, about.reference), sawHeld(handle, about, sight))
          : undefined,
        actionsOf(which),
        within(audit.at, ask),
        behind(audit, after),
        sight,
      ),
    )
    .orderBy(desc(audit.at), desc(audit.position))
    .limit(limit);
  return rows.map(({ entry, reference }) => ({ ...spot(entry), reference, entry, event: null }));
}

function verbsOf(which: Which): SQL | undefined {
  const reading = inArray(caseEvent.kind, [...READS]);
  if (which === 'reading') return reading;
  if (which === 'doing') return not(reading);
  return isVerb(which) ? eq(caseEvent.kind, which) : undefined;
}

async function readEvents(
  handle: Handle,
  ask: AuditAsk,
  sight: SQL | undefined,
  after: Cursor | null,
  limit: number,
): Promise<Deed[]> {
  const { personId, about, which } = ask;
  const rows = await handle
    .select({ event: caseEvent, reference: cases.reference })
    .from(caseEvent)
    .innerJoin(cases, eq(cases.id, caseEvent.caseId))
    .where(
      and(
        // Said as it stands there, so that the partial indexes apply.
        isNotNull(caseEvent.actorId),
        personId === null ? undefined : eq(caseEvent.actorId, personId),
        about ? eq(caseEvent.caseId, about.id ?? '') : undefined,
        verbsOf(which),
        within(caseEvent.at, ask),
        behind(caseEvent, after),
        sight,
      ),
    )
    .orderBy(desc(caseEvent.at), desc(caseEvent.position))
    .limit(limit);
  return rows.map(({ event, reference }) => ({ ...spot(event), reference, entry: null, event }));
}
