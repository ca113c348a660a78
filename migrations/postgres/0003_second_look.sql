ALTER TABLE "answer_draft" ADD COLUMN "writer" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "post_request" ADD COLUMN "email" text;