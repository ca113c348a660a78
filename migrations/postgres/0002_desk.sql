CREATE TABLE "answer_draft" (
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"state" text NOT NULL,
	"message" text NOT NULL,
	"outcome" text NOT NULL,
	"promise" text NOT NULL,
	"promise_on" text NOT NULL,
	"photos" jsonb NOT NULL,
	"source" text NOT NULL,
	"note" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_draft_case_id_person_id_pk" PRIMARY KEY("case_id","person_id"),
	CONSTRAINT "answer_draft_state_known" CHECK ("state" in ('kept', 'proposed', 'sent_back')),
	CONSTRAINT "answer_draft_source_known" CHECK ("source" in ('desk', 'mail'))
);
--> statement-breakpoint
CREATE TABLE "answer_tally" (
	"month" text NOT NULL,
	"unit_id" text NOT NULL,
	"restricted" boolean NOT NULL,
	"kind" text NOT NULL,
	"measure" text NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "answer_tally_month_unit_id_restricted_kind_measure_pk" PRIMARY KEY("month","unit_id","restricted","kind","measure"),
	CONSTRAINT "answer_tally_kind_known" CHECK ("kind" in ('complaint', 'praise', 'suggestion', 'rating')),
	CONSTRAINT "answer_tally_measure_known" CHECK ("measure" in ('outcome_explained', 'outcome_apologised', 'outcome_corrected', 'outcome_person_reminded', 'outcome_reviewed_elsewhere', 'outcome_unfounded', 'outcome_nothing_to_do', 'gate_passed', 'gate_overruled', 'promises', 'promises_kept', 'promises_moved'))
);
--> statement-breakpoint
CREATE TABLE "answer_template" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text,
	"kind" text,
	"status" text NOT NULL,
	"lang" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"active" boolean NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text,
	CONSTRAINT "answer_template_kind_known" CHECK ("kind" in ('complaint', 'praise', 'suggestion', 'rating')),
	CONSTRAINT "answer_template_status_known" CHECK ("status" in ('answered', 'in_progress', 'declined', 'redirected'))
);
--> statement-breakpoint
CREATE TABLE "arrival" (
	"digest" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"outbox_id" text,
	CONSTRAINT "arrival_outcome_known" CHECK ("outcome" in ('bounced', 'draft', 'automatic', 'refused', 'other', 'broken'))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"position" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"person_id" text,
	"unit_id" text,
	"case_id" text,
	"subject" text,
	"data" jsonb NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_deed" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"act" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"done" jsonb NOT NULL,
	CONSTRAINT "bulk_deed_act_known" CHECK ("act" in ('assign', 'tag', 'untag', 'spam'))
);
--> statement-breakpoint
CREATE TABLE "calendar_change" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" text,
	"edit" jsonb NOT NULL,
	"cursor" bigint NOT NULL,
	"looked" bigint NOT NULL,
	"moved" bigint NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "case_former" (
	"case_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_former_case_id_unit_id_why_pk" PRIMARY KEY("case_id","unit_id","why"),
	CONSTRAINT "case_former_why_known" CHECK ("why" in ('contest', 'transfer'))
);
--> statement-breakpoint
CREATE TABLE "case_merge" (
	"case_id" text PRIMARY KEY NOT NULL,
	"into_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_seen" (
	"case_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_seen_case_id_unit_id_pk" PRIMARY KEY("case_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "case_tag" (
	"serial" bigint NOT NULL,
	"tag_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_tag_serial_tag_id_pk" PRIMARY KEY("serial","tag_id")
);
--> statement-breakpoint
CREATE TABLE "chain_day" (
	"day" text NOT NULL,
	"chain" text NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chain_day_day_chain_pk" PRIMARY KEY("day","chain"),
	CONSTRAINT "chain_day_chain_known" CHECK ("chain" in ('journal', 'audit'))
);
--> statement-breakpoint
CREATE TABLE "code_app" (
	"person_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"last_step" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "dead_mailbox" (
	"address_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"words" text NOT NULL,
	"taken_at" timestamp (3) with time zone,
	CONSTRAINT "dead_mailbox_source_known" CHECK ("source" in ('reply', 'report'))
);
--> statement-breakpoint
CREATE TABLE "failed_sign_in" (
	"id" text PRIMARY KEY NOT NULL,
	"n" bigint NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "key_request" (
	"id" text PRIMARY KEY NOT NULL,
	"what" text NOT NULL,
	"case_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_unit_id" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"answer" text,
	"read_until" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "key_request_what_known" CHECK ("what" in ('contact', 'case')),
	CONSTRAINT "key_request_state_known" CHECK ("state" in ('asked', 'approved', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "key_ring" (
	"id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"progress" jsonb NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "original" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"part" text NOT NULL,
	"part_id" text NOT NULL,
	"text" text NOT NULL,
	"digest" text,
	"width" bigint,
	"height" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "original_part_known" CHECK ("part" in ('message', 'who', 'said', 'photo'))
);
--> statement-breakpoint
CREATE TABLE "outside_body" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"address" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"website" text NOT NULL,
	"how_vi" text NOT NULL,
	"how_en" text NOT NULL,
	"source" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "outside_body_kind_known" CHECK ("kind" in ('police', 'inspection', 'party', 'prosecution', 'court', 'ministry', 'state_company', 'other_province', 'other'))
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"label" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "post_request" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"post" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "post_request_post_known" CHECK ("post" in ('head', 'deputy', 'officer', 'specialist', 'inspector', 'administrator')),
	CONSTRAINT "post_request_state_known" CHECK ("state" in ('waiting', 'given', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"person_id" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "privacy_request" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"words" text NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"ground" text,
	"sending" text NOT NULL,
	CONSTRAINT "privacy_request_kind_known" CHECK ("kind" in ('see', 'erase')),
	CONSTRAINT "privacy_request_state_known" CHECK ("state" in ('open', 'done', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "promise" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"month" text NOT NULL,
	"words" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"due_on" text NOT NULL,
	"state" text NOT NULL,
	"moved" bigint NOT NULL,
	"kept_at" timestamp (3) with time zone,
	CONSTRAINT "promise_state_known" CHECK ("state" in ('open', 'kept'))
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_filter" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"opens_first" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spent_challenge" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tag" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"name" text NOT NULL,
	"fold" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "wait_tally" (
	"unit_id" text NOT NULL,
	"restricted" boolean NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "wait_tally_unit_id_restricted_pk" PRIMARY KEY("unit_id","restricted")
);
--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_known";--> statement-breakpoint
DROP INDEX "cases_submission";--> statement-breakpoint
DROP INDEX "cases_of_unit";--> statement-breakpoint
DROP INDEX "cases_of_city";--> statement-breakpoint
ALTER TABLE "case_event" DROP CONSTRAINT "case_event_case_id_n_pk";--> statement-breakpoint
ALTER TABLE "case_event" ADD COLUMN "position" bigint PRIMARY KEY NOT NULL GENERATED BY DEFAULT AS IDENTITY (sequence name "case_event_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "case_event" ADD COLUMN "journal" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "first_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "gate" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "apology" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "anonymised_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "waiting_for" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "recipient_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "turns" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "method" text DEFAULT 'link' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_by" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "rights" text;--> statement-breakpoint
ALTER TABLE "tally" ADD COLUMN "extended" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "answer_draft_of_unit" ON "answer_draft" USING btree ("unit_id","state");--> statement-breakpoint
CREATE INDEX "answer_draft_of_person" ON "answer_draft" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "answer_template_of_unit" ON "answer_template" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "arrival_at" ON "arrival" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at","position");--> statement-breakpoint
CREATE INDEX "audit_person" ON "audit" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "audit_case" ON "audit" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "bulk_deed_person" ON "bulk_deed" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "case_former_unit" ON "case_former" USING btree ("unit_id","at");--> statement-breakpoint
CREATE INDEX "case_merge_into" ON "case_merge" USING btree ("into_id");--> statement-breakpoint
CREATE INDEX "case_tag_tag" ON "case_tag" USING btree ("tag_id","serial");--> statement-breakpoint
CREATE INDEX "dead_mailbox_person" ON "dead_mailbox" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "key_request_case" ON "key_request" USING btree ("case_id","asked_at");--> statement-breakpoint
CREATE INDEX "key_request_state" ON "key_request" USING btree ("state","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "original_part" ON "original" USING btree ("case_id","part","part_id");--> statement-breakpoint
CREATE INDEX "original_digest" ON "original" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "passkey" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "post_request_state" ON "post_request" USING btree ("state");--> statement-breakpoint
CREATE INDEX "post_request_person" ON "post_request" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "privacy_request_sending" ON "privacy_request" USING btree ("sending");--> statement-breakpoint
CREATE INDEX "privacy_request_case" ON "privacy_request" USING btree ("case_id","asked_at");--> statement-breakpoint
CREATE INDEX "privacy_request_state" ON "privacy_request" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "promise_of_case" ON "promise" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "promise_due" ON "promise" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "promise_of_unit" ON "promise" USING btree ("unit_id","state","due_on");--> statement-breakpoint
CREATE INDEX "recovery_code_person" ON "recovery_code" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "saved_filter_person" ON "saved_filter" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tag_of_unit" ON "tag" USING btree ("unit_id","fold");--> statement-breakpoint
CREATE UNIQUE INDEX "case_event_of_case" ON "case_event" USING btree ("case_id","n");--> statement-breakpoint
CREATE INDEX "case_event_by_person" ON "case_event" USING btree ("actor_id","at") WHERE "case_event"."actor_id" is not null;--> statement-breakpoint
CREATE INDEX "case_event_by_staff" ON "case_event" USING btree ("at","position") WHERE "case_event"."actor_id" is not null;--> statement-breakpoint
CREATE INDEX "cases_assigned" ON "cases" USING btree ("assignee_id","queue","due_at") WHERE "cases"."assignee_id" is not null;--> statement-breakpoint
CREATE INDEX "cases_waiting" ON "cases" USING btree ("unit_id","due_at","serial") WHERE "cases"."waiting_for" is not null;--> statement-breakpoint
CREATE INDEX "cases_waiting_city" ON "cases" USING btree ("due_at","serial") WHERE "cases"."waiting_for" is not null;--> statement-breakpoint
CREATE INDEX "cases_restricted" ON "cases" USING btree ("unit_id","queue","due_at","serial") WHERE "cases"."restricted";--> statement-breakpoint
CREATE INDEX "cases_restricted_city" ON "cases" USING btree ("queue","due_at","serial") WHERE "cases"."restricted";--> statement-breakpoint
CREATE INDEX "cases_to_anonymise" ON "cases" USING btree ("closed_at") WHERE "cases"."closed_at" is not null and "cases"."anonymised_at" is null and "cases"."kind" <> 'rating';--> statement-breakpoint
CREATE INDEX "cases_late" ON "cases" USING btree ("answered_at","due_at","received_at","queue","unit_id","kind","restricted") WHERE not "cases"."on_time";--> statement-breakpoint
CREATE INDEX "cases_apology" ON "cases" USING btree ("apology","unit_id") WHERE "cases"."apology" is not null;--> statement-breakpoint
CREATE INDEX "cases_of_unit" ON "cases" USING btree ("unit_id","queue","due_at","serial","id","reference","kind","status","restricted","urgent","place_id","box_id","rule_code","rating","received_at","answered_at","contested_at","waiting_for");--> statement-breakpoint
CREATE INDEX "cases_of_city" ON "cases" USING btree ("queue","due_at","serial","unit_id","id","reference","kind","status","restricted","urgent","place_id","box_id","rule_code","rating","received_at","answered_at","contested_at","waiting_for");--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_waiting_for_known" CHECK ("waiting_for" in ('resident', 'approval', 'outside'));--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_known" CHECK ("kind" in ('question', 'reply', 'answer', 'update', 'contest', 'note'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_method_known" CHECK ("method" in ('link', 'password', 'passkey', 'oidc'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_second_by_known" CHECK ("second_by" in ('app', 'passkey', 'recovery', 'oidc'));
--> statement-breakpoint
-- Who was asked and has not replied is awaited, in cases of before this version too.
UPDATE cases SET waiting_for = 'resident' WHERE queue = 'open' AND status = 'in_progress' AND (
  SELECT kind FROM case_event WHERE case_event.case_id = cases.id AND kind IN ('ask', 'reply', 'transfer', 'contest') ORDER BY n DESC LIMIT 1
) = 'ask';
--> statement-breakpoint
INSERT INTO wait_tally (unit_id, restricted, n) SELECT unit_id, restricted, count(*) FROM cases WHERE waiting_for IS NOT NULL GROUP BY unit_id, restricted;
