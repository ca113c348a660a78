CREATE TABLE `answer_draft` (
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`state` text NOT NULL,
	`message` text NOT NULL,
	`outcome` text NOT NULL,
	`promise` text NOT NULL,
	`promise_on` text NOT NULL,
	`photos` text NOT NULL,
	`source` text NOT NULL,
	`note` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `person_id`),
	CONSTRAINT "answer_draft_state_known" CHECK("state" in ('kept', 'proposed', 'sent_back')),
	CONSTRAINT "answer_draft_source_known" CHECK("source" in ('desk', 'mail'))
);
--> statement-breakpoint
CREATE INDEX `answer_draft_of_unit` ON `answer_draft` (`unit_id`,`state`);--> statement-breakpoint
CREATE INDEX `answer_draft_of_person` ON `answer_draft` (`person_id`);--> statement-breakpoint
CREATE TABLE `answer_tally` (
	`month` text NOT NULL,
	`unit_id` text NOT NULL,
	`restricted` integer NOT NULL,
	`kind` text NOT NULL,
	`measure` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`month`, `unit_id`, `restricted`, `kind`, `measure`),
	CONSTRAINT "answer_tally_kind_known" CHECK("kind" in ('complaint', 'praise', 'suggestion', 'rating')),
	CONSTRAINT "answer_tally_measure_known" CHECK("measure" in ('outcome_explained', 'outcome_apologised', 'outcome_corrected', 'outcome_person_reminded', 'outcome_reviewed_elsewhere', 'outcome_unfounded', 'outcome_nothing_to_do', 'gate_passed', 'gate_overruled', 'promises', 'promises_kept', 'promises_moved'))
);
--> statement-breakpoint
CREATE TABLE `answer_template` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`kind` text,
	`status` text NOT NULL,
	`lang` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`active` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text,
	CONSTRAINT "answer_template_kind_known" CHECK("kind" in ('complaint', 'praise', 'suggestion', 'rating')),
	CONSTRAINT "answer_template_status_known" CHECK("status" in ('answered', 'in_progress', 'declined', 'redirected'))
);
--> statement-breakpoint
CREATE INDEX `answer_template_of_unit` ON `answer_template` (`unit_id`);--> statement-breakpoint
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
CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);--> statement-breakpoint
CREATE TABLE `bulk_deed` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	`done` text NOT NULL,
	CONSTRAINT "bulk_deed_act_known" CHECK("act" in ('assign', 'tag', 'untag', 'spam'))
);
--> statement-breakpoint
CREATE INDEX `bulk_deed_person` ON `bulk_deed` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `calendar_change` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	`edit` text NOT NULL,
	`cursor` integer NOT NULL,
	`looked` integer NOT NULL,
	`moved` integer NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
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
CREATE TABLE `case_seen` (
	`case_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `unit_id`)
);
--> statement-breakpoint
CREATE TABLE `case_tag` (
	`serial` integer NOT NULL,
	`tag_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`serial`, `tag_id`)
);
--> statement-breakpoint
CREATE INDEX `case_tag_tag` ON `case_tag` (`tag_id`,`serial`);--> statement-breakpoint
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
CREATE TABLE `key_request` (
	`id` text PRIMARY KEY NOT NULL,
	`what` text NOT NULL,
	`case_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_unit_id` text,
	`asked_at` integer NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`answer` text,
	`read_until` integer,
	`read_at` integer,
	CONSTRAINT "key_request_what_known" CHECK("what" in ('contact', 'case')),
	CONSTRAINT "key_request_state_known" CHECK("state" in ('asked', 'approved', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `key_request_case` ON `key_request` (`case_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `key_request_state` ON `key_request` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `key_ring` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`added_at` integer NOT NULL,
	`progress` text NOT NULL,
	`finished_at` integer
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
CREATE TABLE `post_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`post` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	CONSTRAINT "post_request_post_known" CHECK("post" in ('head', 'deputy', 'officer', 'specialist', 'inspector', 'administrator')),
	CONSTRAINT "post_request_state_known" CHECK("state" in ('waiting', 'given', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `post_request_state` ON `post_request` (`state`);--> statement-breakpoint
CREATE INDEX `post_request_person` ON `post_request` (`person_id`);--> statement-breakpoint
CREATE TABLE `presence` (
	`person_id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `privacy_request` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`words` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`ground` text,
	`sending` text NOT NULL,
	CONSTRAINT "privacy_request_kind_known" CHECK("kind" in ('see', 'erase')),
	CONSTRAINT "privacy_request_state_known" CHECK("state" in ('open', 'done', 'refused'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `privacy_request_sending` ON `privacy_request` (`sending`);--> statement-breakpoint
CREATE INDEX `privacy_request_case` ON `privacy_request` (`case_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `privacy_request_state` ON `privacy_request` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `promise` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`month` text NOT NULL,
	`words` text NOT NULL,
	`made_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`moved` integer NOT NULL,
	`kept_at` integer,
	CONSTRAINT "promise_state_known" CHECK("state" in ('open', 'kept'))
);
--> statement-breakpoint
CREATE INDEX `promise_of_case` ON `promise` (`case_id`);--> statement-breakpoint
CREATE INDEX `promise_due` ON `promise` (`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `promise_of_unit` ON `promise` (`unit_id`,`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `recovery_code_person` ON `recovery_code` (`person_id`);--> statement-breakpoint
CREATE TABLE `saved_filter` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`opens_first` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_filter_person` ON `saved_filter` (`person_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `spent_challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tag` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`fold` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tag_of_unit` ON `tag` (`unit_id`,`fold`);--> statement-breakpoint
CREATE TABLE `wait_tally` (
	`unit_id` text NOT NULL,
	`restricted` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `restricted`)
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_message` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`unit_id` text,
	`body` text NOT NULL,
	`lang` text NOT NULL,
	CONSTRAINT "message_kind_known" CHECK("kind" in ('question', 'reply', 'answer', 'update', 'contest', 'note'))
);
--> statement-breakpoint
INSERT INTO `__new_message`("id", "case_id", "at", "kind", "person_id", "unit_id", "body", "lang") SELECT "id", "case_id", "at", "kind", "person_id", "unit_id", "body", "lang" FROM `message`;--> statement-breakpoint
DROP TABLE `message`;--> statement-breakpoint
ALTER TABLE `__new_message` RENAME TO `message`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `message_of_case` ON `message` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `__new_cases` (
	`serial` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`reference` text NOT NULL,
	`submission_id` text NOT NULL,
	`tracking_hash` text NOT NULL,
	`box_id` text NOT NULL,
	`place_id` text NOT NULL,
	`place_kind` text NOT NULL,
	`filed_unit_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`queue` text NOT NULL,
	`suspicion` text,
	`restriction` text,
	`restricted` integer NOT NULL,
	`urgent` integer NOT NULL,
	`rating` integer,
	`rule_code` text,
	`rule_version` integer,
	`about` text,
	`who` text NOT NULL,
	`happened_at` integer,
	`message` text NOT NULL,
	`lang` text NOT NULL,
	`source` text NOT NULL,
	`received_at` integer NOT NULL,
	`month` text NOT NULL,
	`due_at` integer NOT NULL,
	`first_due_at` integer,
	`answered_at` integer,
	`on_time` integer,
	`closed_at` integer,
	`closed_reason` text,
	`contest_until` integer,
	`contested_at` integer,
	`satisfaction` integer,
	`satisfaction_reason` text,
	`assignee_id` text,
	`outcome` text,
	`gate` text,
	`apology` text,
	`anonymised_at` integer,
	`waiting_for` text,
	CONSTRAINT "cases_kind_known" CHECK("kind" in ('complaint', 'praise', 'suggestion', 'rating')),
	CONSTRAINT "cases_status_known" CHECK("status" in ('received', 'in_progress', 'answered', 'closed', 'redirected', 'declined', 'merged', 'spam')),
	CONSTRAINT "cases_queue_known" CHECK("queue" in ('open', 'done', 'quarantine')),
	CONSTRAINT "cases_suspicion_known" CHECK("suspicion" in ('honeypot', 'too_fast', 'flood_box', 'flood_address', 'advert', 'noise')),
	CONSTRAINT "cases_restriction_known" CHECK("restriction" in ('denunciation', 'complaint', 'sensitive_rule', 'about_head')),
	CONSTRAINT "cases_about_known" CHECK("about" in ('staff', 'head', 'public', 'facility')),
	CONSTRAINT "cases_source_known" CHECK("source" in ('form', 'api', 'counter', 'seed')),
	CONSTRAINT "cases_waiting_for_known" CHECK("waiting_for" in ('resident', 'approval', 'outside'))
);
--> statement-breakpoint
INSERT INTO `__new_cases`("serial", "id", "reference", "submission_id", "tracking_hash", "box_id", "place_id", "place_kind", "filed_unit_id", "unit_id", "kind", "status", "queue", "suspicion", "restriction", "restricted", "urgent", "rating", "rule_code", "rule_version", "about", "who", "happened_at", "message", "lang", "source", "received_at", "month", "due_at", "answered_at", "on_time", "closed_at", "closed_reason", "contest_until", "contested_at", "satisfaction", "satisfaction_reason", "assignee_id") SELECT "serial", "id", "reference", "submission_id", "tracking_hash", "box_id", "place_id", "place_kind", "filed_unit_id", "unit_id", "kind", "status", "queue", "suspicion", "restriction", "restricted", "urgent", "rating", "rule_code", "rule_version", "about", "who", "happened_at", "message", "lang", "source", "received_at", "month", "due_at", "answered_at", "on_time", "closed_at", "closed_reason", "contest_until", "contested_at", "satisfaction", "satisfaction_reason", "assignee_id" FROM `cases`;--> statement-breakpoint
DROP TABLE `cases`;--> statement-breakpoint
ALTER TABLE `__new_cases` RENAME TO `cases`;--> statement-breakpoint
CREATE UNIQUE INDEX `cases_id` ON `cases` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_reference` ON `cases` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_tracking` ON `cases` (`tracking_hash`);--> statement-breakpoint
CREATE INDEX `cases_of_unit` ON `cases` (`unit_id`,`queue`,`due_at`,`serial`,`id`,`reference`,`kind`,`status`,`restricted`,`urgent`,`place_id`,`box_id`,`rule_code`,`rating`,`received_at`,`answered_at`,`contested_at`,`waiting_for`);--> statement-breakpoint
CREATE INDEX `cases_of_city` ON `cases` (`queue`,`due_at`,`serial`,`unit_id`,`id`,`reference`,`kind`,`status`,`restricted`,`urgent`,`place_id`,`box_id`,`rule_code`,`rating`,`received_at`,`answered_at`,`contested_at`,`waiting_for`);--> statement-breakpoint
CREATE INDEX `cases_about_head` ON `cases` (`filed_unit_id`,`serial`) WHERE "cases"."about" = 'head';--> statement-breakpoint
CREATE INDEX `cases_assigned` ON `cases` (`assignee_id`,`queue`,`due_at`) WHERE "cases"."assignee_id" is not null;--> statement-breakpoint
CREATE INDEX `cases_waiting` ON `cases` (`unit_id`,`due_at`,`serial`) WHERE "cases"."waiting_for" is not null;--> statement-breakpoint
CREATE INDEX `cases_waiting_city` ON `cases` (`due_at`,`serial`) WHERE "cases"."waiting_for" is not null;--> statement-breakpoint
CREATE INDEX `cases_restricted` ON `cases` (`unit_id`,`queue`,`due_at`,`serial`) WHERE "cases"."restricted";--> statement-breakpoint
CREATE INDEX `cases_restricted_city` ON `cases` (`queue`,`due_at`,`serial`) WHERE "cases"."restricted";--> statement-breakpoint
CREATE INDEX `cases_to_anonymise` ON `cases` (`closed_at`) WHERE "cases"."closed_at" is not null and "cases"."anonymised_at" is null and "cases"."kind" <> 'rating';--> statement-breakpoint
CREATE INDEX `cases_late` ON `cases` (`answered_at`,`due_at`,`received_at`,`queue`,`unit_id`,`kind`,`restricted`) WHERE not "cases"."on_time";--> statement-breakpoint
CREATE INDEX `cases_apology` ON `cases` (`apology`,`unit_id`) WHERE "cases"."apology" is not null;--> statement-breakpoint
CREATE INDEX `cases_contest` ON `cases` (`status`,`contest_until`) WHERE "cases"."contest_until" is not null;--> statement-breakpoint
CREATE TABLE `__new_case_event` (
	`position` integer PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`n` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`actor_id` text,
	`unit_id` text,
	`open` integer NOT NULL,
	`data` text NOT NULL,
	`hash` text NOT NULL,
	`journal` text DEFAULT '' NOT NULL,
	CONSTRAINT "case_event_actor_known" CHECK("actor" in ('resident', 'staff', 'system'))
);
--> statement-breakpoint
INSERT INTO `__new_case_event`("case_id", "n", "kind", "at", "actor", "actor_id", "unit_id", "open", "data", "hash") SELECT "case_id", "n", "kind", "at", "actor", "actor_id", "unit_id", "open", "data", "hash" FROM `case_event`;--> statement-breakpoint
DROP TABLE `case_event`;--> statement-breakpoint
ALTER TABLE `__new_case_event` RENAME TO `case_event`;--> statement-breakpoint
CREATE UNIQUE INDEX `case_event_of_case` ON `case_event` (`case_id`,`n`);--> statement-breakpoint
CREATE INDEX `case_event_by_person` ON `case_event` (`actor_id`,`at`) WHERE "case_event"."actor_id" is not null;--> statement-breakpoint
CREATE INDEX `case_event_by_staff` ON `case_event` (`at`,`position`) WHERE "case_event"."actor_id" is not null;--> statement-breakpoint
ALTER TABLE `outbox` ADD `recipient_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `turns` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
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
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
ALTER TABLE `tally` ADD `extended` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- Who was asked and has not replied is awaited, in cases of before this version too.
UPDATE cases SET waiting_for = 'resident' WHERE queue = 'open' AND status = 'in_progress' AND (
  SELECT kind FROM case_event WHERE case_event.case_id = cases.id AND kind IN ('ask', 'reply', 'transfer', 'contest') ORDER BY n DESC LIMIT 1
) = 'ask';
--> statement-breakpoint
INSERT INTO wait_tally (unit_id, restricted, n) SELECT unit_id, restricted, count(*) FROM cases WHERE waiting_for IS NOT NULL GROUP BY unit_id, restricted;
