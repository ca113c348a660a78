import { and, asc, between, eq, gt } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { audit, caseEvent, keyRequest } from '../../schema/sqlite.ts';
import type { KeyRow } from './key-decide.ts';

const PAGE = 200;
/** A request and its trace are one transaction, but each looks at the clock itself. */
const APART_MS = 60_000;

/** A request for a second key, or the word on it, of which no chain knows. */
export interface KeyFinding {
  what: 'keyUntold';
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

/** Compares each request for a second key with what events and the audit log tell of it. @returns how many there are */
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
    if (rows.length < PAGE) return done;
    last = rows.at(-1)?.id ?? last;
  }
}
