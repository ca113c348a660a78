PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_answer_draft` (
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
	`writer` text DEFAULT '' NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `person_id`),
	CONSTRAINT "answer_draft_state_known" CHECK("state" = 'kept' or "state" = 'proposed' or "state" = 'sent_back'),
	CONSTRAINT "answer_draft_source_known" CHECK("source" = 'desk' or "source" = 'mail')
);
--> statement-breakpoint
INSERT INTO `__new_answer_draft`("case_id", "person_id", "unit_id", "state", "message", "outcome", "promise", "promise_on", "photos", "source", "note", "writer", "saved_at") SELECT "case_id", "person_id", "unit_id", "state", "message", "outcome", "promise", "promise_on", "photos", "source", "note", "writer", "saved_at" FROM `answer_draft`;--> statement-breakpoint
DROP TABLE `answer_draft`;--> statement-breakpoint
ALTER TABLE `__new_answer_draft` RENAME TO `answer_draft`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `answer_draft_of_unit` ON `answer_draft` (`unit_id`,`state`);--> statement-breakpoint
CREATE INDEX `answer_draft_of_person` ON `answer_draft` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_answer_tally` (
	`month` text NOT NULL,
	`unit_id` text NOT NULL,
	`restricted` integer NOT NULL,
	`kind` text NOT NULL,
	`measure` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`month`, `unit_id`, `restricted`, `kind`, `measure`),
	CONSTRAINT "answer_tally_kind_known" CHECK("kind" = 'complaint' or "kind" = 'praise' or "kind" = 'suggestion' or "kind" = 'rating'),
	CONSTRAINT "answer_tally_measure_known" CHECK("measure" = 'outcome_explained' or "measure" = 'outcome_apologised' or "measure" = 'outcome_corrected' or "measure" = 'outcome_person_reminded' or "measure" = 'outcome_reviewed_elsewhere' or "measure" = 'outcome_unfounded' or "measure" = 'outcome_nothing_to_do' or "measure" = 'gate_passed' or "measure" = 'gate_overruled' or "measure" = 'promises' or "measure" = 'promises_kept' or "measure" = 'promises_moved')
);
--> statement-breakpoint
INSERT INTO `__new_answer_tally`("month", "unit_id", "restricted", "kind", "measure", "n") SELECT "month", "unit_id", "restricted", "kind", "measure", "n" FROM `answer_tally`;--> statement-breakpoint
DROP TABLE `answer_tally`;--> statement-breakpoint
ALTER TABLE `__new_answer_tally` RENAME TO `answer_tally`;--> statement-breakpoint
CREATE TABLE `__new_answer_template` (
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
	CONSTRAINT "answer_template_kind_known" CHECK("kind" = 'complaint' or "kind" = 'praise' or "kind" = 'suggestion' or "kind" = 'rating'),
	CONSTRAINT "answer_template_status_known" CHECK("status" = 'answered' or "status" = 'in_progress' or "status" = 'declined' or "status" = 'redirected')
);
--> statement-breakpoint
INSERT INTO `__new_answer_template`("id", "unit_id", "kind", "status", "lang", "title", "body", "active", "changed_at", "changed_by") SELECT "id", "unit_id", "kind", "status", "lang", "title", "body", "active", "changed_at", "changed_by" FROM `answer_template`;--> statement-breakpoint
DROP TABLE `answer_template`;--> statement-breakpoint
ALTER TABLE `__new_answer_template` RENAME TO `answer_template`;--> statement-breakpoint
CREATE INDEX `answer_template_of_unit` ON `answer_template` (`unit_id`);--> statement-breakpoint
CREATE TABLE `__new_appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`post` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	CONSTRAINT "appointment_post_known" CHECK("post" = 'head' or "post" = 'deputy' or "post" = 'officer' or "post" = 'specialist' or "post" = 'inspector' or "post" = 'administrator')
);
--> statement-breakpoint
INSERT INTO `__new_appointment`("id", "person_id", "unit_id", "post", "valid_from", "valid_to") SELECT "id", "person_id", "unit_id", "post", "valid_from", "valid_to" FROM `appointment`;--> statement-breakpoint
DROP TABLE `appointment`;--> statement-breakpoint
ALTER TABLE `__new_appointment` RENAME TO `appointment`;--> statement-breakpoint
CREATE INDEX `appointment_person` ON `appointment` (`person_id`);--> statement-breakpoint
CREATE INDEX `appointment_unit` ON `appointment` (`unit_id`,`post`);--> statement-breakpoint
CREATE TABLE `__new_arrival` (
	`digest` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`outcome` text NOT NULL,
	`outbox_id` text,
	CONSTRAINT "arrival_outcome_known" CHECK("outcome" = 'bounced' or "outcome" = 'draft' or "outcome" = 'automatic' or "outcome" = 'refused' or "outcome" = 'other' or "outcome" = 'broken')
);
--> statement-breakpoint
INSERT INTO `__new_arrival`("digest", "at", "outcome", "outbox_id") SELECT "digest", "at", "outcome", "outbox_id" FROM `arrival`;--> statement-breakpoint
DROP TABLE `arrival`;--> statement-breakpoint
ALTER TABLE `__new_arrival` RENAME TO `arrival`;--> statement-breakpoint
CREATE INDEX `arrival_at` ON `arrival` (`at`);--> statement-breakpoint
CREATE TABLE `__new_box` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`place_id` text NOT NULL,
	`spot_vi` text NOT NULL,
	`spot_en` text NOT NULL,
	`status` text NOT NULL,
	`successor_id` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "box_status_known" CHECK("status" = 'active' or "status" = 'retired')
);
--> statement-breakpoint
INSERT INTO `__new_box`("id", "code", "place_id", "spot_vi", "spot_en", "status", "successor_id", "created_at") SELECT "id", "code", "place_id", "spot_vi", "spot_en", "status", "successor_id", "created_at" FROM `box`;--> statement-breakpoint
DROP TABLE `box`;--> statement-breakpoint
ALTER TABLE `__new_box` RENAME TO `box`;--> statement-breakpoint
CREATE UNIQUE INDEX `box_code` ON `box` (`code`);--> statement-breakpoint
CREATE INDEX `box_place` ON `box` (`place_id`);--> statement-breakpoint
CREATE TABLE `__new_bulk_deed` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	`done` text NOT NULL,
	CONSTRAINT "bulk_deed_act_known" CHECK("act" = 'assign' or "act" = 'tag' or "act" = 'untag' or "act" = 'spam')
);
--> statement-breakpoint
INSERT INTO `__new_bulk_deed`("id", "person_id", "act", "at", "undone_at", "done") SELECT "id", "person_id", "act", "at", "undone_at", "done" FROM `bulk_deed`;--> statement-breakpoint
DROP TABLE `bulk_deed`;--> statement-breakpoint
ALTER TABLE `__new_bulk_deed` RENAME TO `bulk_deed`;--> statement-breakpoint
CREATE INDEX `bulk_deed_person` ON `bulk_deed` (`person_id`,`at`);--> statement-breakpoint
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
	CONSTRAINT "case_event_actor_known" CHECK("actor" = 'resident' or "actor" = 'staff' or "actor" = 'system')
);
--> statement-breakpoint
INSERT INTO `__new_case_event`("position", "case_id", "n", "kind", "at", "actor", "actor_id", "unit_id", "open", "data", "hash", "journal") SELECT "position", "case_id", "n", "kind", "at", "actor", "actor_id", "unit_id", "open", "data", "hash", "journal" FROM `case_event`;--> statement-breakpoint
DROP TABLE `case_event`;--> statement-breakpoint
ALTER TABLE `__new_case_event` RENAME TO `case_event`;--> statement-breakpoint
CREATE UNIQUE INDEX `case_event_of_case` ON `case_event` (`case_id`,`n`);--> statement-breakpoint
CREATE INDEX `case_event_by_person` ON `case_event` (`actor_id`,`at`) WHERE "case_event"."actor_id" is not null;--> statement-breakpoint
CREATE INDEX `case_event_by_staff` ON `case_event` (`at`,`position`) WHERE "case_event"."actor_id" is not null;--> statement-breakpoint
CREATE TABLE `__new_case_former` (
	`case_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `unit_id`, `why`),
	CONSTRAINT "case_former_why_known" CHECK("why" = 'contest' or "why" = 'transfer')
);
--> statement-breakpoint
INSERT INTO `__new_case_former`("case_id", "unit_id", "why", "at") SELECT "case_id", "unit_id", "why", "at" FROM `case_former`;--> statement-breakpoint
DROP TABLE `case_former`;--> statement-breakpoint
ALTER TABLE `__new_case_former` RENAME TO `case_former`;--> statement-breakpoint
CREATE INDEX `case_former_unit` ON `case_former` (`unit_id`,`at`);--> statement-breakpoint
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
	CONSTRAINT "cases_kind_known" CHECK("kind" = 'complaint' or "kind" = 'praise' or "kind" = 'suggestion' or "kind" = 'rating'),
	CONSTRAINT "cases_status_known" CHECK("status" = 'received' or "status" = 'in_progress' or "status" = 'answered' or "status" = 'closed' or "status" = 'redirected' or "status" = 'declined' or "status" = 'merged' or "status" = 'spam'),
	CONSTRAINT "cases_queue_known" CHECK("queue" = 'open' or "queue" = 'done' or "queue" = 'quarantine'),
	CONSTRAINT "cases_suspicion_known" CHECK("suspicion" = 'honeypot' or "suspicion" = 'too_fast' or "suspicion" = 'flood_box' or "suspicion" = 'flood_address' or "suspicion" = 'advert' or "suspicion" = 'noise'),
	CONSTRAINT "cases_restriction_known" CHECK("restriction" = 'denunciation' or "restriction" = 'complaint' or "restriction" = 'sensitive_rule' or "restriction" = 'about_head'),
	CONSTRAINT "cases_about_known" CHECK("about" = 'staff' or "about" = 'head' or "about" = 'public' or "about" = 'facility'),
	CONSTRAINT "cases_source_known" CHECK("source" = 'form' or "source" = 'api' or "source" = 'counter' or "source" = 'seed'),
	CONSTRAINT "cases_waiting_for_known" CHECK("waiting_for" = 'resident' or "waiting_for" = 'approval' or "waiting_for" = 'outside')
);
--> statement-breakpoint
INSERT INTO `__new_cases`("serial", "id", "reference", "submission_id", "tracking_hash", "box_id", "place_id", "place_kind", "filed_unit_id", "unit_id", "kind", "status", "queue", "suspicion", "restriction", "restricted", "urgent", "rating", "rule_code", "rule_version", "about", "who", "happened_at", "message", "lang", "source", "received_at", "month", "due_at", "first_due_at", "answered_at", "on_time", "closed_at", "closed_reason", "contest_until", "contested_at", "satisfaction", "satisfaction_reason", "assignee_id", "outcome", "gate", "apology", "anonymised_at", "waiting_for") SELECT "serial", "id", "reference", "submission_id", "tracking_hash", "box_id", "place_id", "place_kind", "filed_unit_id", "unit_id", "kind", "status", "queue", "suspicion", "restriction", "restricted", "urgent", "rating", "rule_code", "rule_version", "about", "who", "happened_at", "message", "lang", "source", "received_at", "month", "due_at", "first_due_at", "answered_at", "on_time", "closed_at", "closed_reason", "contest_until", "contested_at", "satisfaction", "satisfaction_reason", "assignee_id", "outcome", "gate", "apology", "anonymised_at", "waiting_for" FROM `cases`;--> statement-breakpoint
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
CREATE TABLE `__new_chain_day` (
	`day` text NOT NULL,
	`chain` text NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL,
	`kept_at` integer NOT NULL,
	PRIMARY KEY(`day`, `chain`),
	CONSTRAINT "chain_day_chain_known" CHECK("chain" = 'journal' or "chain" = 'audit')
);
--> statement-breakpoint
INSERT INTO `__new_chain_day`("day", "chain", "position", "hash", "kept_at") SELECT "day", "chain", "position", "hash", "kept_at" FROM `chain_day`;--> statement-breakpoint
DROP TABLE `chain_day`;--> statement-breakpoint
ALTER TABLE `__new_chain_day` RENAME TO `chain_day`;--> statement-breakpoint
CREATE TABLE `__new_dead_mailbox` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`since` integer NOT NULL,
	`last_at` integer NOT NULL,
	`source` text NOT NULL,
	`words` text NOT NULL,
	`taken_at` integer,
	CONSTRAINT "dead_mailbox_source_known" CHECK("source" = 'reply' or "source" = 'report')
);
--> statement-breakpoint
INSERT INTO `__new_dead_mailbox`("address_hash", "person_id", "since", "last_at", "source", "words", "taken_at") SELECT "address_hash", "person_id", "since", "last_at", "source", "words", "taken_at" FROM `dead_mailbox`;--> statement-breakpoint
DROP TABLE `dead_mailbox`;--> statement-breakpoint
ALTER TABLE `__new_dead_mailbox` RENAME TO `dead_mailbox`;--> statement-breakpoint
CREATE INDEX `dead_mailbox_person` ON `dead_mailbox` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_holiday` (
	`date` text PRIMARY KEY NOT NULL,
	`name_vi` text NOT NULL,
	`name_en` text NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`source` text NOT NULL,
	CONSTRAINT "holiday_type_known" CHECK("type" = 'holiday' or "type" = 'swap_off' or "type" = 'in_lieu' or "type" = 'workday'),
	CONSTRAINT "holiday_status_known" CHECK("status" = 'official' or "status" = 'statutory' or "status" = 'projected' or "status" = 'unverified')
);
--> statement-breakpoint
INSERT INTO `__new_holiday`("date", "name_vi", "name_en", "type", "status", "source") SELECT "date", "name_vi", "name_en", "type", "status", "source" FROM `holiday`;--> statement-breakpoint
DROP TABLE `holiday`;--> statement-breakpoint
ALTER TABLE `__new_holiday` RENAME TO `holiday`;--> statement-breakpoint
CREATE TABLE `__new_key_request` (
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
	CONSTRAINT "key_request_what_known" CHECK("what" = 'contact' or "what" = 'case'),
	CONSTRAINT "key_request_state_known" CHECK("state" = 'asked' or "state" = 'approved' or "state" = 'refused' or "state" = 'withdrawn')
);
--> statement-breakpoint
INSERT INTO `__new_key_request`("id", "what", "case_id", "asked_by", "asked_unit_id", "asked_at", "reason", "state", "decided_by", "decided_at", "answer", "read_until", "read_at") SELECT "id", "what", "case_id", "asked_by", "asked_unit_id", "asked_at", "reason", "state", "decided_by", "decided_at", "answer", "read_until", "read_at" FROM `key_request`;--> statement-breakpoint
DROP TABLE `key_request`;--> statement-breakpoint
ALTER TABLE `__new_key_request` RENAME TO `key_request`;--> statement-breakpoint
CREATE INDEX `key_request_case` ON `key_request` (`case_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `key_request_state` ON `key_request` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `__new_message` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`unit_id` text,
	`body` text NOT NULL,
	`lang` text NOT NULL,
	CONSTRAINT "message_kind_known" CHECK("kind" = 'question' or "kind" = 'reply' or "kind" = 'answer' or "kind" = 'update' or "kind" = 'contest' or "kind" = 'note')
);
--> statement-breakpoint
INSERT INTO `__new_message`("id", "case_id", "at", "kind", "person_id", "unit_id", "body", "lang") SELECT "id", "case_id", "at", "kind", "person_id", "unit_id", "body", "lang" FROM `message`;--> statement-breakpoint
DROP TABLE `message`;--> statement-breakpoint
ALTER TABLE `__new_message` RENAME TO `message`;--> statement-breakpoint
CREATE INDEX `message_of_case` ON `message` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `__new_original` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`part` text NOT NULL,
	`part_id` text NOT NULL,
	`text` text NOT NULL,
	`digest` text,
	`width` integer,
	`height` integer,
	`at` integer NOT NULL,
	CONSTRAINT "original_part_known" CHECK("part" = 'message' or "part" = 'who' or "part" = 'said' or "part" = 'photo')
);
--> statement-breakpoint
INSERT INTO `__new_original`("id", "case_id", "part", "part_id", "text", "digest", "width", "height", "at") SELECT "id", "case_id", "part", "part_id", "text", "digest", "width", "height", "at" FROM `original`;--> statement-breakpoint
DROP TABLE `original`;--> statement-breakpoint
ALTER TABLE `__new_original` RENAME TO `original`;--> statement-breakpoint
CREATE UNIQUE INDEX `original_part` ON `original` (`case_id`,`part`,`part_id`);--> statement-breakpoint
CREATE INDEX `original_digest` ON `original` (`digest`);--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`state` text NOT NULL,
	`case_id` text,
	`unit_id` text,
	`person_id` text,
	`params` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`locked_until` integer NOT NULL,
	`locked_by` text,
	`sent_at` integer,
	`sent_to` text,
	`letter_id` text,
	`last_error` text,
	`recipient_id` text,
	`turns` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "outbox_state_known" CHECK("state" = 'waiting' or "state" = 'sent' or "state" = 'failed' or "state" = 'dropped')
);
--> statement-breakpoint
INSERT INTO `__new_outbox`("id", "kind", "dedupe_key", "state", "case_id", "unit_id", "person_id", "params", "created_at", "due_at", "attempts", "locked_until", "locked_by", "sent_at", "sent_to", "letter_id", "last_error", "recipient_id", "turns") SELECT "id", "kind", "dedupe_key", "state", "case_id", "unit_id", "person_id", "params", "created_at", "due_at", "attempts", "locked_until", "locked_by", "sent_at", "sent_to", "letter_id", "last_error", "recipient_id", "turns" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_case` ON `outbox` (`case_id`);--> statement-breakpoint
CREATE TABLE `__new_outside_body` (
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
	CONSTRAINT "outside_body_kind_known" CHECK("kind" = 'police' or "kind" = 'inspection' or "kind" = 'party' or "kind" = 'prosecution' or "kind" = 'court' or "kind" = 'ministry' or "kind" = 'state_company' or "kind" = 'other_province' or "kind" = 'other')
);
--> statement-breakpoint
INSERT INTO `__new_outside_body`("id", "kind", "name_vi", "name_en", "address", "phone", "email", "website", "how_vi", "how_en", "source", "changed_at", "retired_at") SELECT "id", "kind", "name_vi", "name_en", "address", "phone", "email", "website", "how_vi", "how_en", "source", "changed_at", "retired_at" FROM `outside_body`;--> statement-breakpoint
DROP TABLE `outside_body`;--> statement-breakpoint
ALTER TABLE `__new_outside_body` RENAME TO `outside_body`;--> statement-breakpoint
CREATE TABLE `__new_post_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`post` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	`email` text,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	CONSTRAINT "post_request_post_known" CHECK("post" = 'head' or "post" = 'deputy' or "post" = 'officer' or "post" = 'specialist' or "post" = 'inspector' or "post" = 'administrator'),
	CONSTRAINT "post_request_state_known" CHECK("state" = 'waiting' or "state" = 'given' or "state" = 'refused' or "state" = 'withdrawn')
);
--> statement-breakpoint
INSERT INTO `__new_post_request`("id", "person_id", "unit_id", "post", "valid_from", "valid_to", "email", "asked_by", "asked_at", "state", "decided_by", "decided_at") SELECT "id", "person_id", "unit_id", "post", "valid_from", "valid_to", "email", "asked_by", "asked_at", "state", "decided_by", "decided_at" FROM `post_request`;--> statement-breakpoint
DROP TABLE `post_request`;--> statement-breakpoint
ALTER TABLE `__new_post_request` RENAME TO `post_request`;--> statement-breakpoint
CREATE INDEX `post_request_state` ON `post_request` (`state`);--> statement-breakpoint
CREATE INDEX `post_request_person` ON `post_request` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_privacy_request` (
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
	CONSTRAINT "privacy_request_kind_known" CHECK("kind" = 'see' or "kind" = 'erase'),
	CONSTRAINT "privacy_request_state_known" CHECK("state" = 'open' or "state" = 'done' or "state" = 'refused')
);
--> statement-breakpoint
INSERT INTO `__new_privacy_request`("id", "case_id", "kind", "asked_at", "due_at", "words", "state", "decided_by", "decided_at", "ground", "sending") SELECT "id", "case_id", "kind", "asked_at", "due_at", "words", "state", "decided_by", "decided_at", "ground", "sending" FROM `privacy_request`;--> statement-breakpoint
DROP TABLE `privacy_request`;--> statement-breakpoint
ALTER TABLE `__new_privacy_request` RENAME TO `privacy_request`;--> statement-breakpoint
CREATE UNIQUE INDEX `privacy_request_sending` ON `privacy_request` (`sending`);--> statement-breakpoint
CREATE INDEX `privacy_request_case` ON `privacy_request` (`case_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `privacy_request_state` ON `privacy_request` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `__new_promise` (
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
	CONSTRAINT "promise_state_known" CHECK("state" = 'open' or "state" = 'kept')
);
--> statement-breakpoint
INSERT INTO `__new_promise`("id", "case_id", "unit_id", "month", "words", "made_at", "due_on", "state", "moved", "kept_at") SELECT "id", "case_id", "unit_id", "month", "words", "made_at", "due_on", "state", "moved", "kept_at" FROM `promise`;--> statement-breakpoint
DROP TABLE `promise`;--> statement-breakpoint
ALTER TABLE `__new_promise` RENAME TO `promise`;--> statement-breakpoint
CREATE INDEX `promise_of_case` ON `promise` (`case_id`);--> statement-breakpoint
CREATE INDEX `promise_due` ON `promise` (`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `promise_of_unit` ON `promise` (`unit_id`,`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `__new_rule` (
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`code_of_conduct` text NOT NULL,
	`article` text NOT NULL,
	`topic_vi` text NOT NULL,
	`topic_en` text NOT NULL,
	`kind` text NOT NULL,
	`place_kinds` text NOT NULL,
	`sensitive` integer NOT NULL,
	`urgent` integer NOT NULL,
	`verified` text NOT NULL,
	`source` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	PRIMARY KEY(`code`, `version`),
	CONSTRAINT "rule_kind_known" CHECK("kind" = 'do' or "kind" = 'dont'),
	CONSTRAINT "rule_verified_known" CHECK("verified" = 'yes' or "verified" = 'draft' or "verified" = 'no')
);
--> statement-breakpoint
INSERT INTO `__new_rule`("code", "version", "code_of_conduct", "article", "topic_vi", "topic_en", "kind", "place_kinds", "sensitive", "urgent", "verified", "source", "valid_from", "valid_to") SELECT "code", "version", "code_of_conduct", "article", "topic_vi", "topic_en", "kind", "place_kinds", "sensitive", "urgent", "verified", "source", "valid_from", "valid_to" FROM `rule`;--> statement-breakpoint
DROP TABLE `rule`;--> statement-breakpoint
ALTER TABLE `__new_rule` RENAME TO `rule`;--> statement-breakpoint
CREATE TABLE `__new_rule_month` (
	`month` text NOT NULL,
	`restricted` integer NOT NULL,
	`kind` text NOT NULL,
	`rule_code` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`month`, `restricted`, `kind`, `rule_code`),
	CONSTRAINT "rule_month_kind_known" CHECK("kind" = 'complaint' or "kind" = 'praise' or "kind" = 'suggestion' or "kind" = 'rating')
);
--> statement-breakpoint
INSERT INTO `__new_rule_month`("month", "restricted", "kind", "rule_code", "n") SELECT "month", "restricted", "kind", "rule_code", "n" FROM `rule_month`;--> statement-breakpoint
DROP TABLE `rule_month`;--> statement-breakpoint
ALTER TABLE `__new_rule_month` RENAME TO `rule_month`;--> statement-breakpoint
CREATE TABLE `__new_rule_tally` (
	`month` text NOT NULL,
	`unit_id` text NOT NULL,
	`restricted` integer NOT NULL,
	`kind` text NOT NULL,
	`rule_code` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`month`, `unit_id`, `restricted`, `kind`, `rule_code`),
	CONSTRAINT "rule_tally_kind_known" CHECK("kind" = 'complaint' or "kind" = 'praise' or "kind" = 'suggestion' or "kind" = 'rating')
);
--> statement-breakpoint
INSERT INTO `__new_rule_tally`("month", "unit_id", "restricted", "kind", "rule_code", "n") SELECT "month", "unit_id", "restricted", "kind", "rule_code", "n" FROM `rule_tally`;--> statement-breakpoint
DROP TABLE `rule_tally`;--> statement-breakpoint
ALTER TABLE `__new_rule_tally` RENAME TO `rule_tally`;--> statement-breakpoint
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
	CONSTRAINT "session_method_known" CHECK("method" = 'link' or "method" = 'password' or "method" = 'passkey' or "method" = 'oidc'),
	CONSTRAINT "session_second_by_known" CHECK("second_by" = 'app' or "second_by" = 'passkey' or "second_by" = 'recovery' or "second_by" = 'oidc')
);
--> statement-breakpoint
INSERT INTO `__new_session`("id", "person_id", "created_at", "seen_at", "expires_at", "method", "second_due", "second_at", "second_by", "rights") SELECT "id", "person_id", "created_at", "seen_at", "expires_at", "method", "second_due", "second_at", "second_by", "rights" FROM `session`;--> statement-breakpoint
DROP TABLE `session`;--> statement-breakpoint
ALTER TABLE `__new_session` RENAME TO `session`;--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_tally` (
	`month` text NOT NULL,
	`unit_id` text NOT NULL,
	`restricted` integer NOT NULL,
	`kind` text NOT NULL,
	`received` integer NOT NULL,
	`in_progress` integer NOT NULL,
	`answered` integer NOT NULL,
	`closed` integer NOT NULL,
	`redirected` integer NOT NULL,
	`declined` integer NOT NULL,
	`merged` integer NOT NULL,
	`spam` integer NOT NULL,
	`answered_on_time` integer NOT NULL,
	`answered_late` integer NOT NULL,
	`contested` integer NOT NULL,
	`ratings` integer NOT NULL,
	`rating_sum` integer NOT NULL,
	`satisfactions` integer NOT NULL,
	`satisfaction_sum` integer NOT NULL,
	`extended` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`month`, `unit_id`, `restricted`, `kind`),
	CONSTRAINT "tally_kind_known" CHECK("kind" = 'complaint' or "kind" = 'praise' or "kind" = 'suggestion' or "kind" = 'rating')
);
--> statement-breakpoint
INSERT INTO `__new_tally`("month", "unit_id", "restricted", "kind", "received", "in_progress", "answered", "closed", "redirected", "declined", "merged", "spam", "answered_on_time", "answered_late", "contested", "ratings", "rating_sum", "satisfactions", "satisfaction_sum", "extended") SELECT "month", "unit_id", "restricted", "kind", "received", "in_progress", "answered", "closed", "redirected", "declined", "merged", "spam", "answered_on_time", "answered_late", "contested", "ratings", "rating_sum", "satisfactions", "satisfaction_sum", "extended" FROM `tally`;--> statement-breakpoint
DROP TABLE `tally`;--> statement-breakpoint
ALTER TABLE `__new_tally` RENAME TO `tally`;--> statement-breakpoint
CREATE INDEX `tally_of_unit` ON `tally` (`unit_id`);--> statement-breakpoint
CREATE TABLE `__new_unit_succession` (
	`id` text PRIMARY KEY NOT NULL,
	`predecessor_id` text,
	`predecessor_name` text NOT NULL,
	`predecessor_kind` text NOT NULL,
	`predecessor_district` text NOT NULL,
	`fold` text NOT NULL,
	`successor_id` text NOT NULL,
	`share` text NOT NULL,
	`effective_from` text NOT NULL,
	`clause` text NOT NULL,
	`source` text NOT NULL,
	CONSTRAINT "unit_succession_share_known" CHECK("share" = 'whole' or "share" = 'part')
);
--> statement-breakpoint
INSERT INTO `__new_unit_succession`("id", "predecessor_id", "predecessor_name", "predecessor_kind", "predecessor_district", "fold", "successor_id", "share", "effective_from", "clause", "source") SELECT "id", "predecessor_id", "predecessor_name", "predecessor_kind", "predecessor_district", "fold", "successor_id", "share", "effective_from", "clause", "source" FROM `unit_succession`;--> statement-breakpoint
DROP TABLE `unit_succession`;--> statement-breakpoint
ALTER TABLE `__new_unit_succession` RENAME TO `unit_succession`;--> statement-breakpoint
CREATE UNIQUE INDEX `unit_succession_link` ON `unit_succession` (`predecessor_name`,`predecessor_kind`,`predecessor_district`,`successor_id`,`effective_from`);--> statement-breakpoint
CREATE INDEX `unit_succession_fold` ON `unit_succession` (`fold`);--> statement-breakpoint
CREATE INDEX `unit_succession_successor` ON `unit_succession` (`successor_id`);