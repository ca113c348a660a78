import { type CaseKind, KINDS } from '../../domain/case.ts';
import { type Instant, localMonth } from '../../domain/instant.ts';
import { parsePeriod, previousPeriod } from '../../domain/period.ts';
import { suppressColumn, suppressSmall } from '../../domain/privacy.ts';
import type { Handle } from '../../platform/db/store.ts';
import {
  CITY_SIGHT,
  type Figures,
  intake,
  type Of,
  onTimeRate,
  ratingAverage,
  type Summary,
  satisfaction,
  sumFigures,
  summary,
} from '../reports/index.ts';

/** A share or an average with its n; both null where n is hidden. */
export interface PublicRate {
  value: number | null;
  n: number | null;
}
export type PublicKinds = Record<CaseKind, number | null>;
interface Rates {
  onTime: PublicRate;
  satisfaction: PublicRate;
}

/** What everybody may know of the last twelve whole months. */
export interface PublicFigures {
  months: readonly string[];
  city: Rates & { received: number | null; kinds: PublicKinds; rating: PublicRate };
  /** From the first month that had any case. */
  byMonth: { month: string; kinds: PublicKinds }[];
  /** In no order that means anything. */
  byUnit: (Rates & { unitId: string; received: number | null })[];
  byRule: { code: string; n: number | null }[];
}

/** Twelve whole months: the month that runs is left out, since from one day's difference to the next a single case could be told. */
export function publicMonths(now: Instant): string[] {
  const months: string[] = [];
  let period = parsePeriod(localMonth(now));
  while (period && months.length < 12) {
    period = previousPeriod(period);
    months.unshift(period.label);
  }
  return months;
}

/** Reads counters alone, without restricted cases, and hides what could point at somebody. */
export async function readPublicFigures(handle: Handle, now: Instant): Promise<PublicFigures> {
  const months = publicMonths(now);
  const whole = await summary(handle, { months, sight: CITY_SIGHT });
  const single: Summary[] = [];
  for (const month of months) single.push(await summary(handle, { months: [month], sight: CITY_SIGHT }));
  const all = sumFigures(KINDS.map((kind) => whole.kinds[kind]));
  const counts = suppressColumn(KINDS.map((kind) => intake(whole.kinds[kind])));
  const kinds = kindsOf((_, i) => counts[i] ?? null);
  return {
    months,
    city: {
      received: suppressSmall(intake(all)),
      kinds,
      onTime: shown(onTimeRate(all)),
      satisfaction: shown(satisfaction(all)),
      rating: shown(ratingAverage(all)),
    },
    byMonth: monthsOf(months, single, kinds),
    byUnit: unitsOf(whole, all),
    byRule: [...whole.rules].map(([code, rule]) => ({
      code,
      n: suppressSmall(KINDS.reduce((n, kind) => n + rule[kind], 0)),
    })),
  };
}

const kindsOf = (of: (kind: CaseKind, i: number) => number | null) =>
  Object.fromEntries(KINDS.map((kind, i) => [kind, of(kind, i)])) as PublicKinds;

const shown = ({ value, n }: Of): PublicRate => (suppressSmall(n) === null ? { value: null, n: null } : { value, n });

/** A column under a total that is hidden itself is hidden whole: its sum would be the total. */
function column(numbers: readonly number[], total: number | null): (number | null)[] {
  return total === null ? numbers.map(() => null) : suppressColumn(numbers);
}

function monthsOf(
  months: readonly string[],
  single: readonly Summary[],
  totals: PublicKinds,
): PublicFigures['byMonth'] {
  const columns = Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      column(
        single.map(({ kinds }) => intake(kinds[kind])),
        totals[kind],
      ),
    ]),
  ) as Record<CaseKind, (number | null)[]>;
  const first = single.findIndex(({ kinds }) => KINDS.some((kind) => intake(kinds[kind]) > 0));
  const rows = months.map((month, i) => ({ month, kinds: kindsOf((kind) => columns[kind][i] ?? null) }));
  return first < 0 ? [] : rows.slice(first);
}

function unitsOf({ units }: Summary, all: Figures): PublicFigures['byUnit'] {
  const list = [...units].map(([unitId, kinds]) => ({ unitId, figures: sumFigures(Object.values(kinds)) }));
  const received = column(
    list.map(({ figures }) => intake(figures)),
    suppressSmall(intake(all)),
  );
  const rates = (of: (figures: Figures) => Of) => {
    const each = list.map(({ figures }) => of(figures));
    const ns = column(
      each.map(({ n }) => n),
      suppressSmall(of(all).n),
    );
    return each.map(({ value }, i) => ({ value: (ns[i] ?? null) === null ? null : value, n: ns[i] ?? null }));
  };
  const onTime = rates(onTimeRate);
  const satisfied = rates(satisfaction);
  const nothing = { value: null, n: null };
  return list.map(({ unitId }, i) => ({
    unitId,
    received: received[i] ?? null,
    onTime: onTime[i] ?? nothing,
    satisfaction: satisfied[i] ?? nothing,
  }));
}
