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
CREATE TABLE "recovery_code" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "spent_challenge" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "first_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "recipient_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "turns" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "method" text DEFAULT 'link' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_by" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "rights" text;--> statement-breakpoint
ALTER TABLE "tally" ADD COLUMN "extended" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "arrival_at" ON "arrival" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at","position");--> statement-breakpoint
CREATE INDEX "audit_person" ON "audit" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "audit_case" ON "audit" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "case_former_unit" ON "case_former" USING btree ("unit_id","at");--> statement-breakpoint
CREATE INDEX "case_merge_into" ON "case_merge" USING btree ("into_id");--> statement-breakpoint
CREATE INDEX "dead_mailbox_person" ON "dead_mailbox" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "original_part" ON "original" USING btree ("case_id","part","part_id");--> statement-breakpoint
CREATE INDEX "original_digest" ON "original" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "passkey" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "recovery_code_person" ON "recovery_code" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cases_assigned" ON "cases" USING btree ("assignee_id","queue","due_at") WHERE "cases"."assignee_id" is not null;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_method_known" CHECK ("method" in ('link', 'password', 'passkey', 'oidc'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_second_by_known" CHECK ("second_by" in ('app', 'passkey', 'recovery', 'oidc'));