import { and, asc, eq, gt, inArray, lte, or } from 'drizzle-orm';
import type { Instant } from '../../../domain/instant.ts';
import type { Post } from '../../../platform/jobs/outbox.ts';
import { post } from '../../../platform/jobs/outbox.ts';
import type { Services } from '../../../platform/services.ts';
import { cases, outbox } from '../../../schema/sqlite.ts';
import type { CaseRow } from '../../cases/index.ts';
import type { Places } from '../../places/index.ts';

export interface SweepDeps {
  services: Pick<Services, 'store' | 'ids'>;
  places: Places;
}

/** A mail, and the key that its cause had before the unit was part of keys: a row of then counts for the unit that it went to, unless it went nowhere. */
export type Wanted = Post & { formerKey?: string };

const BATCH = 100;

/**
 * Walks the open cases whose deadline lies in a span of time, 100 at a time, and puts the mails that `mailsFor` names into the outbox. Mails
 * that are there already, by their dedupe keys, cost no write.
 * @returns how many are new
 */
export async function sweepDeadlines(
  { services }: SweepDeps,
  /** `after` is exclusive, `until` inclusive: an answer at its deadline is in time. */
  span: { after: Instant; until: Instant },
  mailsFor: (row: CaseRow) => Wanted[],
): Promise<number> {
  const { store } = services;
  let count = 0;
  let last: CaseRow | undefined;
  do {
    const beyond = last
      ? or(gt(cases.dueAt, last.dueAt), and(eq(cases.dueAt, last.dueAt), gt(cases.serial, last.serial)))
      : gt(cases.dueAt, span.after);
    const rows = await store.read
      .select()
      .from(cases)
      .where(and(eq(cases.queue, 'open'), lte(cases.dueAt, span.until), beyond))
      .orderBy(asc(cases.dueAt), asc(cases.serial))
      .limit(BATCH);
    count += await postUnknown({ services }, rows.flatMap(mailsFor));
    last = rows.length === BATCH ? rows.at(-1) : undefined;
  } while (last);
  return count;
}

/** Puts mails into the outbox; those that are there already, by their dedupe keys, cost no write. @returns how many are new */
export async function postUnknown({ services }: Pick<SweepDeps, 'services'>, wanted: Wanted[]): Promise<number> {
  const { store, ids } = services;
  const mails = await unknownOf({ store }, wanted);
  if (mails.length > 0) {
    await store.write(async (tx) => {
      for (const mail of mails) await post(tx, ids, mail);
    });
  }
  return mails.length;
}

async function unknownOf({ store }: Pick<Services, 'store'>, mails: Wanted[]): Promise<Post[]> {
  if (mails.length === 0) return [];
  const keys = mails.flatMap(({ dedupeKey, formerKey }) => [dedupeKey, ...(formerKey ? [formerKey] : [])]);
  const known = await store.read
    .select({ key: outbox.dedupeKey, unitId: outbox.unitId, state: outbox.state })
    .from(outbox)
    .where(inArray(outbox.dedupeKey, keys));
  const there = new Map(known.map((row) => [row.key, row]));
  const told = (unitId: string | null | undefined, formerKey = '') => {
    const former = there.get(formerKey);
    return former?.unitId === unitId && former?.state !== 'dropped';
  };
  return mails.filter(({ dedupeKey, formerKey, unitId }) => !there.has(dedupeKey) && !told(unitId, formerKey));
}
