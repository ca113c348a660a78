-- Folded words of cases, found by rowid = cases.serial. Nothing is kept but the index; `scope` holds the unit's token and r0 or r1 (restricted).
-- detail=column: which column a word stands in is kept, not where in it; nobody asks for phrases.
CREATE VIRTUAL TABLE case_search USING fts5(words, scope, content='', contentless_delete=1, detail=column, tokenize='unicode61 remove_diacritics 0');
