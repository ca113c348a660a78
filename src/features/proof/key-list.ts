import { and, desc, eq, gt } from 'drizzle-orm';
import { DAY_MS } from '../../domain/instant.ts';
import { mayDecide, standingOf } from '../../domain/second-key.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { cases, keyRequest } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';
import type { KeyRow } from './key-request.ts';
import { mayWith, timed } from './key-sight.ts';
import type { KeyLine } from './pages.ts';

/** More than this wait for nobody. */
const MOST = 500;
/** What is older has lapsed, whatever days off there were. */
const OLD_MS = 60 * DAY_MS;
const SHOWN = 50;

/** @param reads whether the reader may read the case: else where it lies today is none of their business */
export function lineOf(deps: ProofDeps, key: KeyRow, row: CaseRow | null, lang: Lang, reads = true): KeyLine {
  const { staff, services } = deps;
  return {
    id: key.id,
    what: key.what,
    reference: row?.reference ?? key.caseId.replace(/^\?/, ''),
    unit: reads && row && key.what === 'contact' ? staff.unitName(row.unitId, lang) : '',
    askedBy: staff.titleOf(key.askedBy, lang),
    askedAt: key.askedAt,
    standing: standingOf(timed(deps, key), services.clock.now()),
  };
}

/** Requests of others on which this visitor may decide, the longest waiting first. */
export async function keysToDecide(deps: ProofDeps, visitor: Visitor, lang: Lang): Promise<KeyLine[]> {
  const { services } = deps;
  const now = services.clock.now();
  const rows = await services.store.read
    .select({ key: keyRequest, row: cases })
    .from(keyRequest)
    .innerJoin(cases, eq(cases.id, keyRequest.caseId))
    .where(and(eq(keyRequest.state, 'asked'), gt(keyRequest.askedAt, now - OLD_MS)))
    .orderBy(keyRequest.askedAt)
    .limit(MOST);
  const may = mayWith(deps, visitor, 'contact.approve');
  return rows
    .filter(({ key, row }) => mayDecide(timed(deps, key), visitor.personId, now) && may(row))
    .map(({ key, row }) => lineOf(deps, key, row, lang));
}

/** What this visitor asked for, newest first. Of a case that they may not know, nothing but what they typed. */
export async function keysOf(deps: ProofDeps, visitor: Visitor, lang: Lang): Promise<KeyLine[]> {
  const rows = await deps.services.store.read
    .select({ key: keyRequest, row: cases })
    .from(keyRequest)
    .leftJoin(cases, eq(cases.id, keyRequest.caseId))
    .where(eq(keyRequest.askedBy, visitor.personId))
    .orderBy(desc(keyRequest.askedAt))
    .limit(SHOWN);
  const reads = mayWith(deps, visitor, 'case.read');
  return rows.map(({ key, row }) => lineOf(deps, key, row, lang, reads(row)));
}

/** Requests for the contact data of one case, newest first. */
export async function keysOfCase(deps: ProofDeps, row: CaseRow, lang: Lang): Promise<KeyLine[]> {
  const rows = await deps.services.store.read
    .select()
    .from(keyRequest)
    .where(and(eq(keyRequest.caseId, row.id), eq(keyRequest.what, 'contact')))
    .orderBy(desc(keyRequest.askedAt))
    .limit(SHOWN);
  return rows.map((key) => lineOf(deps, key, row, lang));
}
