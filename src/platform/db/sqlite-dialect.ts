import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { driverCode } from './driver-code.ts';
import { asksNothing, type Dialect, type SearchScope } from './store.ts';
import { unitToken } from './unit-token.ts';

/** https://www.sqlite.org/rescode.html; a read-only or full file system shows as several of them. */
export function trouble(error: unknown): 'full' | 'readonly' | 'busy' | null {
  const c = driverCode(error);
  if (c === 'SQLITE_FULL' || c === 'ENOSPC' || c === 'SQLITE_IOERR_WRITE' || c === 'SQLITE_IOERR_SHMSIZE')
    return 'full';
  if (c.startsWith('SQLITE_READONLY') || c.startsWith('SQLITE_CANTOPEN') || ['EROFS', 'EACCES', 'EPERM'].includes(c))
    return 'readonly';
  if (c.startsWith('SQLITE_IOERR')) return 'full';
  if (c.startsWith('SQLITE_BUSY')) return 'busy';
  return null;
}

const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
const anyOf = (units: readonly string[]) => `(${units.map((u) => quoted(unitToken(u))).join(' OR ')})`;

function scopeQuery({ units, restrictedIn }: SearchScope): string[] {
  const where = units === 'all' ? [] : [`scope : ${anyOf(units)}`];
  if (restrictedIn === 'all') return where;
  if (restrictedIn.length === 0) return [...where, 'scope : "r0"'];
  return [...where, `(scope : "r0" OR scope : ${anyOf(restrictedIn)})`];
}

/** Full text by FTS5 over folded words; the words of a person are quoted, so that none is an operator. */
function search(writer: Database, reader: Database): Dialect['search'] {
  const put = writer.prepare('insert or replace into case_search (rowid, words, scope) values (?, ?, ?)');
  const remove = writer.prepare('delete from case_search where rowid = ?');
  const find = reader
    .prepare('select rowid from case_search where case_search match ? and rowid < ? order by rowid desc limit ?')
    .pluck();
  return {
    async put(_tx, row) {
      put.run(row.serial, row.words, `${unitToken(row.unitId)} r${row.restricted ? 1 : 0}`);
    },
    async remove(_tx, serial) {
      remove.run(serial);
    },
    async find(words, scope, before, limit) {
      if (asksNothing(words, scope)) return [];
      const asked = words.length === 0 ? [] : [`words : (${words.map(quoted).join(' AND ')})`];
      const match = [...asked, ...scopeQuery(scope)].join(' AND ');
      return find.all(match, before ?? Number.MAX_SAFE_INTEGER, limit) as number[];
    },
  };
}

export function sqliteDialect(writer: Database, reader: Database, file: string): Dialect {
  return {
    name: 'sqlite',
    isUniqueViolation: (error) =>
      ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(driverCode(error)),
    trouble,
    search: search(writer, reader),
    claimLock: false,
    async backup(to) {
      await reader.backup(to);
    },
    async sizeOnDisk() {
      return ['', '-wal'].reduce((sum, end) => sum + (statSync(file + end, { throwIfNoEntry: false })?.size ?? 0), 0);
    },
    async maintenance() {
      writer.pragma('optimize');
      writer.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
