import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUSE } from '../support/town.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'homthu-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program, or its command line, as an operator does; what it said and how it ended. */
function run(file: string, args: readonly string[], environment: Record<string, string>) {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: path.join(folder, 'var'), ...environment };
  const ran = spawnSync(process.execPath, [path.join(HOUSE, file), ...args], {
    env,
    timeout: 15_000,
    encoding: 'utf8',
  });
  return { code: ran.status, said: `${ran.stdout}${ran.stderr}` };
}
const start = (environment: Record<string, string>) => run('src/main.ts', [], environment);

test('given a setting that cannot be, then the start says so in one line, and what it may be', () => {
  expect(start({ PORT: '99999' })).toEqual({
    code: 1,
    said: 'The environment is not right:\n  PORT: must be a whole number from 0 to 65535\n',
  });
});

test.skipIf(!existsSync('/proc/self'))(
  'given a place where no folder can be made, then one line says so, at once',
  () => {
    expect(start({ DATA_DIR: '/proc/nope' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('DATA_DIR: cannot write /proc/nope'),
    });
    const given = start({ DATA_DIR: '/proc/nope', SECRET_KEY: 'a key of this test that is long enough' });
    expect(given).toEqual({
      code: 1,
      said: 'The data folder cannot be made there: name another folder with DATA_DIR\n',
    });
  },
);

test('given a file where the folder should be, then one line says so', () => {
  writeFileSync(path.join(folder, 'file'), '');
  const given = start({
    DATA_DIR: path.join(folder, 'file/var'),
    SECRET_KEY: 'a key of this test that is long enough',
  });
  expect(given).toEqual({ code: 1, said: 'The data folder is a file (ENOTDIR): name another folder with DATA_DIR\n' });
});

test('given a port in use, then the start says so before it loads the demo city', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const given = start({ PORT: String(port), DEMO: '1' });
  other.close();
  expect(given.code).toBe(1);
  expect(given.said).toContain(`Port ${port} is in use`);
  expect(given.said).not.toContain('Loaded the demo city');
});

test('given no database, and HTTPS without a proxy named, then doctor says so and makes none', () => {
  const { code, said } = run('src/cli/main.ts', ['doctor'], { BASE_URL: 'https://hom-thu.example.vn' });
  expect(said).toMatch(/^LOOK {2}proxy: BASE_URL is https and TRUST_PROXY is unset/m);
  expect(code).toBe(1);
  expect(said).toMatch(/^LOOK {2}database: none at .*homthu\.db/m);
  expect(existsSync(path.join(folder, 'var/homthu.db'))).toBe(false);
});
