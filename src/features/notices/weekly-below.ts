import { and, count, eq, lt, ne, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { descendants, isCityWide, type Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { cases } from '../../schema/sqlite.ts';
import type { City } from '../places/index.ts';
import type { WeeklyMail } from './pages.ts';
import { received, tellable } from './tellable.ts';

const LISTED = 10;

/** The units that this one looks at: all others where it works for the whole city, else those below it. */
function seenFrom(units: Units, unitId: string): { scope: 'below' | 'city'; ids: ReadonlySet<string> } {
  const below = descendants(units, unitId);
  const unit = units.get(unitId);
  if (!unit || !isCityWide(unit) || below.size === units.size - 1) return { scope: 'below', ids: below };
  return { scope: 'city', ids: new Set([...units.keys()].filter((id) => id !== unitId)) };
}

async function countBy(read: Handle, ids: ReadonlySet<string>, where: SQL): Promise<Map<string, number>> {
  const rows = await read
    .select({ unitId: cases.unitId, n: count() })
    .from(cases)
    .where(and(tellable, where))
    .groupBy(cases.unitId);
  return new Map(rows.filter(({ unitId }) => ids.has(unitId)).map(({ unitId, n }) => [unitId, n]));
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, n) => all + n, 0);

/** The week of the units that a unit looks at, those with most late answers first; null where nothing came and nothing is late. */
export async function weekBelow(
  read: Handle,
  city: City,
  unitId: string,
  { from, to, now }: { from: Instant; to: Instant; now: Instant },
  lang: Lang,
): Promise<WeeklyMail['below']> {
  const { scope, ids } = seenFrom(city.units, unitId);
  if (ids.size === 0) return null;
  const inWeek = received(from, to);
  const came = await countBy(read, ids, and(inWeek, ne(cases.status, 'merged')) as SQL);
  const spam = await countBy(read, ids, and(inWeek, eq(cases.status, 'spam')) as SQL);
  const late = await countBy(read, ids, and(eq(cases.queue, 'open'), lt(cases.dueAt, now)) as SQL);
  const busy = [...new Set([...came.keys(), ...late.keys()])]
    .map((id) => ({ id, came: came.get(id) ?? 0, late: late.get(id) ?? 0, spam: spam.get(id) ?? 0 }))
    .sort((a, b) => b.late - a.late || b.came - a.came || (a.id < b.id ? -1 : 1));
  if (busy.length === 0) return null;
  return {
    scope,
    came: sum(came),
    late: sum(late),
    units: busy.slice(0, LISTED).map(({ id, ...n }) => ({ unit: city.unitName(id, lang), ...n })),
    more: Math.max(0, busy.length - LISTED),
  };
}
