import { and, eq, gte, isNull, lt, ne, or, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { SERIALS_PER_MS } from '../../platform/ids.ts';
import { cases } from '../../schema/sqlite.ts';

/**
 * What a digest may count. Restricted cases and those about a head are in no digest, neither listed nor counted: each has mails of its own, for
 * who may read it.
 */
export const tellable = and(
  eq(cases.restricted, false),
  or(isNull(cases.about), ne(cases.about, 'head')),
  ne(cases.queue, 'quarantine'),
) as SQL;

/** By the time of receipt, which the serial begins with. */
export const received = (from: Instant, to: Instant): SQL =>
  and(gte(cases.serial, from * SERIALS_PER_MS), lt(cases.serial, to * SERIALS_PER_MS)) as SQL;
