import path from 'node:path';
import Database from 'better-sqlite3';
import { atLeast, atMost, type Figure, median } from './figure.ts';
import { type City, cityOf } from './large-city.ts';
import { forgetPeak, inside, memory } from './processes.ts';
import { forget } from './product.ts';

const FEW = 10_000;
const MANY = 1_000_000;

async function timed(city: City, address: string, times: number): Promise<number[]> {
  const url = new URL(address, city.server.url);
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const from = performance.now();
    const answer = await fetch(url, { headers: { cookie: city.cookie } });
    await answer.arrayBuffer();
    taken.push(performance.now() - from);
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  }
  return taken.sort((a, b) => a - b);
}

/** Without a look at each byte, which would take from the server's core what it is measured by. */
function linesIn(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

async function downloadRate(city: City, address: string): Promise<{ rows: number; perSecond: number }> {
  const from = performance.now();
  const answer = await fetch(new URL(address, city.server.url), { headers: { cookie: city.cookie } });
  let rows = 0;
  for await (const chunk of answer.body ?? []) rows += linesIn(chunk as Uint8Array);
  return { rows, perSecond: rows / ((performance.now() - from) / 1000) };
}

/** One cursor over the same columns, made into the same kind of lines, in a process that does nothing else. */
function rawCursorRate(folder: string, rows: number): number {
  const db = new Database(path.join(folder, 'homthu.db'), { readonly: true });
  const query = db.prepare(
    'select reference, kind, place_id, unit_id, rule_code, received_at, due_at, answered_at, status, on_time, satisfaction, rating from cases order by serial limit ?',
  );
  const from = performance.now();
  let bytes = 0;
  let done = 0;
  for (const row of query.raw().iterate(rows) as IterableIterator<(string | number | null)[]>) {
    bytes += Buffer.byteLength(
      `${row.map((cell) => (typeof cell === 'string' && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : (cell ?? ''))).join(',')}\r\n`,
    );
    done += 1;
  }
  db.close();
  if (bytes === 0) throw new Error('the cursor read nothing');
  return done / ((performance.now() - from) / 1000);
}

/**
 * What the gauge of the event loop shows since the last look, 99 of 100, in ms; the first look starts the measuring. The time between two of its
 * own beats is in it: an idle loop shows 10.
 */
async function loopGauge({ server }: City): Promise<number> {
  const text = await fetch(new URL('/metrics', server.url)).then((answer) => answer.text());
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]) * 1000;
}

/** The list of a year's cases as CSV, each time beside a raw cursor. */
async function exports(city: City, rounds: number, tell: (line: string) => void) {
  const ratio: number[] = [];
  const delay: number[] = [];
  const grown: number[] = [];
  let rows = 0;
  // Before the first of them: what one leaves behind is no rest for the next.
  const idle = memory(city.server.pid).now;
  for (let n = 0; n < rounds; n++) {
    await loopGauge(city);
    await new Promise((rested) => setTimeout(rested, 1000));
    const quiet = await loopGauge(city);
    forgetPeak(city.server.pid);
    const download = await downloadRate(city, '/office/reports/cases.csv?month=2026');
    delay.push((await loopGauge(city)) - quiet);
    grown.push(memory(city.server.pid).most - idle);
    rows = download.rows;
    ratio.push(download.perSecond / rawCursorRate(city.folder, rows));
    tell(`round ${n + 1}: CSV ${ratio[n]?.toFixed(2)}, loop ${delay[n]?.toFixed(1)} ms, ${grown[n]?.toFixed(0)} MB`);
  }
  return { rows, ratio, delay, grown };
}

/** What a desk, a report and an export cost when ten years of a city lie in the file. */
export async function large(rounds: number, tell: (line: string) => void): Promise<Figure[]> {
  const few = await cityOf(FEW, tell);
  const many = await cityOf(MANY, tell);
  try {
    return await measure(few, many, rounds, tell);
  } finally {
    for (const city of [few, many]) {
      await city.server.stop();
      forget(city.folder);
    }
  }
}

async function measure(few: City, many: City, rounds: number, tell: (line: string) => void): Promise<Figure[]> {
  const list: number[] = [];
  const summary: number[] = [];
  const summaryMs: number[] = [];
  const search: number[] = [];
  for (let n = 0; n < rounds; n++) {
    list.push(median(await timed(many, '/office/cases', 60)) / median(await timed(few, '/office/cases', 60)));
    const [large, small] = [await inside(many.folder), await inside(few.folder)];
    if (!large.folded) throw new Error('a question with đ and one with d found different cases');
    summary.push(large.summaryP50 / small.summaryP50);
    summaryMs.push(large.summaryP50);
    search.push(large.searchP99);
    tell(
      `round ${n + 1}: list ${list[n]?.toFixed(2)}, summary ${summary[n]?.toFixed(2)}, search ${search[n]?.toFixed(1)} ms`,
    );
  }
  const exported = await exports(many, rounds, tell);
  return [
    {
      what: 'desk list at 1,000,000 cases, p50',
      beside: 'at 10,000',
      goal: '≤ 1.15×',
      unit: '×',
      values: list,
      met: atMost(1.15),
    },
    {
      what: 'month summary over 1,000,000, p50',
      beside: 'at 10,000',
      goal: '≤ 1.5×',
      unit: '×',
      values: summary,
      met: atMost(1.5),
    },
    { what: 'the same', beside: '–', goal: '≤ 5 ms', unit: ' ms', values: summaryMs, met: atMost(5) },
    {
      what: 'search over 1,000,000, newest 50, p99; đ found by d',
      beside: '–',
      goal: '≤ 5 ms',
      unit: ' ms',
      values: search,
      met: atMost(5),
    },
    {
      what: `CSV of ${exported.rows} cases`,
      beside: 'one raw cursor',
      goal: '≥ 0.7',
      unit: '',
      values: exported.ratio,
      met: atLeast(0.7),
    },
    {
      what: 'loop delay p99 during that CSV',
      beside: '–',
      goal: '≤ 10 ms',
      unit: ' ms',
      values: exported.delay,
      met: atMost(10),
    },
    {
      what: 'peak memory of that CSV over idle',
      beside: '–',
      goal: '≤ 80 MB',
      unit: ' MB',
      values: exported.grown,
      met: atMost(80),
    },
  ];
}
