CREATE TABLE "head_note" (
	"case_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "head_note_case_id_unit_id_pk" PRIMARY KEY("case_id","unit_id")
);
--> statement-breakpoint
ALTER TABLE "answer_draft" ADD COLUMN "writer" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "post_request" ADD COLUMN "email" text;--> statement-breakpoint
CREATE INDEX "head_note_unit" ON "head_note" USING btree ("unit_id","at");
--> statement-breakpoint
-- Cases about a head that a version before this left among the ordinary ones; the program restricts them at its next start, with their counters.
INSERT INTO setting (key, value, source, changed_at) SELECT 'upgrade.aboutHeads', 'true'::jsonb, 'upgrade', to_timestamp(0) WHERE EXISTS (
  SELECT 1 FROM cases WHERE about = 'head' AND restriction = 'about_head' AND restricted = false
);
