CREATE TABLE `arrival` (
	`digest` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`outcome` text NOT NULL,
	`outbox_id` text,
	CONSTRAINT "arrival_outcome_known" CHECK("outcome" in ('bounced', 'draft', 'automatic', 'refused', 'other', 'broken'))
);
--> statement-breakpoint
CREATE INDEX `arrival_at` ON `arrival` (`at`);--> statement-breakpoint
CREATE TABLE `audit` (
	`position` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`person_id` text,
	`unit_id` text,
	`case_id` text,
	`subject` text,
	`data` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`,`position`);--> statement-breakpoint
CREATE INDEX `audit_person` ON `audit` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_case` ON `audit` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `case_former` (
	`case_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `unit_id`, `why`),
	CONSTRAINT "case_former_why_known" CHECK("why" in ('contest', 'transfer'))
);
--> statement-breakpoint
CREATE INDEX `case_former_unit` ON `case_former` (`unit_id`,`at`);--> statement-breakpoint
CREATE TABLE `case_merge` (
	`case_id` text PRIMARY KEY NOT NULL,
	`into_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `case_merge_into` ON `case_merge` (`into_id`);--> statement-breakpoint
CREATE TABLE `chain_day` (
	`day` text NOT NULL,
	`chain` text NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL,
	`kept_at` integer NOT NULL,
	PRIMARY KEY(`day`, `chain`),
	CONSTRAINT "chain_day_chain_known" CHECK("chain" in ('journal', 'audit'))
);
--> statement-breakpoint
CREATE TABLE `code_app` (
	`person_id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`last_step` integer NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `dead_mailbox` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`since` integer NOT NULL,
	`last_at` integer NOT NULL,
	`source` text NOT NULL,
	`words` text NOT NULL,
	`taken_at` integer,
	CONSTRAINT "dead_mailbox_source_known" CHECK("source" in ('reply', 'report'))
);
--> statement-breakpoint
CREATE INDEX `dead_mailbox_person` ON `dead_mailbox` (`person_id`);--> statement-breakpoint
CREATE TABLE `failed_sign_in` (
	`id` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `original` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`part` text NOT NULL,
	`part_id` text NOT NULL,
	`text` text NOT NULL,
	`digest` text,
	`width` integer,
	`height` integer,
	`at` integer NOT NULL,
	CONSTRAINT "original_part_known" CHECK("part" in ('message', 'who', 'said', 'photo'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `original_part` ON `original` (`case_id`,`part`,`part_id`);--> statement-breakpoint
CREATE INDEX `original_digest` ON `original` (`digest`);--> statement-breakpoint
CREATE TABLE `outside_body` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name_vi` text NOT NULL,
	`name_en` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`email` text NOT NULL,
	`website` text NOT NULL,
	`how_vi` text NOT NULL,
	`how_en` text NOT NULL,
	`source` text NOT NULL,
	`changed_at` integer NOT NULL,
	`retired_at` integer,
	CONSTRAINT "outside_body_kind_known" CHECK("kind" in ('police', 'inspection', 'party', 'prosecution', 'court', 'ministry', 'state_company', 'other_province', 'other'))
);
--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`label` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `passkey_person` ON `passkey` (`person_id`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `recovery_code_person` ON `recovery_code` (`person_id`);--> statement-breakpoint
CREATE TABLE `spent_challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `cases` ADD `first_due_at` integer;--> statement-breakpoint
CREATE INDEX `cases_assigned` ON `cases` (`assignee_id`,`queue`,`due_at`) WHERE "cases"."assignee_id" is not null;--> statement-breakpoint
ALTER TABLE `outbox` ADD `recipient_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `turns` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_session` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`method` text DEFAULT 'link' NOT NULL,
	`second_due` integer DEFAULT false NOT NULL,
	`second_at` integer,
	`second_by` text,
	`rights` text,
	CONSTRAINT "session_method_known" CHECK("method" in ('link', 'password', 'passkey', 'oidc')),
	CONSTRAINT "session_second_by_known" CHECK("second_by" in ('app', 'passkey', 'recovery', 'oidc'))
);
--> statement-breakpoint
INSERT INTO `__new_session`("id", "person_id", "created_at", "seen_at", "expires_at") SELECT "id", "person_id", "created_at", "seen_at", "expires_at" FROM `session`;--> statement-breakpoint
DROP TABLE `session`;--> statement-breakpoint
ALTER TABLE `__new_session` RENAME TO `session`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
ALTER TABLE `tally` ADD `extended` integer DEFAULT 0 NOT NULL;