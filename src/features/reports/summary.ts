import { and, eq, inArray, ne, or } from 'drizzle-orm';
import { type CaseKind, KINDS } from '../../domain/case.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases, tally } from '../../schema/sqlite.ts';
import { aboutHeadsOf, measuresOf } from '../cases/index.ts';
import { addFigures, type Figures, noFigures } from './figures.ts';
import { type RuleFigures, readRules } from './rules.ts';
import { counts, type Sight } from './sight.ts';

export type ByKind = Record<CaseKind, Figures>;

/** The figures of some months, as one reader may see them. Units and rules without a case are left out. */
export interface Summary {
  kinds: ByKind;
  units: ReadonlyMap<string, ByKind>;
  rules: ReadonlyMap<string, RuleFigures>;
}

export interface Span {
  /** Local months, `YYYY-MM`, by which cases are counted: the month they were received in. */
  months: readonly string[];
  sight: Sight;
}

/** The cases that the counters hold and this reader must not know of: about the head of a unit of theirs. They are few. */
export async function hiddenCases(handle: Handle, { months, sight }: Span) {
  if (sight.bypassed.length === 0) return [];
  const rows = await handle
    .select()
    .from(cases)
    .where(and(aboutHeadsOf(sight.bypassed), inArray(cases.month, [...months]), ne(cases.queue, 'quarantine')));
  return rows.filter((row) => counts({ ...sight, bypassed: [] }, row));
}

/** Adds up the counters, never the cases: as quick for a million of them as for a thousand. */
export async function summary(handle: Handle, span: Span): Promise<Summary> {
  const { months, sight } = span;
  const { units, restrictedIn } = sight;
  const rows = await handle
    .select()
    .from(tally)
    .where(
      and(
        inArray(tally.month, [...months]),
        units === 'all' ? undefined : inArray(tally.unitId, [...units]),
        restrictedIn === 'all' ? undefined : or(eq(tally.restricted, false), inArray(tally.unitId, [...restrictedIn])),
      ),
    );
  const found = new Map<string, ByKind>();
  const cell = (unitId: string, kind: CaseKind) => {
    const there = found.get(unitId) ?? noKinds();
    found.set(unitId, there);
    return there[kind];
  };
  for (const row of rows) addFigures(cell(row.unitId, row.kind), row);
  const hidden = await hiddenCases(handle, span);
  for (const row of hidden) addFigures(cell(row.unitId, row.kind), measuresOf(row), -1);
  const kinds = noKinds();
  for (const unit of found.values()) for (const kind of KINDS) addFigures(kinds[kind], unit[kind]);
  const alive = [...found].filter(([, unit]) => KINDS.some((kind) => Object.values(unit[kind]).some((n) => n !== 0)));
  return { kinds, units: new Map(alive), rules: await readRules(handle, span, hidden) };
}

function noKinds(): ByKind {
  return Object.fromEntries(KINDS.map((kind) => [kind, noFigures()])) as ByKind;
}
