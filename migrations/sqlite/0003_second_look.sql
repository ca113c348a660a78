ALTER TABLE `answer_draft` ADD `writer` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `post_request` ADD `email` text;