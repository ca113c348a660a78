import { KINDS } from '../domain/case.ts';
import { PROMISE_STATES } from '../domain/outcomes.ts';
import type { Kit } from './columns.ts';

/** What the counters of answers hold: each outcome, how the answer stood before the questions asked of it, and what was promised. */
export const ANSWER_MEASURES = [
  'outcome_explained',
  'outcome_apologised',
  'outcome_corrected',
  'outcome_person_reminded',
  'outcome_reviewed_elsewhere',
  'outcome_unfounded',
  'outcome_nothing_to_do',
  'gate_passed',
  'gate_overruled',
  'promises',
  'promises_kept',
  'promises_moved',
] as const;
export type AnswerMeasure = (typeof ANSWER_MEASURES)[number];

/** What an answer is for: the status it leads to. `in_progress` is a question to the resident. */
export const TEMPLATE_STATUSES = ['answered', 'in_progress', 'declined', 'redirected'] as const;
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];
export const DRAFT_STATES = ['kept', 'proposed', 'sent_back'] as const;

/** A photo in the vault that belongs to no message yet. */
interface DraftPhoto {
  digest: string;
  bytes: number;
  width: number;
  height: number;
}

/** Tables of the room `triage`, their only writer. */
export function answerTables(kit: Kit) {
  /** Words to begin with. `unitId` null: for every unit. Never deleted, so that what was written from it can be explained. */
  const answerTemplate = kit.table(
    'answer_template',
    {
      id: kit.text('id').primaryKey(),
      unitId: kit.text('unit_id'),
      /** Null: for every kind. */
      kind: kit.oneOf('kind', KINDS),
      status: kit.oneOf('status', TEMPLATE_STATUSES).notNull(),
      lang: kit.text('lang').notNull(),
      title: kit.text('title').notNull(),
      body: kit.text('body').notNull(),
      active: kit.bool('active').notNull(),
      changedAt: kit.instant('changed_at').notNull(),
      changedBy: kit.text('changed_by'),
    },
    (a) => [kit.index('answer_template_of_unit').on(a.unitId)],
  );

  /** An answer that is not sent yet: kept by its writer, waiting for the head, or sent back. One for a writer and a case. */
  const answerDraft = kit.table(
    'answer_draft',
    {
      caseId: kit.text('case_id').notNull(),
      personId: kit.text('person_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      state: kit.oneOf('state', DRAFT_STATES).notNull(),
      message: kit.text('message').notNull(),
      outcome: kit.text('outcome').notNull(),
      promise: kit.text('promise').notNull(),
      promiseOn: kit.text('promise_on').notNull(),
      photos: kit.json<DraftPhoto[]>('photos').notNull(),
      /** Typed at the desk, or come as a reply to a mail. */
      source: kit.oneOf('source', ['desk', 'mail']).notNull(),
      /** Why the head sent it back. */
      note: kit.text('note').notNull(),
      /** Whose proposal it was, when its keeper goes on with it; empty for their own words. */
      writer: kit.text('writer').notNull().default(''),
      savedAt: kit.instant('saved_at').notNull(),
    },
    (d) => [
      kit.primaryKey({ columns: [d.caseId, d.personId] }),
      kit.index('answer_draft_of_unit').on(d.unitId, d.state),
      kit.index('answer_draft_of_person').on(d.personId),
    ],
  );

  return { answerTemplate, answerDraft };
}

/** Further tables of the room `cases`, their only writer. */
export function outcomeTables(kit: Kit) {
  /** Something a unit promised in an answer, by a day. */
  const promise = kit.table(
    'promise',
    {
      id: kit.text('id').primaryKey(),
      caseId: kit.text('case_id').notNull(),
      /** The unit that has the case. */
      unitId: kit.text('unit_id').notNull(),
      /** Local month in which the case was received, by which it is counted. */
      month: kit.text('month').notNull(),
      words: kit.text('words').notNull(),
      madeAt: kit.instant('made_at').notNull(),
      /** Local date, the last day on which it is kept in time. */
      dueOn: kit.text('due_on').notNull(),
      state: kit.oneOf('state', PROMISE_STATES).notNull(),
      /** How often the day was moved. */
      moved: kit.int('moved').notNull(),
      keptAt: kit.instant('kept_at'),
    },
    (p) => [
      kit.index('promise_of_case').on(p.caseId),
      kit.index('promise_due').on(p.state, p.dueOn),
      kit.index('promise_of_unit').on(p.unitId, p.state, p.dueOn),
    ],
  );

  /** Answers by what came of them: one row for each cell and measure that is not 0. Written with answers alone, never with a new case. */
  const answerTally = kit.table(
    'answer_tally',
    {
      month: kit.text('month').notNull(),
      unitId: kit.text('unit_id').notNull(),
      restricted: kit.bool('restricted').notNull(),
      kind: kit.oneOf('kind', KINDS).notNull(),
      measure: kit.oneOf('measure', ANSWER_MEASURES).notNull(),
      n: kit.int('n').notNull(),
    },
    (r) => [kit.primaryKey({ columns: [r.month, r.unitId, r.restricted, r.kind, r.measure] })],
  );

  return { promise, answerTally };
}
