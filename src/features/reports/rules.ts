import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import { type CaseKind, KINDS } from '../../domain/case.ts';
import type { Handle } from '../../platform/db/store.ts';
import { ruleMonth, ruleTally } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Span } from './summary.ts';

/** Cases received under a rule, by kind. */
export type RuleFigures = Record<CaseKind, number>;

interface Row {
  ruleCode: string;
  kind: CaseKind;
  n: number;
}

const noRule = (): RuleFigures => Object.fromEntries(KINDS.map((kind) => [kind, 0])) as RuleFigures;

const ofUnits = (handle: Handle, where: SQL | undefined): Promise<Row[]> =>
  handle.select({ ruleCode: ruleTally.ruleCode, kind: ruleTally.kind, n: ruleTally.n }).from(ruleTally).where(where);

/** Of the whole city from its own rows; restricted cases of some units beside them, where the reader may know of those. */
async function ofCity(handle: Handle, { months, sight: { restrictedIn } }: Span): Promise<Row[]> {
  const everywhere = await handle
    .select({ ruleCode: ruleMonth.ruleCode, kind: ruleMonth.kind, n: ruleMonth.n })
    .from(ruleMonth)
    .where(
      and(inArray(ruleMonth.month, [...months]), restrictedIn === 'all' ? undefined : eq(ruleMonth.restricted, false)),
    );
  if (restrictedIn === 'all' || restrictedIn.length === 0) return everywhere;
  const here = and(
    inArray(ruleTally.month, [...months]),
    eq(ruleTally.restricted, true),
    inArray(ruleTally.unitId, [...restrictedIn]),
  );
  return [...everywhere, ...(await ofUnits(handle, here))];
}

/** Cases by rule; `hidden` are taken out again. */
export async function readRules(
  handle: Handle,
  span: Span,
  hidden: readonly Pick<CaseRow, 'ruleCode' | 'kind'>[],
): Promise<Map<string, RuleFigures>> {
  const { months, sight } = span;
  const { units, restrictedIn } = sight;
  const rows =
    units === 'all'
      ? await ofCity(handle, span)
      : await ofUnits(
          handle,
          and(
            inArray(ruleTally.month, [...months]),
            inArray(ruleTally.unitId, [...units]),
            restrictedIn === 'all'
              ? undefined
              : or(eq(ruleTally.restricted, false), inArray(ruleTally.unitId, [...restrictedIn])),
          ),
        );
  const rules = new Map<string, RuleFigures>();
  const add = (code: string, kind: CaseKind, n: number) => {
    const rule = rules.get(code) ?? noRule();
    rule[kind] += n;
    rules.set(code, rule);
  };
  for (const { ruleCode, kind, n } of rows) add(ruleCode, kind, n);
  for (const { ruleCode, kind } of hidden) if (ruleCode) add(ruleCode, kind, -1);
  return new Map([...rules].filter(([, rule]) => KINDS.some((kind) => rule[kind] !== 0)));
}
