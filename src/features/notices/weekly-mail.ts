import { and, asc, count, desc, eq, gte, lt, notInArray, type SQL } from 'drizzle-orm';
import type { CaseKind } from '../../domain/case.ts';
import { addDays, atLocal, type Instant, localDate } from '../../domain/instant.ts';
import { excerpt } from '../../domain/text.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { cases } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import type { City, Places } from '../places/index.ts';
import type { WeeklyMail } from './pages.ts';
import { received, tellable } from './tellable.ts';
import { weekBelow } from './weekly-below.ts';

const LATE = 10;
const PRAISED = 5;
/** First words of a praise: enough to know what it is about. */
const WORDS = 200;

/** What a unit's week was. */
const told = (unitId: string): SQL =>
  and(eq(cases.unitId, unitId), tellable, notInArray(cases.status, ['spam', 'merged'])) as SQL;

async function cameByKind(read: Handle, unitId: string, from: Instant, to: Instant): Promise<Record<CaseKind, number>> {
  const rows = await read
    .select({ kind: cases.kind, n: count() })
    .from(cases)
    .where(and(told(unitId), received(from, to)))
    .groupBy(cases.kind);
  const of = (kind: CaseKind) => rows.find((row) => row.kind === kind)?.n ?? 0;
  return { complaint: of('complaint'), praise: of('praise'), suggestion: of('suggestion'), rating: of('rating') };
}

async function openBefore(read: Handle, unitId: string, until: Instant, after: Instant) {
  const due = and(told(unitId), eq(cases.queue, 'open'), gte(cases.dueAt, after), lt(cases.dueAt, until));
  const [row] = await read.select({ n: count() }).from(cases).where(due);
  const rows = await read.select().from(cases).where(due).orderBy(asc(cases.dueAt), asc(cases.serial)).limit(LATE);
  return { n: row?.n ?? 0, rows };
}

/** What the weekly digest says when it leaves; null after a week of which there is nothing to say. */
export async function weeklyMail(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  places: Places,
  { unitId, params }: OutboxRow,
  lang: Lang,
): Promise<WeeklyMail | null> {
  const [from, to] = [Number(params.from), Number(params.to)];
  if (!unitId) return null;
  const { read } = store;
  const city = places.city();
  const now = clock.now();
  const came = await cameByKind(read, unitId, from, to);
  const late = await openBefore(read, unitId, now, 0);
  // After a break the digest looks back over several weeks, and ahead over one.
  const soon = await openBefore(read, unitId, atLocal(addDays(localDate(to), 7), 0), now);
  const below = await weekBelow(read, city, unitId, { from, to, now }, lang);
  const total = came.complaint + came.praise + came.suggestion + came.rating;
  const own = total + late.n + soon.n > 0;
  if (!own && below === null) return null;
  const praise = await read
    .select()
    .from(cases)
    .where(and(told(unitId), received(from, to), eq(cases.kind, 'praise')))
    .orderBy(desc(cases.serial))
    .limit(PRAISED);
  const link = (row: CaseRow) => `${config.baseUrl}/office/cases/${row.id}`;
  return {
    unit: city.unitName(unitId, lang),
    from,
    until: to - 1,
    own,
    total,
    came,
    soon: soon.n,
    late: late.n,
    items: late.rows.map((row) => ({
      reference: row.reference,
      link: link(row),
      kind: row.kind,
      place: city.placeName(row.placeId, lang),
      dueAt: row.dueAt,
    })),
    more: late.n - late.rows.length,
    praised: praise.map((row) => ({
      reference: row.reference,
      link: link(row),
      place: city.placeName(row.placeId, lang),
      words: firstWords(city, row),
    })),
    below,
    list: `${config.baseUrl}/office/cases`,
  };
}

/** Only where the unit has asked for words in its mail. */
const firstWords = (city: City, { unitId, message }: CaseRow) =>
  city.units.get(unitId)?.wordsInMail ? excerpt(message, WORDS) : '';
