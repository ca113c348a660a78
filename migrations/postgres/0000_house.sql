CREATE TABLE "absence" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"substitute_id" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appointment" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"post" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone,
	CONSTRAINT "appointment_post_known" CHECK ("post" in ('head', 'deputy', 'officer', 'specialist', 'inspector', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"message_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"digest" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "box" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"place_id" text NOT NULL,
	"spot_vi" text NOT NULL,
	"spot_en" text NOT NULL,
	"status" text NOT NULL,
	"successor_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "box_status_known" CHECK ("status" in ('active', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "box_unit" (
	"box_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"valid_from" text NOT NULL,
	"valid_to" text,
	CONSTRAINT "box_unit_box_id_valid_from_pk" PRIMARY KEY("box_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "case_event" (
	"case_id" text NOT NULL,
	"n" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_id" text,
	"unit_id" text,
	"open" boolean NOT NULL,
	"data" jsonb NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "case_event_case_id_n_pk" PRIMARY KEY("case_id","n"),
	CONSTRAINT "case_event_actor_known" CHECK ("actor" in ('resident', 'staff', 'system'))
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"serial" bigint PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"reference" text NOT NULL,
	"submission_id" text NOT NULL,
	"tracking_hash" text NOT NULL,
	"box_id" text NOT NULL,
	"place_id" text NOT NULL,
	"place_kind" text NOT NULL,
	"filed_unit_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"queue" text NOT NULL,
	"suspicion" text,
	"restriction" text,
	"restricted" boolean NOT NULL,
	"urgent" boolean NOT NULL,
	"rating" bigint,
	"rule_code" text,
	"rule_version" bigint,
	"about" text,
	"who" text NOT NULL,
	"happened_at" timestamp (3) with time zone,
	"message" text NOT NULL,
	"lang" text NOT NULL,
	"source" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"month" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"on_time" boolean,
	"closed_at" timestamp (3) with time zone,
	"closed_reason" text,
	"contest_until" timestamp (3) with time zone,
	"contested_at" timestamp (3) with time zone,
	"satisfaction" bigint,
	"satisfaction_reason" text,
	"assignee_id" text,
	CONSTRAINT "cases_kind_known" CHECK ("kind" in ('complaint', 'praise', 'suggestion', 'rating')),
	CONSTRAINT "cases_status_known" CHECK ("status" in ('received', 'in_progress', 'answered', 'closed', 'redirected', 'declined', 'merged', 'spam')),
	CONSTRAINT "cases_queue_known" CHECK ("queue" in ('open', 'done', 'quarantine')),
	CONSTRAINT "cases_suspicion_known" CHECK ("suspicion" in ('honeypot', 'too_fast', 'flood_box', 'flood_address', 'advert', 'noise')),
	CONSTRAINT "cases_restriction_known" CHECK ("restriction" in ('denunciation', 'complaint', 'sensitive_rule', 'about_head')),
	CONSTRAINT "cases_about_known" CHECK ("about" in ('staff', 'head', 'public', 'facility')),
	CONSTRAINT "cases_source_known" CHECK ("source" in ('form', 'api', 'counter', 'seed'))
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"date" text PRIMARY KEY NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "holiday_type_known" CHECK ("type" in ('holiday', 'swap_off', 'in_lieu', 'workday')),
	CONSTRAINT "holiday_status_known" CHECK ("status" in ('official', 'statutory', 'projected', 'unverified'))
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"person_id" text,
	"unit_id" text,
	"body" text NOT NULL,
	"lang" text NOT NULL,
	CONSTRAINT "message_kind_known" CHECK ("kind" in ('question', 'reply', 'answer', 'contest', 'note'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"state" text NOT NULL,
	"case_id" text,
	"unit_id" text,
	"person_id" text,
	"params" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" bigint NOT NULL,
	"locked_until" timestamp (3) with time zone NOT NULL,
	"locked_by" text,
	"sent_at" timestamp (3) with time zone,
	"sent_to" text,
	"letter_id" text,
	"last_error" text,
	CONSTRAINT "outbox_state_known" CHECK ("state" in ('waiting', 'sent', 'failed', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"title" text NOT NULL,
	"lang" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"fold" text NOT NULL,
	"kind" text NOT NULL,
	"unit_id" text NOT NULL,
	"ward_id" text,
	"address" text NOT NULL,
	"lat" text,
	"lng" text,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule" (
	"code" text NOT NULL,
	"version" bigint NOT NULL,
	"code_of_conduct" text NOT NULL,
	"article" text NOT NULL,
	"topic_vi" text NOT NULL,
	"topic_en" text NOT NULL,
	"kind" text NOT NULL,
	"place_kinds" jsonb NOT NULL,
	"sensitive" boolean NOT NULL,
	"urgent" boolean NOT NULL,
	"verified" text NOT NULL,
	"source" text NOT NULL,
	"valid_from" text NOT NULL,
	"valid_to" text,
	CONSTRAINT "rule_code_version_pk" PRIMARY KEY("code","version"),
	CONSTRAINT "rule_kind_known" CHECK ("kind" in ('do', 'dont')),
	CONSTRAINT "rule_verified_known" CHECK ("verified" in ('yes', 'draft', 'no'))
);
--> statement-breakpoint
CREATE TABLE "rule_month" (
	"month" text NOT NULL,
	"restricted" boolean NOT NULL,
	"kind" text NOT NULL,
	"rule_code" text NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "rule_month_month_restricted_kind_rule_code_pk" PRIMARY KEY("month","restricted","kind","rule_code"),
	CONSTRAINT "rule_month_kind_known" CHECK ("kind" in ('complaint', 'praise', 'suggestion', 'rating'))
);
--> statement-breakpoint
CREATE TABLE "rule_tally" (
	"month" text NOT NULL,
	"unit_id" text NOT NULL,
	"restricted" boolean NOT NULL,
	"kind" text NOT NULL,
	"rule_code" text NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "rule_tally_month_unit_id_restricted_kind_rule_code_pk" PRIMARY KEY("month","unit_id","restricted","kind","rule_code"),
	CONSTRAINT "rule_tally_kind_known" CHECK ("kind" in ('complaint', 'praise', 'suggestion', 'rating'))
);
--> statement-breakpoint
CREATE TABLE "sealed_contact" (
	"case_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"consent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"source" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_link" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"sweep" text NOT NULL,
	"slot" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"count" bigint,
	"error" text,
	CONSTRAINT "slot_sweep_slot_pk" PRIMARY KEY("sweep","slot")
);
--> statement-breakpoint
CREATE TABLE "tally" (
	"month" text NOT NULL,
	"unit_id" text NOT NULL,
	"restricted" boolean NOT NULL,
	"kind" text NOT NULL,
	"received" bigint NOT NULL,
	"in_progress" bigint NOT NULL,
	"answered" bigint NOT NULL,
	"closed" bigint NOT NULL,
	"redirected" bigint NOT NULL,
	"declined" bigint NOT NULL,
	"merged" bigint NOT NULL,
	"spam" bigint NOT NULL,
	"answered_on_time" bigint NOT NULL,
	"answered_late" bigint NOT NULL,
	"contested" bigint NOT NULL,
	"ratings" bigint NOT NULL,
	"rating_sum" bigint NOT NULL,
	"satisfactions" bigint NOT NULL,
	"satisfaction_sum" bigint NOT NULL,
	CONSTRAINT "tally_month_unit_id_restricted_kind_pk" PRIMARY KEY("month","unit_id","restricted","kind"),
	CONSTRAINT "tally_kind_known" CHECK ("kind" in ('complaint', 'praise', 'suggestion', 'rating'))
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"fold" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"valid_from" text NOT NULL,
	"valid_to" text,
	"words_in_mail" boolean NOT NULL,
	"hours" jsonb,
	"works_on_holidays" boolean NOT NULL,
	"city_wide" boolean NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_succession" (
	"id" text PRIMARY KEY NOT NULL,
	"predecessor_id" text,
	"predecessor_name" text NOT NULL,
	"predecessor_kind" text NOT NULL,
	"predecessor_district" text NOT NULL,
	"fold" text NOT NULL,
	"successor_id" text NOT NULL,
	"share" text NOT NULL,
	"effective_from" text NOT NULL,
	"clause" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "unit_succession_share_known" CHECK ("share" in ('whole', 'part'))
);
--> statement-breakpoint
CREATE INDEX "absence_person" ON "absence" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "appointment_person" ON "appointment" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "appointment_unit" ON "appointment" USING btree ("unit_id","post");--> statement-breakpoint
CREATE INDEX "attachment_of_case" ON "attachment" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "attachment_digest" ON "attachment" USING btree ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "box_code" ON "box" USING btree ("code");--> statement-breakpoint
CREATE INDEX "box_place" ON "box" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "box_unit_unit" ON "box_unit" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_id" ON "cases" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_reference" ON "cases" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_submission" ON "cases" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_tracking" ON "cases" USING btree ("tracking_hash");--> statement-breakpoint
CREATE INDEX "cases_of_unit" ON "cases" USING btree ("unit_id","queue","due_at","serial","id","reference","kind","status","restricted","urgent","place_id","box_id","rule_code","rating","received_at","answered_at","contested_at");--> statement-breakpoint
CREATE INDEX "cases_of_city" ON "cases" USING btree ("queue","due_at","serial","unit_id","id","reference","kind","status","restricted","urgent","place_id","box_id","rule_code","rating","received_at","answered_at","contested_at");--> statement-breakpoint
CREATE INDEX "cases_about_head" ON "cases" USING btree ("filed_unit_id","serial") WHERE "cases"."about" = 'head';--> statement-breakpoint
CREATE INDEX "cases_contest" ON "cases" USING btree ("status","contest_until") WHERE "cases"."contest_until" is not null;--> statement-breakpoint
CREATE INDEX "message_of_case" ON "message" USING btree ("case_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe" ON "outbox" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "outbox_case" ON "outbox" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "place_code" ON "place" USING btree ("code");--> statement-breakpoint
CREATE INDEX "place_unit" ON "place" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_link_person" ON "sign_in_link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "tally_of_unit" ON "tally" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_code" ON "unit" USING btree ("code");--> statement-breakpoint
CREATE INDEX "unit_parent" ON "unit" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_succession_link" ON "unit_succession" USING btree ("predecessor_name","predecessor_kind","predecessor_district","successor_id","effective_from");--> statement-breakpoint
CREATE INDEX "unit_succession_fold" ON "unit_succession" USING btree ("fold");--> statement-breakpoint
CREATE INDEX "unit_succession_successor" ON "unit_succession" USING btree ("successor_id");