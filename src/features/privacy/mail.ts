import { eq } from 'drizzle-orm';
import { chainUp, type Units } from '../../domain/units.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { OutboxRow, Post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { cases, privacyRequest } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import type { PrivacyMail } from './pages.ts';

type About = Pick<CaseRow, 'id' | 'unitId' | 'queue' | 'restricted' | 'about'>;
type Mail = Omit<Post, 'at'>;

/** Of these the unit may have nobody who may know: inspectors decide as well, and hear of what is late in place of the levels above. */
export const isForInspectors = ({ restricted, about }: Pick<CaseRow, 'restricted' | 'about'>): boolean =>
  restricted || about === 'head';

/**
 * That a request waits, to the unit that has the case now: once at each stage, and once more where the case has been handed on. While quarantine
 * holds the case it is to who may let it out.
 */
export function mailToUnit(request: string, row: About, stage: 'asked' | 'soon' | 'late'): Mail {
  const held = row.queue === 'quarantine';
  return {
    kind: 'privacy',
    dedupeKey: `privacy:${request}:${held ? 'held' : row.unitId}:${stage}`,
    caseId: row.id,
    unitId: row.unitId,
    params: { request, held: Number(held) },
  };
}

/** That the term of the law is over, to the unit above, or by name to inspectors. */
export function mailsAbove(
  request: string,
  row: About,
  units: Units,
  inspectors: readonly { personId: string; unitId: string }[],
): Mail[] {
  const mail = (unitId: string, personId: string | null): Mail => ({
    kind: 'privacy',
    dedupeKey: `privacy:${request}:${personId ?? unitId}:above`,
    caseId: row.id,
    unitId,
    personId,
    params: { request, above: 1 },
  });
  if (row.queue === 'quarantine') return [];
  if (isForInspectors(row)) return inspectors.map(({ personId, unitId }) => mail(unitId, personId));
  return chainUp(units, row.unitId)
    .slice(0, 1)
    .map((unitId) => mail(unitId, null));
}

/** What the mail says; null when it is decided, or another unit has the case. */
export async function privacyMail(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  places: Places,
  { params, unitId }: OutboxRow,
  lang: Lang,
): Promise<PrivacyMail | null> {
  const [found] = await store.read
    .select({ request: privacyRequest, row: cases })
    .from(privacyRequest)
    .innerJoin(cases, eq(cases.id, privacyRequest.caseId))
    .where(eq(privacyRequest.id, String(params.request)))
    .limit(1);
  if (found?.request.state !== 'open') return null;
  const { request, row } = found;
  const held = row.queue === 'quarantine';
  const above = params.above === 1;
  if (above ? held : row.unitId !== unitId || (params.held === 1) !== held) return null;
  // A level above is told of which unit, and reads there; who may decide goes to where it is decided.
  const unit = above && !isForInspectors(row) ? places.city().unitName(row.unitId, lang) : null;
  return {
    reference: row.reference,
    dueAt: request.dueAt,
    late: request.dueAt < clock.now(),
    unit,
    link: `${config.baseUrl}/office/${unit === null ? `privacy/${request.id}` : `cases/${row.id}`}`,
  };
}
