import { createHash } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { KINDS } from '../../domain/case.ts';
import { type Instant, localDate } from '../../domain/instant.ts';
import { type Period, previousPeriod } from '../../domain/period.ts';
import type { Handle } from '../../platform/db/store.ts';
import { MEASURES } from '../../schema/counters.ts';
import { unitSuccession } from '../../schema/sqlite.ts';
import { ANSWER_FIGURES, type Answers, readAnswers } from './answers.ts';
import { holds, type Sight } from './sight.ts';
import { hiddenCases, type Summary, summary } from './summary.ts';

/** What is asked for; plain data, so that it can go to a worker. */
export interface ReportAsk {
  period: Period;
  sight: Sight;
  /** The one unit (with those below it) that the report is about; null: everything in sight. */
  unitId: string | null;
  madeAt: Instant;
}

export interface Report extends ReportAsk {
  now: Summary;
  previous: Period;
  before: Summary;
  answers: Answers;
  /** Units in sight that took over a part of a unit that was cut, inside the time that the report compares. */
  cutUnits: readonly string[];
  /** SHA-256 over the period, the unit and every figure: two papers with the same line say the same. */
  checksum: string;
}

export async function readReport(handle: Handle, ask: ReportAsk): Promise<Report> {
  const { period, sight } = ask;
  const previous = previousPeriod(period);
  const now = await summary(handle, { months: period.months, sight });
  const answers = await readAnswers(handle, ask, await hiddenCases(handle, { months: period.months, sight }));
  const before = await summary(handle, { months: previous.months, sight });
  const cut = await handle
    .selectDistinct({ unitId: unitSuccession.successorId })
    .from(unitSuccession)
    .where(and(eq(unitSuccession.share, 'part'), gt(unitSuccession.effectiveFrom, localDate(previous.from))));
  const cutUnits = cut.map(({ unitId }) => unitId).filter((unitId) => holds(sight.units, unitId));
  return { ...ask, now, previous, before, answers, cutUnits, checksum: checksumOf(ask, now, answers) };
}

function checksumOf({ period, unitId }: ReportAsk, { units, rules }: Summary, answers: Answers): string {
  const figures = [...units].map(
    ([id, kinds]) => [id, KINDS.map((kind) => MEASURES.map((m) => kinds[kind][m]))] as const,
  );
  const topics = [...rules].map(([code, kinds]) => [code, KINDS.map((kind) => kinds[kind])] as const);
  const byName = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);
  const said = [...answers.units].map(
    ([id, kinds]) => [id, KINDS.map((kind) => ANSWER_FIGURES.map((figure) => kinds[kind][figure]))] as const,
  );
  const whole = [period.label, unitId, figures.sort(byName), topics.sort(byName), said.sort(byName)];
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}
