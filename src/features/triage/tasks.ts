import { and, asc, eq, inArray, lte, ne } from 'drizzle-orm';
import { atLocal, type Instant, localDate } from '../../domain/instant.ts';
import { type Action, bypassedUnits, can, type Power, visibleUnits } from '../../domain/permission.ts';
import { excerpt } from '../../domain/text.ts';
import type { Handle } from '../../platform/db/store.ts';
import { formatDate, type Lang, translator } from '../../platform/i18n/index.ts';
import { answerDraft, cases, headNote, promise } from '../../schema/sqlite.ts';
import { type CaseRow, targetOf } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import { leaveOut } from './scope.ts';
import { caseHref } from './trail.ts';

/** Work that is no open case: answers to approve, promises whose day has come, apologies that are owed, drafts. */
export interface Tasks {
  lines: { href: string; reference: string; place: string; text: string }[];
  /** Those that are not shown at once. */
  rest: Tasks['lines'];
  /** Of one sort there are more than were looked at. */
  cut: boolean;
}

export interface TaskDeps {
  read: Handle;
  city: City;
  powers: readonly Power[];
  personId: string;
  now: Instant;
  lang: Lang;
  titleOf(personId: string): string;
  /** Whether the person is the head of a unit, or answers for it in the head's place. */
  heads(unitId: string): boolean;
  /** The list beside which it stands. */
  back: string;
  /** Tells of restricted cases alone, else of none of them. */
  restricted: boolean;
}

const LISTED = 12;
/** Of each sort no more are looked at. */
const MOST = 60;

interface Found {
  row: CaseRow;
  /** Who may do it sees it. */
  action: Action;
  anchor: string;
  text: string;
}

function unitsFor({ powers, city, restricted }: TaskDeps, action: Action): readonly string[] {
  const reach = (one: Action) => {
    const units = visibleUnits(powers, city.units, one);
    return units === 'all' ? new Set(city.units.keys()) : units;
  };
  const units = [...reach(action)];
  return restricted ? units.filter((unitId) => reach('case.readRestricted').has(unitId)) : units;
}

/** What this list may tell of. In the query, so that what is left out takes no place among those that are looked at. */
const shown = ({ read, powers, restricted }: TaskDeps) =>
  and(eq(cases.restricted, restricted), leaveOut(read, { bypassed: bypassedUnits(powers) }));

async function approvals(deps: TaskDeps): Promise<Found[]> {
  const t = translator(deps.lang);
  const rows = await deps.read
    .select({ row: cases, writer: answerDraft.personId })
    .from(answerDraft)
    .innerJoin(cases, eq(cases.id, answerDraft.caseId))
    .where(
      and(
        shown(deps),
        eq(answerDraft.state, 'proposed'),
        eq(cases.queue, 'open'),
        eq(cases.unitId, answerDraft.unitId),
        inArray(answerDraft.unitId, [...unitsFor(deps, 'case.approve')]),
      ),
    )
    .orderBy(asc(answerDraft.savedAt))
    .limit(MOST);
  return rows.map(({ row, writer }) => ({
    row,
    action: 'case.approve',
    anchor: '#proposals',
    text: t('tasks.approval', { person: deps.titleOf(writer) }),
  }));
}

async function ownDrafts(deps: TaskDeps): Promise<Found[]> {
  const t = translator(deps.lang);
  const rows = await deps.read
    .select({ row: cases, state: answerDraft.state })
    .from(answerDraft)
    .innerJoin(cases, eq(cases.id, answerDraft.caseId))
    .where(
      and(
        shown(deps),
        eq(answerDraft.personId, deps.personId),
        ne(answerDraft.state, 'proposed'),
        eq(cases.queue, 'open'),
      ),
    )
    .orderBy(asc(answerDraft.savedAt))
    .limit(MOST);
  // What the head sent back first.
  rows.sort((a, b) => Number(b.state === 'sent_back') - Number(a.state === 'sent_back'));
  return rows.map(({ row, state }) => ({
    row,
    action: 'case.answer',
    anchor: '#answering',
    text: t(state === 'sent_back' ? 'tasks.sentBack' : 'tasks.draft'),
  }));
}

async function headNotes(deps: TaskDeps): Promise<Found[]> {
  const t = translator(deps.lang);
  const rows = await deps.read
    .select({ row: cases, writer: headNote.personId })
    .from(headNote)
    .innerJoin(cases, and(eq(cases.id, headNote.caseId), eq(cases.unitId, headNote.unitId)))
    .where(
      and(
        shown(deps),
        inArray(
          headNote.unitId,
          unitsFor(deps, 'case.approve').filter((unitId) => deps.heads(unitId)),
        ),
      ),
    )
    .orderBy(asc(headNote.at))
    .limit(MOST);
  return rows.map(({ row, writer }) => ({
    row,
    action: 'case.approve',
    anchor: '#head-note',
    text: t('tasks.headNote', { person: deps.titleOf(writer) }),
  }));
}

async function promises(deps: TaskDeps): Promise<Found[]> {
  const t = translator(deps.lang);
  const units = [...unitsFor(deps, 'case.answer')];
  const due = and(eq(promise.state, 'open'), lte(promise.dueOn, localDate(deps.now)));
  const rows = await deps.read
    .select({ row: cases, words: promise.words, dueOn: promise.dueOn })
    .from(promise)
    .innerJoin(cases, eq(cases.id, promise.caseId))
    .where(and(shown(deps), due, inArray(promise.unitId, units)))
    .orderBy(asc(promise.dueOn))
    .limit(MOST);
  return rows.map(({ row, words, dueOn }) => ({
    row,
    action: 'case.answer',
    anchor: '#promises',
    text: t('tasks.promise', { date: formatDate(atLocal(dueOn, 0), deps.lang), words: excerpt(words, 80) }),
  }));
}

async function apologies(deps: TaskDeps): Promise<Found[]> {
  const units = [...unitsFor(deps, 'case.answer')];
  const rows = await deps.read
    .select()
    .from(cases)
    .where(and(shown(deps), eq(cases.apology, 'owed'), inArray(cases.unitId, units)))
    .orderBy(asc(cases.answeredAt))
    .limit(MOST);
  const text = translator(deps.lang)('tasks.apology');
  return rows.map((row) => ({ row, action: 'case.answer', anchor: '#apologise', text }));
}

/** What comes back to the list of work beside the open cases. */
export async function tasksOf(deps: TaskDeps): Promise<Tasks | null> {
  const { powers, city, lang } = deps;
  if (unitsFor(deps, 'case.answer').length === 0) return null;
  const sorts = [ownDrafts, headNotes, approvals, promises, apologies];
  const all = await Promise.all(sorts.map((sort) => sort(deps)));
  const found = all.flat().filter(({ row, action }) => can(powers, action, targetOf(row), city.units));
  if (found.length === 0) return null;
  const lines = found.map(({ row, anchor, text }) => ({
    href: `${caseHref(row.id, deps.back, null)}${anchor}`,
    reference: row.reference,
    place: city.placeName(row.placeId, lang),
    text,
  }));
  return { lines: lines.slice(0, LISTED), rest: lines.slice(LISTED), cut: all.some(({ length }) => length === MOST) };
}
