-- Folded words of cases; `scope` holds the unit's token and r0 or r1 (restricted).
CREATE TABLE "case_search" ("serial" bigint PRIMARY KEY, "words" text NOT NULL, "scope" text NOT NULL);
CREATE INDEX "case_search_words" ON "case_search" USING gin (to_tsvector('simple', "words" || ' ' || "scope"));
