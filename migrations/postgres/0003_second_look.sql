ALTER TABLE "answer_draft" ADD COLUMN "writer" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "post_request" ADD COLUMN "email" text;
--> statement-breakpoint
-- Cases about a head that a version before this left among the ordinary ones; the program restricts them at its next start, with their counters.
INSERT INTO setting (key, value, source, changed_at) SELECT 'upgrade.aboutHeads', 'true'::jsonb, 'upgrade', to_timestamp(0) WHERE EXISTS (
  SELECT 1 FROM cases WHERE about = 'head' AND restriction = 'about_head' AND restricted = false
);
