import { sql } from 'drizzle-orm';
import { ABOUT, KINDS, STATUSES } from '../domain/case.ts';
import type { Apology, Gate, Outcome } from '../domain/outcomes.ts';
import type { Kit } from './columns.ts';

/** Why a case is seen by few: the door it should have taken, the rule it names, or whom it is about. */
export const RESTRICTIONS = ['denunciation', 'complaint', 'sensitive_rule', 'about_head'] as const;
/** Why a feedback waits for the administrator instead of reaching a unit. */
export const SUSPICIONS = ['honeypot', 'too_fast', 'flood_box', 'flood_address', 'advert', 'noise'] as const;
/** On whom a unit may wait: the resident whom it asked, or its head who must approve. What goes to a body outside has ended here. */
export const WAITS = ['resident', 'approval'] as const;
/** Allowed by the released table and never written; to forbid it would write every case of a house anew. */
const NEVER_USED = 'outside';
/** `open` is somebody's work, `done` is not, `quarantine` is out of every unit's sight. */
export const QUEUES = ['open', 'done', 'quarantine'] as const;
/** Cases and what befell them; tables of the room `cases`, their only writer. */
export function caseTables(kit: Kit) {
  /**
   * A feedback on its way through a unit. `serial` orders cases by the time of receipt and is the row of the search
   * index; it is `receivedAt * 2048 + counter`, so a span of time is a span of serials.
   */
  const cases = kit.table(
    'cases',
    {
      serial: kit.int('serial').primaryKey(),
      id: kit.text('id').notNull(),
      reference: kit.text('reference').notNull(),
      submissionId: kit.text('submission_id').notNull(),
      trackingHash: kit.text('tracking_hash').notNull(),
      boxId: kit.text('box_id').notNull(),
      placeId: kit.text('place_id').notNull(),
      placeKind: kit.text('place_kind').notNull(),
      filedUnitId: kit.text('filed_unit_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      kind: kit.oneOf('kind', KINDS).notNull(),
      status: kit.oneOf('status', STATUSES).notNull(),
      queue: kit.oneOf('queue', QUEUES).notNull(),
      suspicion: kit.oneOf('suspicion', SUSPICIONS),
      restriction: kit.oneOf('restriction', RESTRICTIONS),
      restricted: kit.bool('restricted').notNull(),
      urgent: kit.bool('urgent').notNull(),
      rating: kit.int('rating'),
      ruleCode: kit.text('rule_code'),
      ruleVersion: kit.int('rule_version'),
      about: kit.oneOf('about', ABOUT),
      who: kit.text('who').notNull(),
      happenedAt: kit.instant('happened_at'),
      message: kit.text('message').notNull(),
      lang: kit.text('lang').notNull(),
      source: kit.oneOf('source', ['form', 'api', 'counter', 'seed']).notNull(),
      receivedAt: kit.instant('received_at').notNull(),
      month: kit.text('month').notNull(),
      dueAt: kit.instant('due_at').notNull(),
      /** The deadline before it was extended; null where it never was. */
      firstDueAt: kit.instant('first_due_at'),
      answeredAt: kit.instant('answered_at'),
      /** Whether the first answer kept its deadline; a contest moves the deadline, never this. */
      onTime: kit.bool('on_time'),
      closedAt: kit.instant('closed_at'),
      closedReason: kit.text('closed_reason'),
      contestUntil: kit.instant('contest_until'),
      contestedAt: kit.instant('contested_at'),
      satisfaction: kit.int('satisfaction'),
      satisfactionReason: kit.text('satisfaction_reason'),
      assigneeId: kit.text('assignee_id'),
      /** What came of it, and how the last answer stood before the questions asked of it. */
      outcome: kit.text('outcome').$type<Outcome>(),
      gate: kit.text('gate').$type<Gate>(),
      /** A late file owes its sender an apology; null where none is owed. */
      apology: kit.text('apology').$type<Apology>(),
      /** When the words were erased and figures alone were left. */
      anonymisedAt: kit.instant('anonymised_at'),
      /** On whom an open case waits: it is nobody's work until they answer. Null on every case that is not open. */
      waitingFor: kit.oneOf('waiting_for', [...WAITS, NEVER_USED]).$type<(typeof WAITS)[number]>(),
    },
    (c) => [
      kit.uniqueIndex('cases_id').on(c.id),
      kit.uniqueIndex('cases_reference').on(c.reference),
      // Made from the submission's id alone, so it also keeps a submission from being stored twice.
      kit.uniqueIndex('cases_tracking').on(c.trackingHash),
      // Both lists of the desk are read from these indexes alone: a page touches about five pages of the file.
      kit
        .index('cases_of_unit')
        .on(
          c.unitId,
          c.queue,
          c.dueAt,
          c.serial,
          c.id,
          c.reference,
          c.kind,
          c.status,
          c.restricted,
          c.urgent,
          c.placeId,
          c.boxId,
          c.ruleCode,
          c.rating,
          c.receivedAt,
          c.answeredAt,
          c.contestedAt,
          c.waitingFor,
        ),
      kit
        .index('cases_of_city')
        .on(
          c.queue,
          c.dueAt,
          c.serial,
          c.unitId,
          c.id,
          c.reference,
          c.kind,
          c.status,
          c.restricted,
          c.urgent,
          c.placeId,
          c.boxId,
          c.ruleCode,
          c.rating,
          c.receivedAt,
          c.answeredAt,
          c.contestedAt,
          c.waitingFor,
        ),
      // Who must not know of a case is asked on every page; these cases are few.
      kit.index('cases_about_head').on(c.filedUnitId, c.serial).where(sql`${c.about} = 'head'`),
      // Not touched by a new case: nobody is at work on it yet, and nothing can be contested.
      kit.index('cases_assigned').on(c.assigneeId, c.queue, c.dueAt).where(sql`${c.assigneeId} is not null`),
      kit.index('cases_waiting').on(c.unitId, c.dueAt, c.serial).where(sql`${c.waitingFor} is not null`),
      kit.index('cases_waiting_city').on(c.dueAt, c.serial).where(sql`${c.waitingFor} is not null`),
      // The queue of its own for what few may see.
      kit.index('cases_restricted').on(c.unitId, c.queue, c.dueAt, c.serial).where(sql`${c.restricted}`),
      kit.index('cases_restricted_city').on(c.queue, c.dueAt, c.serial).where(sql`${c.restricted}`),
      // What the schedule of erasure has yet to do; a tap on a face has nothing to erase, and a new case is not closed.
      kit
        .index('cases_to_anonymise')
        .on(c.closedAt)
        .where(sql`${c.closedAt} is not null and ${c.anonymisedAt} is null and ${c.kind} <> 'rating'`),
      // Answers that came late, by when: what was still waiting at the end of a period is read from here.
      kit
        .index('cases_late')
        .on(c.answeredAt, c.dueAt, c.receivedAt, c.queue, c.unitId, c.kind, c.restricted)
        .where(sql`not ${c.onTime}`),
      kit.index('cases_apology').on(c.apology, c.unitId).where(sql`${c.apology} is not null`),
      kit.index('cases_contest').on(c.status, c.contestUntil).where(sql`${c.contestUntil} is not null`),
    ],
  );

  /**
   * One thing that happened to a case; append-only. `hash` covers the event and the hash of the one before it in its case, `journal` that
   * hash and the journal's hash of the event before it among all: `position` is their order, and the row in SQLite.
   */
  const caseEvent = kit.table(
    'case_event',
    {
      position: kit.position('position'),
      caseId: kit.text('case_id').notNull(),
      n: kit.int('n').notNull(),
      kind: kit.text('kind').notNull(),
      at: kit.instant('at').notNull(),
      actor: kit.oneOf('actor', ['resident', 'staff', 'system']).notNull(),
      actorId: kit.text('actor_id'),
      unitId: kit.text('unit_id'),
      open: kit.bool('open').notNull(),
      data: kit.json<Record<string, string | number | boolean | null>>('data').notNull(),
      hash: kit.text('hash').notNull(),
      /** Empty in events of a former version until the journal has been written over them. */
      journal: kit.text('journal').notNull().default(''),
    },
    (e) => [
      kit.uniqueIndex('case_event_of_case').on(e.caseId, e.n),
      // Who did what, for the audit; not touched by a resident's sending.
      kit.index('case_event_by_person').on(e.actorId, e.at).where(sql`${e.actorId} is not null`),
      kit.index('case_event_by_staff').on(e.at, e.position).where(sql`${e.actorId} is not null`),
    ],
  );

  return { cases, caseEvent };
}
