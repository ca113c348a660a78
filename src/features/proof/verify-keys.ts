import { and, asc, between, eq, gt, inArray } from 'drizzle-orm';
import type { AuditAction } from '../../domain/audit.ts';
import type { Handle } from '../../platform/db/store.ts';
import { audit, caseEvent, cases, keyRequest } from '../../schema/sqlite.ts';
import type { KeyRow } from './key-request.ts';

const PAGE = 200;
/** A request and its trace are one transaction, but each looks at the clock itself. */
const APART_MS = 60_000;

/** A request for a second key, or the word on it, of which no chain knows; or one that a chain knows of, and that is gone. */
export interface KeyFinding {
  what: 'keyUntold' | 'keyMissing';
  name: string;
}

interface Deed {
  by: string;
  at: number;
  event: string;
  entry: string;
}

/** What must have been written down elsewhere for a request to stand as it does. */
function deedsOf({ state, askedBy, askedAt, decidedBy, decidedAt }: KeyRow): Deed[] {
  const asked = { by: askedBy, at: askedAt, event: 'ask_contact', entry: 'key.asked' };
  if (state !== 'approved' && state !== 'refused') return [asked];
  const words = state === 'approved' ? ['allow_contact', 'key.approved'] : ['refuse_contact', 'key.refused'];
  const [event = '', entry = ''] = words;
  return [asked, { by: decidedBy ?? '', at: decidedAt ?? 0, event, entry }];
}

/** About contact data a case's events tell; about whole cases the audit log. */
async function isTold(handle: Handle, { what, caseId }: KeyRow, { by, at, event, entry }: Deed): Promise<boolean> {
  if (what === 'contact') {
    const e = caseEvent;
    const same = and(eq(e.caseId, caseId), eq(e.kind, event), eq(e.actorId, by), between(e.at, at, at + APART_MS));
    return (await handle.select({ n: e.n }).from(e).where(same).limit(1)).length > 0;
  }
  const same = and(eq(audit.action, entry), eq(audit.personId, by), between(audit.at, at, at + APART_MS));
  return (await handle.select({ at: audit.at }).from(audit).where(same).limit(1)).length > 0;
}

const EVENTS: readonly string[] = ['ask_contact', 'allow_contact', 'refuse_contact'];
const ENTRIES: readonly AuditAction[] = ['key.asked', 'key.approved', 'key.refused'];
const STATE: { readonly [kind: string]: KeyRow['state'] } = {
  allow_contact: 'approved',
  refuse_contact: 'refused',
  'key.approved': 'approved',
  'key.refused': 'refused',
};

interface Trace {
  what: KeyRow['what'];
  kind: string;
  by: string;
  at: number;
  /** As a request names its case. */
  caseIds: string[];
}

/** Whether the request stands there of which a chain tells. */
async function stands(handle: Handle, { what, kind, by, at, caseIds }: Trace): Promise<boolean> {
  const k = keyRequest;
  const state = STATE[kind];
  const deed = state
    ? and(eq(k.state, state), eq(k.decidedBy, by), between(k.decidedAt, at - APART_MS, at))
    : and(eq(k.askedBy, by), between(k.askedAt, at - APART_MS, at));
  const same = and(inArray(k.caseId, caseIds), eq(k.what, what), deed);
  return (await handle.select({ id: k.id }).from(k).where(same).limit(1)).length > 0;
}

/** What events tell of requests for contact data. */
async function* eventTraces(handle: Handle): AsyncGenerator<Trace & { name: string }> {
  const e = caseEvent;
  for (let last = 0; ; ) {
    const rows = await handle
      .select({ position: e.position, kind: e.kind, by: e.actorId, at: e.at, caseId: e.caseId, name: cases.reference })
      .from(e)
      .innerJoin(cases, eq(cases.id, e.caseId))
      .where(and(gt(e.position, last), inArray(e.kind, [...EVENTS])))
      .orderBy(asc(e.position))
      .limit(PAGE);
    for (const { kind, by, at, caseId, name } of rows) {
      yield { what: 'contact', kind, by: by ?? '', at, caseIds: [caseId], name };
    }
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.position ?? last;
  }
}

/** What was asked for by a reference that was typed: that case, or none. */
async function askedFor(handle: Handle, reference: string): Promise<string[]> {
  const found = await handle.select({ id: cases.id }).from(cases).where(eq(cases.reference, reference)).limit(1);
  return [`?${reference}`, ...found.map(({ id }) => id)];
}

/** What the audit log tells of requests to read a case: of the asking by the reference that was typed, of the word on it by the case. */
async function* entryTraces(handle: Handle): AsyncGenerator<Trace & { name: string }> {
  const a = audit;
  for (let last = 0; ; ) {
    const rows = await handle
      .select({ position: a.position, kind: a.action, by: a.personId, at: a.at, caseId: a.caseId, subject: a.subject })
      .from(a)
      .where(and(gt(a.position, last), inArray(a.action, [...ENTRIES])))
      .orderBy(asc(a.position))
      .limit(PAGE);
    for (const { position, kind, by, at, caseId, subject } of rows) {
      const caseIds = caseId === null ? await askedFor(handle, subject ?? '') : [caseId];
      yield { what: 'case', kind, by: by ?? '', at, caseIds, name: `audit log ${position}` };
    }
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.position ?? last;
  }
}

/** Looks whether every request is there of which a chain tells, with the word on it. */
async function verifyTraces(handle: Handle, tell: (finding: KeyFinding) => void): Promise<void> {
  for (const traces of [eventTraces(handle), entryTraces(handle)]) {
    for await (const trace of traces) {
      if (!(await stands(handle, trace))) tell({ what: 'keyMissing', name: `${trace.name}, ${trace.kind}` });
    }
  }
}

/** Compares requests for a second key with what events and the audit log tell of them, both ways. @returns how many there are */
export async function verifyKeys(handle: Handle, tell: (finding: KeyFinding) => void): Promise<number> {
  let done = 0;
  for (let last = ''; ; ) {
    const rows = await handle
      .select()
      .from(keyRequest)
      .where(gt(keyRequest.id, last))
      .orderBy(asc(keyRequest.id))
      .limit(PAGE);
    for (const row of rows) {
      const told = [];
      for (const deed of deedsOf(row)) told.push(await isTold(handle, row, deed));
      if (told.includes(false)) tell({ what: 'keyUntold', name: `key request ${row.id}` });
    }
    done += rows.length;
    if (rows.length < PAGE) break;
    last = rows.at(-1)?.id ?? last;
  }
  await verifyTraces(handle, tell);
  return done;
}
