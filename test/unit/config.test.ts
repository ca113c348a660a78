import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/platform/config/config.ts';

const SECRET_KEY = 'a key of this test that is long enough';
const read = (given: Record<string, string>) => readConfig({ SECRET_KEY, ...given });

/** What is said of a setting that cannot be. */
function said(given: Record<string, string>): readonly string[] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test.each(['99999', '-1', '80.5', 'web'])('PORT=%s is no port', (PORT) => {
  expect(said({ PORT })).toEqual(['PORT: must be a whole number from 0 to 65535']);
});

describe('the proxy that is believed', () => {
  test.each([
    ['127.0.0.1', ['127.0.0.1']],
    ['10.0.0.0/8, ::1,fd00::/8,', ['10.0.0.0/8', '::1', 'fd00::/8']],
    ['loopback, uniquelocal,linklocal', ['loopback', 'uniquelocal', 'linklocal']],
    ['', false],
  ])('may be %j', (TRUST_PROXY, trustProxy) => {
    expect(read({ TRUST_PROXY }).trustProxy).toEqual(trustProxy);
  });

  test.each([
    'true',
    '1',
    'proxy.example.vn',
    '10.0.0',
    '10.0.0.0/33',
    '0.0.0.0/0',
    '10.0.0.1/8/8',
    'fd00::/129',
    'local',
  ])('is not %s, and the start says so', (part) => {
    expect(said({ TRUST_PROXY: `127.0.0.1,${part}` })).toEqual([
      `TRUST_PROXY: "${part}" is no address, network (10.0.0.0/8) or one of loopback, linklocal, uniquelocal`,
    ]);
  });
});

describe('the file of the database', () => {
  test.each([
    ['file:///srv/homthu.db', '/srv/homthu.db'],
    ['file:/srv/homthu.db', '/srv/homthu.db'],
    ['file:///srv/h%C3%B2m%20th%C6%B0/a.db', '/srv/hòm thư/a.db'],
    ['file:///srv/hòm thư/a.db', '/srv/hòm thư/a.db'],
  ])('is named by %s', (DATABASE_URL, file) => {
    expect(read({ DATABASE_URL }).databaseFile).toBe(file);
  });

  test.each([
    'file:./a.db',
    'file:a.db',
    'file://srv/a.db',
    'file:///srv/a#1.db',
    'file:///srv/a.db?x',
    'file:///srv%2Fa',
  ])('is not named by %s: nothing else is opened in its place', (DATABASE_URL) => {
    expect(said({ DATABASE_URL })).toEqual([
      expect.stringMatching(/^DATABASE_URL: must be file:\/\/ and a whole path/),
    ]);
  });
});
