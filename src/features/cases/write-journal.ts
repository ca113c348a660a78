import { asc, desc, eq, gt, ne } from 'drizzle-orm';
import type { Services } from '../../platform/services.ts';
import { caseEvent } from '../../schema/sqlite.ts';
import { type Link, nextLink } from './journal.ts';
import { restrictAboutHeads } from './restrict-about-heads.ts';
import { sealWords } from './seal-words.ts';

const BATCH = 2_000;

/**
 * Takes a database of a former version over: restricts what is about a head, writes the journal over the events of one from before there was a
 * journal, in the order in which they were stored, and covers the words of its cases with an event each. Must end before anything else is
 * written; cut short, it goes on where it was.
 * @returns how many events were taken in
 */
export async function writeJournal(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  progress: (done: number) => void = () => {},
): Promise<number> {
  await restrictAboutHeads({ store, clock });
  const { position, journal } = caseEvent;
  const link = { position, journal };
  const [newest] = await store.read.select(link).from(caseEvent).orderBy(desc(position)).limit(1);
  if (newest?.journal !== '') return 0;
  await sealWords(store, clock.now());
  const [last] = await store.read.select(link).from(caseEvent).where(ne(journal, '')).orderBy(desc(position)).limit(1);
  let before: Link = last ?? { position: 0, journal: '' };
  for (let done = 0; ; ) {
    const rows = await store.read
      .select({ position, hash: caseEvent.hash })
      .from(caseEvent)
      .where(gt(position, before.position))
      .orderBy(asc(position))
      .limit(BATCH);
    // Whatever another process has written meanwhile is the same: a link depends on the events before it alone.
    before = await store.write(async (tx) => {
      let link = before;
      for (const row of rows) {
        link = { ...nextLink(link, row.hash), position: row.position };
        await tx.update(caseEvent).set({ journal: link.journal }).where(eq(position, row.position));
      }
      return link;
    });
    done += rows.length;
    progress(done);
    if (rows.length < BATCH) return done;
  }
}
