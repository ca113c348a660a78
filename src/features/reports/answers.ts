import { and, count, eq, gt, gte, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { type CaseKind, KINDS } from '../../domain/case.ts';
import { type Instant, localDate } from '../../domain/instant.ts';
import type { Period } from '../../domain/period.ts';
import type { Handle } from '../../platform/db/store.ts';
import { ANSWER_MEASURES } from '../../schema/answers.ts';
import { answerTally, cases, promise } from '../../schema/sqlite.ts';
import { answerMeasuresOf, type CaseRow, promiseMeasuresOf, promisesOf } from '../cases/index.ts';
import { counts, holds, type Sight } from './sight.ts';

/** What became of the answers of some cases: counted outcomes, doubts that were overruled, promises, and what is late without an answer. */
export const ANSWER_FIGURES = [...ANSWER_MEASURES, 'promises_broken', 'late_unanswered'] as const;
export type AnswerFigure = (typeof ANSWER_FIGURES)[number];
export type AnswerFigures = Record<AnswerFigure, number>;
export type AnswersByKind = Record<CaseKind, AnswerFigures>;

export interface Answers {
  kinds: AnswersByKind;
  units: ReadonlyMap<string, AnswersByKind>;
}

export const noAnswers = (): AnswerFigures =>
  Object.fromEntries(ANSWER_FIGURES.map((figure) => [figure, 0])) as AnswerFigures;

export function sumAnswers(list: Iterable<AnswerFigures>): AnswerFigures {
  const sum = noAnswers();
  for (const one of list) for (const figure of ANSWER_FIGURES) sum[figure] += one[figure];
  return sum;
}

const noKinds = (): AnswersByKind => Object.fromEntries(KINDS.map((kind) => [kind, noAnswers()])) as AnswersByKind;

interface Asked {
  period: Period;
  sight: Sight;
  madeAt: Instant;
}
type Add = (unitId: string, kind: CaseKind, figure: AnswerFigure, n: number) => void;

/** The moment of which "late without an answer" is said: the end of the period, or now while it runs. */
const momentOf = ({ period, madeAt }: Asked): Instant => Math.min(period.to, madeAt);

const inSight = ({ units, restrictedIn }: Sight, unitId: string, restricted: boolean) =>
  holds(units, unitId) && (!restricted || holds(restrictedIn, unitId));

async function addOutcomes(handle: Handle, { period, sight }: Asked, add: Add): Promise<void> {
  const { units, restrictedIn } = sight;
  const t = answerTally;
  const rows = await handle
    .select()
    .from(t)
    .where(
      and(
        inArray(t.month, [...period.months]),
        units === 'all' ? undefined : inArray(t.unitId, [...units]),
        restrictedIn === 'all' ? undefined : or(eq(t.restricted, false), inArray(t.unitId, [...restrictedIn])),
      ),
    );
  for (const { unitId, kind, measure, n } of rows) add(unitId, kind, measure, n);
}

/** Promises whose day had passed, and which nobody has called kept: few, and read from an index. */
async function addBroken(handle: Handle, asked: Asked, add: Add): Promise<void> {
  const today = localDate(momentOf(asked));
  const rows = await handle
    .select({ row: cases })
    .from(promise)
    .innerJoin(cases, eq(cases.id, promise.caseId))
    .where(
      and(
        eq(promise.state, 'open'),
        lt(promise.dueOn, today),
        inArray(promise.month, [...asked.period.months]),
        ne(cases.queue, 'quarantine'),
      ),
    );
  for (const { row } of rows) if (counts(asked.sight, row)) add(row.unitId, row.kind, 'promises_broken', 1);
}

/** Cases received in the period that were past their deadline, and had no answer, at its end. */
async function addLate(handle: Handle, asked: Asked, add: Add): Promise<void> {
  const { period, sight } = asked;
  const moment = momentOf(asked);
  const received = and(gte(cases.receivedAt, period.from), lt(cases.receivedAt, period.to), lt(cases.dueAt, moment));
  const sums = (more: SQL | undefined) =>
    handle
      .select({ unitId: cases.unitId, kind: cases.kind, restricted: cases.restricted, n: count() })
      .from(cases)
      .where(and(more, received))
      .groupBy(cases.unitId, cases.kind, cases.restricted);
  const rows = [
    ...(await sums(eq(cases.queue, 'open'))),
    ...(await sums(and(ne(cases.queue, 'open'), sql`not ${cases.onTime}`, gt(cases.answeredAt, moment)))),
  ];
  for (const { unitId, kind, restricted, n } of rows) {
    if (inSight(sight, unitId, restricted)) add(unitId, kind, 'late_unanswered', n);
  }
}

/** What a case about a head, which this reader must not know of, added to the sums. */
function takeAway(asked: Asked, row: CaseRow, promised: Partial<AnswerFigures>, add: Add): void {
  for (const [measure, n] of Object.entries({ ...answerMeasuresOf(row), ...promised }))
    add(row.unitId, row.kind, measure as AnswerFigure, -n);
  const moment = momentOf(asked);
  const late = row.dueAt < moment && (row.queue === 'open' || (row.onTime === false && (row.answeredAt ?? 0) > moment));
  if (late) add(row.unitId, row.kind, 'late_unanswered', -1);
}

/** @param hidden cases in the sums of which the reader must not know */
export async function readAnswers(handle: Handle, asked: Asked, hidden: readonly CaseRow[]): Promise<Answers> {
  const units = new Map<string, AnswersByKind>();
  const add: Add = (unitId, kind, figure, n) => {
    const unit = units.get(unitId) ?? noKinds();
    units.set(unitId, unit);
    unit[kind][figure] += n;
  };
  await addOutcomes(handle, asked, add);
  await addBroken(handle, asked, add);
  await addLate(handle, asked, add);
  for (const row of hidden) takeAway(asked, row, promiseMeasuresOf(await promisesOf(handle, row.id)), add);
  const kinds = Object.fromEntries(
    KINDS.map((kind) => [kind, sumAnswers([...units.values()].map((unit) => unit[kind]))]),
  ) as AnswersByKind;
  const alive = [...units].filter(([, unit]) => KINDS.some((kind) => Object.values(unit[kind]).some((n) => n !== 0)));
  return { kinds, units: new Map(alive) };
}

export const answersOfKinds = (kinds: AnswersByKind): AnswerFigures => sumAnswers(KINDS.map((kind) => kinds[kind]));
