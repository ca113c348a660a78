CREATE TABLE `absence` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`substitute_id` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `absence_person` ON `absence` (`person_id`);--> statement-breakpoint
CREATE TABLE `appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`post` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer,
	CONSTRAINT "appointment_post_known" CHECK("post" in ('head', 'deputy', 'officer', 'specialist', 'inspector', 'administrator'))
);
--> statement-breakpoint
CREATE INDEX `appointment_person` ON `appointment` (`person_id`);--> statement-breakpoint
CREATE INDEX `appointment_unit` ON `appointment` (`unit_id`,`post`);--> statement-breakpoint
CREATE TABLE `attachment` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`message_id` text,
	`at` integer NOT NULL,
	`digest` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attachment_of_case` ON `attachment` (`case_id`);--> statement-breakpoint
CREATE INDEX `attachment_digest` ON `attachment` (`digest`);--> statement-breakpoint
CREATE TABLE `box` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`place_id` text NOT NULL,
	`spot_vi` text NOT NULL,
	`spot_en` text NOT NULL,
	`status` text NOT NULL,
	`successor_id` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "box_status_known" CHECK("status" in ('active', 'retired'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `box_code` ON `box` (`code`);--> statement-breakpoint
CREATE INDEX `box_place` ON `box` (`place_id`);--> statement-breakpoint
CREATE TABLE `box_unit` (
	`box_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	PRIMARY KEY(`box_id`, `valid_from`)
);
--> statement-breakpoint
CREATE INDEX `box_unit_unit` ON `box_unit` (`unit_id`);--> statement-breakpoint
CREATE TABLE `case_event` (
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
	PRIMARY KEY(`case_id`, `n`),
	CONSTRAINT "case_event_actor_known" CHECK("actor" in ('resident', 'staff', 'system'))
);
--> statement-breakpoint
CREATE TABLE `cases` (
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
	`answered_at` integer,
	`on_time` integer,
	`closed_at` integer,
	`closed_reason` text,
	`contest_until` integer,
	`contested_at` integer,
	`satisfaction` integer,
	`satisfaction_reason` text,
	`assignee_id` text,
	CONSTRAINT "cases_kind_known" CHECK("kind" in ('complaint', 'praise', 'suggestion', 'rating')),
	CONSTRAINT "cases_status_known" CHECK("status" in ('received', 'in_progress', 'answered', 'closed', 'redirected', 'declined', 'merged', 'spam')),
	CONSTRAINT "cases_queue_known" CHECK("queue" in ('open', 'done', 'quarantine')),
	CONSTRAINT "cases_suspicion_known" CHECK("suspicion" in ('honeypot', 'too_fast', 'flood_box', 'flood_address', 'advert', 'noise')),
	CONSTRAINT "cases_restriction_known" CHECK("restriction" in ('denunciation', 'complaint', 'sensitive_rule', 'about_head')),
	CONSTRAINT "cases_about_known" CHECK("about" in ('staff', 'head', 'public', 'facility')),
	CONSTRAINT "cases_source_known" CHECK("source" in ('form', 'api', 'counter', 'seed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_id` ON `cases` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_reference` ON `cases` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_submission` ON `cases` (`submission_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_tracking` ON `cases` (`tracking_hash`);--> statement-breakpoint
CREATE INDEX `cases_of_unit` ON `cases` (`unit_id`,`queue`,`due_at`,`serial`,`id`,`reference`,`kind`,`status`,`restricted`,`urgent`,`place_id`,`box_id`,`rule_code`,`rating`,`received_at`,`answered_at`,`contested_at`);--> statement-breakpoint
CREATE INDEX `cases_of_city` ON `cases` (`queue`,`due_at`,`serial`,`unit_id`,`id`,`reference`,`kind`,`status`,`restricted`,`urgent`,`place_id`,`box_id`,`rule_code`,`rating`,`received_at`,`answered_at`,`contested_at`);--> statement-breakpoint
CREATE INDEX `cases_about_head` ON `cases` (`filed_unit_id`,`serial`) WHERE "cases"."about" = 'head';--> statement-breakpoint
CREATE INDEX `cases_contest` ON `cases` (`status`,`contest_until`) WHERE "cases"."contest_until" is not null;--> statement-breakpoint
CREATE TABLE `holiday` (
	`date` text PRIMARY KEY NOT NULL,
	`name_vi` text NOT NULL,
	`name_en` text NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`source` text NOT NULL,
	CONSTRAINT "holiday_type_known" CHECK("type" in ('holiday', 'swap_off', 'in_lieu', 'workday')),
	CONSTRAINT "holiday_status_known" CHECK("status" in ('official', 'statutory', 'projected', 'unverified'))
);
--> statement-breakpoint
CREATE TABLE `message` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`unit_id` text,
	`body` text NOT NULL,
	`lang` text NOT NULL,
	CONSTRAINT "message_kind_known" CHECK("kind" in ('question', 'reply', 'answer', 'contest', 'note'))
);
--> statement-breakpoint
CREATE INDEX `message_of_case` ON `message` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
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
	CONSTRAINT "outbox_state_known" CHECK("state" in ('waiting', 'sent', 'failed', 'dropped'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_case` ON `outbox` (`case_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`title` text NOT NULL,
	`lang` text NOT NULL,
	`password_hash` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `place` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name_vi` text NOT NULL,
	`name_en` text NOT NULL,
	`fold` text NOT NULL,
	`kind` text NOT NULL,
	`unit_id` text NOT NULL,
	`ward_id` text,
	`address` text NOT NULL,
	`lat` text,
	`lng` text,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `place_code` ON `place` (`code`);--> statement-breakpoint
CREATE INDEX `place_unit` ON `place` (`unit_id`);--> statement-breakpoint
CREATE TABLE `rule` (
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
	CONSTRAINT "rule_kind_known" CHECK("kind" in ('do', 'dont')),
	CONSTRAINT "rule_verified_known" CHECK("verified" in ('yes', 'draft', 'no'))
);
--> statement-breakpoint
CREATE TABLE `rule_month` (
	`month` text NOT NULL,
	`restricted` integer NOT NULL,
	`kind` text NOT NULL,
	`rule_code` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`month`, `restricted`, `kind`, `rule_code`),
	CONSTRAINT "rule_month_kind_known" CHECK("kind" in ('complaint', 'praise', 'suggestion', 'rating'))
);
--> statement-breakpoint
CREATE TABLE `rule_tally` (
	`month` text NOT NULL,
	`unit_id` text NOT NULL,
	`restricted` integer NOT NULL,
	`kind` text NOT NULL,
	`rule_code` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`month`, `unit_id`, `restricted`, `kind`, `rule_code`),
	CONSTRAINT "rule_tally_kind_known" CHECK("kind" in ('complaint', 'praise', 'suggestion', 'rating'))
);
--> statement-breakpoint
CREATE TABLE `sealed_contact` (
	`case_id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`consent_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`source` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_link` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `sign_in_link_person` ON `sign_in_link` (`person_id`);--> statement-breakpoint
CREATE TABLE `slot` (
	`sweep` text NOT NULL,
	`slot` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`count` integer,
	`error` text,
	PRIMARY KEY(`sweep`, `slot`)
);
--> statement-breakpoint
CREATE TABLE `tally` (
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
	PRIMARY KEY(`month`, `unit_id`, `restricted`, `kind`),
	CONSTRAINT "tally_kind_known" CHECK("kind" in ('complaint', 'praise', 'suggestion', 'rating'))
);
--> statement-breakpoint
CREATE INDEX `tally_of_unit` ON `tally` (`unit_id`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name_vi` text NOT NULL,
	`name_en` text NOT NULL,
	`fold` text NOT NULL,
	`kind` text NOT NULL,
	`parent_id` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`words_in_mail` integer NOT NULL,
	`hours` text,
	`works_on_holidays` integer NOT NULL,
	`city_wide` integer NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_code` ON `unit` (`code`);--> statement-breakpoint
CREATE INDEX `unit_parent` ON `unit` (`parent_id`);--> statement-breakpoint
CREATE TABLE `unit_succession` (
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
	CONSTRAINT "unit_succession_share_known" CHECK("share" in ('whole', 'part'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_succession_link` ON `unit_succession` (`predecessor_name`,`predecessor_kind`,`predecessor_district`,`successor_id`,`effective_from`);--> statement-breakpoint
CREATE INDEX `unit_succession_fold` ON `unit_succession` (`fold`);--> statement-breakpoint
CREATE INDEX `unit_succession_successor` ON `unit_succession` (`successor_id`);