// What the disk and bare SQLite can do: `node raw-store.ts flush|insert SECONDS`, one JSON line as answer.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

const [what, seconds = '1'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(process.env.BENCH_DIR ?? tmpdir(), 'homthu-raw-'));
const until = performance.now() + Number(seconds) * 1000;

/** Appends 4 KiB and waits for the disk, as a log does. */
function flush() {
  const file = openSync(path.join(folder, 'flush'), 'w');
  const block = Buffer.alloc(4096, 1);
  const times: number[] = [];
  while (performance.now() < until) {
    writeSync(file, block);
    const from = performance.now();
    fdatasyncSync(file);
    times.push(performance.now() - from);
  }
  closeSync(file);
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(times.length / 2)] };
}

const TEXT = 'Cán bộ ở quầy nói chuyện cộc cằn, hỏi gì cũng bảo về đọc lại bảng hướng dẫn. '.repeat(3);

/** A whole submission, one a transaction, on disk before the next: a row of about 1 KB with three indexes, mail queue, two counters, search. */
function insert() {
  const db = new Database(path.join(folder, 'raw.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`create table submission (id integer primary key, code text not null, unit integer not null, type integer not null, status integer not null,
      created integer not null, updated integer not null, name text, phone text, email text, address text, subject text, body text, hash text, agent text);
    create unique index submission_code on submission (code);
    create index submission_triage on submission (unit, status, id);
    create index submission_created on submission (created);
    create table queue (id integer primary key, submission integer not null, due integer not null, tries integer not null default 0);
    create table daily (day integer, unit integer, type integer, status integer, n integer not null, primary key (day, unit, type, status)) without rowid;
    create table open_count (unit integer, status integer, n integer not null, primary key (unit, status)) without rowid;
    create virtual table f using fts5(subject, body, content='', tokenize="unicode61 remove_diacritics 2")`);
  const row = db.prepare('insert into submission values (null, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const queue = db.prepare('insert into queue (submission, due) values (?, ?)');
  const daily = db.prepare('insert into daily values (?, ?, ?, 0, 1) on conflict do update set n = n + 1');
  const open = db.prepare('insert into open_count values (?, 0, 1) on conflict do update set n = n + 1');
  const find = db.prepare('insert into f (rowid, subject, body) values (?, ?, ?)');
  const whole = db.transaction((n: number) => {
    const at = 1_790_000_000_000 + n;
    const id = row.run(
      `PA-${(n * 2654435761) % 4294967296}-${n}`,
      n % 40,
      n % 12,
      at,
      at,
      'x'.repeat(20),
      '0900000000',
      'a@example.vn',
      'y'.repeat(40),
      'z'.repeat(40),
      TEXT + n,
      'c'.repeat(48),
      'Mozilla/5.0 (Linux; Android 13)',
    ).lastInsertRowid;
    queue.run(id, at);
    daily.run(Math.floor(at / 86_400_000), n % 40, n % 12);
    open.run(n % 40);
    find.run(id, 'z'.repeat(40), TEXT + n);
  });
  let n = 0;
  const from = performance.now();
  while (performance.now() < until) whole(n++);
  const perSecond = n / ((performance.now() - from) / 1000);
  db.close();
  return { perSecond };
}

console.log(JSON.stringify(what === 'flush' ? flush() : insert()));
rmSync(folder, { recursive: true });
