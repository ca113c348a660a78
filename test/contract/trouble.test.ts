import { describe, expect, test } from 'vitest';
import { trouble as postgresTrouble } from '../../src/platform/db/postgres-dialect.ts';
import { trouble as sqliteTrouble } from '../../src/platform/db/sqlite-dialect.ts';

const failed = (code: string) => new Error('the driver', { cause: Object.assign(new Error('inner'), { code }) });

describe('what a driver says of a store that cannot take a write', () => {
  test.each([
    ['SQLITE_FULL', 'full'],
    ['SQLITE_IOERR_WRITE', 'full'],
    ['SQLITE_READONLY_DBMOVED', 'readonly'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['SQLITE_CONSTRAINT_UNIQUE', null],
  ])('SQLite: %s is %s', (code, reason) => {
    expect(sqliteTrouble(failed(code))).toBe(reason);
  });

  test.each([
    ['53100', 'full'],
    ['25006', 'readonly'],
    ['40001', 'busy'],
    ['40P01', 'busy'],
    ['23505', null],
  ])('PostgreSQL: %s is %s', (code, reason) => {
    expect(postgresTrouble(failed(code))).toBe(reason);
  });
});
