import { desc, inArray } from 'drizzle-orm';
import { isBypassed } from '../../domain/permission.ts';
import { searchWords } from '../../domain/text.ts';
import type { Store } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import { PAGE_SIZE } from './page-of-cases.ts';
import type { Scope } from './scope.ts';

export interface FoundCases {
  rows: CaseRow[];
  /** The serial before which the search goes on; null at the end. */
  before: number | null;
}

/** Cases by words or reference, with or without diacritics, newest first. */
export async function findCases(store: Store, scope: Scope, query: string, before: number | null): Promise<FoundCases> {
  const serials = await store.dialect.search.find(searchWords(query), scope, before, PAGE_SIZE);
  if (serials.length === 0) return { rows: [], before: null };
  const found = await store.read.select().from(cases).where(inArray(cases.serial, serials)).orderBy(desc(cases.serial));
  const rows = found.filter((row) => row.about !== 'head' || !isBypassed(scope.bypassed, row));
  return { rows, before: serials.length === PAGE_SIZE ? (serials.at(-1) ?? null) : null };
}
