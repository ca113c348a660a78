// What the program asks its database, timed inside a process that does nothing else: `node inside.ts FOLDER`, one JSON line as answer.
import path from 'node:path';
import { searchWords } from '../../src/domain/text.ts';
import { CITY_SIGHT, summary } from '../../src/features/reports/index.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { median } from './figure.ts';

/** Folded and unfolded, common and rare. */
const QUESTIONS = ['can bo', 'cán bộ', 'duong', 'đường', 'thai do', 'phieu hen', 'nha ve sinh'];
const PAGE = 50;

const store = openSqlite(path.join(process.argv[2] ?? '', 'homthu.db'));
const everywhere = { units: 'all' as const, restrictedIn: [] };

async function timed(times: number, job: (n: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const from = performance.now();
    await job(n);
    taken.push(performance.now() - from);
  }
  return taken.sort((a, b) => a - b);
}

const ask = (n: number) =>
  store.dialect.search.find(searchWords(QUESTIONS[n % QUESTIONS.length] ?? ''), everywhere, null, PAGE);
const sum = () => summary(store.read, { months: ['2026-10'], sight: CITY_SIGHT });
// The first of each reads pages that nobody has asked for yet.
await timed(QUESTIONS.length, ask);
await timed(5, sum);
const searches = await timed(700, ask);
const sums = await timed(100, sum);
const folded = (await ask(3)).length > 0 && String(await ask(3)) === String(await ask(2));
await store.close();
console.log(
  JSON.stringify({ searchP99: searches[Math.floor(searches.length * 0.99)], summaryP50: median(sums), folded }),
);
