import path from 'node:path';
import { and, count, gte, lt } from 'drizzle-orm';
import { dayNumber, localMonth, startOfDay } from '../domain/instant.ts';
import { storeWholeCases, type WholeCase } from '../features/cases/index.ts';
import { createPlaces } from '../features/places/index.ts';
import { createIds } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import type { Shell } from './command.ts';
import { createChance } from './seed-chance.ts';
import { createWriterOfCases } from './seed-load-case.ts';
import { readSamples } from './seed-texts.ts';
import { demoFolder } from './seed-town.ts';

/** Cases of one transaction: large enough that its end costs nothing, small enough for a server beside it to write too. */
const CHUNK = 2000;
const SPAN_MS = 394 * 86_400_000;
const DAY = 86_400_000;
/** Part of the day, from half past six in the morning, in which people write. */
const OPENS = 6.5 / 24;
const SHARE = 14.5 / 24;

/** Fills the database with so many cases over the last 13 months, to measure with. */
export async function seedLoad(services: Services, total: number, shell: Shell): Promise<void> {
  const places = await createPlaces(services);
  const now = services.clock.now();
  let time = now - SPAN_MS;
  const ids = createIds({ now: () => time });
  const chance = createChance(total);
  const samples = readSamples(path.join(demoFolder(shell.house), 'feedback.jsonl')).filter((sample) => !sample.end);
  const { read, t } = services.store;
  const [before] = await read.select({ n: count() }).from(t.cases);
  // Another load over the same months must not draw the same serials.
  const salt = 1 + ((before?.n ?? 0) % 2003);
  const taken = new Set<string>();
  let month = '';
  const write = createWriterOfCases({ city: places.city(), ids, chance, samples, now, salt, taken });
  const started = performance.now();
  for (let done = 0; done < total; ) {
    const chunk: WholeCase[] = [];
    for (; chunk.length < CHUNK && done < total; done++) {
      time = Math.max(time, momentOf(now, done / total));
      if (localMonth(time) !== month) {
        month = localMonth(time);
        taken.clear();
        for (const reference of await referencesOf(services, month)) taken.add(reference);
      }
      chunk.push(write(time));
    }
    await services.store.write((tx) => storeWholeCases(services.store, tx, chunk));
    const seconds = (performance.now() - started) / 1000;
    shell.progress(
      `${done} of ${total} cases, ${Math.round(done / seconds)} a second, ${Math.round((seconds / done) * (total - done))} s left`,
    );
  }
  await services.store.dialect.maintenance();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  shell.say(`Stored ${total} cases in ${seconds} s.`);
}

/** The instant of a part of the span, in the hours when people are up; later parts are never earlier. */
function momentOf(now: number, part: number): number {
  const at = Math.floor(now - SPAN_MS + part * SPAN_MS);
  const morning = startOfDay(dayNumber(at));
  const moved = Math.floor(morning + (OPENS + ((at - morning) / DAY) * SHARE) * DAY);
  // Of today only what is past can have come.
  return dayNumber(at) === dayNumber(now) ? at : moved;
}

async function referencesOf({ store: { read, t } }: Services, month: string): Promise<string[]> {
  const prefix = `HT${month.slice(2, 4)}${month.slice(5)}`;
  const ofMonth = and(gte(t.cases.reference, `${prefix}-`), lt(t.cases.reference, `${prefix}.`));
  return (await read.select({ reference: t.cases.reference }).from(t.cases).where(ofMonth)).map((row) => row.reference);
}
