-- Folded words of cases, weight A; `scope`, weight B, holds the unit's token and r0 or r1 (restricted).
CREATE TABLE "case_search" ("serial" bigint PRIMARY KEY, "words" text NOT NULL, "scope" text NOT NULL);
CREATE INDEX "case_search_words" ON "case_search" USING gin ((setweight(to_tsvector('simple', "words"), 'A') || setweight(to_tsvector('simple', "scope"), 'B')));
