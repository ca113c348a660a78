import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dispatch } from '../../src/cli/dispatch.ts';
import { FolderTaken, holdFolder } from '../../src/platform/db/lock.ts';
import { CLIENT, givenSingleSignOn } from '../support/oidc.ts';
import { givenSmtp } from '../support/smtp.ts';
import { HOUSE } from '../support/town.ts';

let folder: string;
const before = { ...process.env };
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'homthu-cli-'));
  Object.assign(process.env, {
    DATA_DIR: path.join(folder, 'data'),
    NODE_ENV: '',
    BASE_URL: 'http://hom-thu.example.vn',
  });
});
afterAll(() => {
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command, and gives what it said. */
async function homthu(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const write = (stream: 'out' | 'err') => (text: string) => {
    said[stream] += text;
  };
  const streams = { stdout: { write: write('out') }, stderr: { write: write('err') } };
  const code = await dispatch(args, import.meta.url, streams);
  return { code, ...said };
}

test('the command runs as a program of its own, and its exit code says how it went', async () => {
  const main = path.join(HOUSE, 'src/cli/main.ts');
  const run = promisify(execFile);
  const help = (await run(process.execPath, [main, 'help'])).stdout;
  expect(help).toContain('homthu import KIND FILE.csv');
  for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(140);
  await expect(run(process.execPath, [main, 'frob'])).rejects.toMatchObject({ code: 2 });
});

test('an administrator sets up a town, proves it whole, keeps a backup and gets it back', {
  timeout: 120_000,
}, async () => {
  expect(await homthu('migrate')).toMatchObject({ code: 0 });
  expect((await homthu('seed', '--demo')).out).toContain('Loaded the demo city');
  expect((await homthu('seed', '--demo')).out).toContain('already');
  expect((await homthu('verify')).out).toMatch(/^Whole: 300 cases/m);
  const file = path.join(folder, 'backup.db');
  expect(await homthu('backup', file)).toMatchObject({ code: 0 });
  expect((await homthu('backup', file)).err).toContain('there already');
  rmSync(path.join(folder, 'data/homthu.db'));
  expect(await homthu('restore', file)).toMatchObject({ code: 0 });
  expect((await homthu('verify')).out).toMatch(/^Whole: 300 cases/m);
  const { out } = await homthu('doctor');
  expect(out).toContain('people: all');
  expect(out).toMatch(/^well {2}people: somebody inspects the city$/m);
  expect(out).toMatch(/^well {2}inspectorate: Thanh tra thành phố Hà Nội takes /m);
  expect(out).toMatch(/^(well {2}calendar: the days off|LOOK {2}calendar: (\d+|no) days off) /m);
});

test('given another secret key, then restore warns, doctor finds it, and nothing is loaded; with the old key all is well', {
  timeout: 120_000,
}, async () => {
  const data = path.join(folder, 'keyed');
  const file = path.join(folder, 'keyed.db');
  process.env.DATA_DIR = data;
  try {
    expect((await homthu('migrate')).code).toBe(0);
    expect((await homthu('doctor')).out).toContain('key: the first start keeps its fingerprint');
    expect((await homthu('seed', '--demo')).code).toBe(0);
    expect((await homthu('backup', file)).code).toBe(0);
    expect((await homthu('restore', file)).out).not.toContain('SECRET_KEY');

    process.env.SECRET_KEY = 'quite another key than the old one was';
    const restored = await homthu('restore', file);
    expect(restored.code).toBe(0);
    expect(restored.out).toMatch(/^LOOK {2}key: .*another SECRET_KEY.*secret\.key/m);
    expect((await homthu('doctor')).out).toMatch(/^LOOK {2}key: .*another SECRET_KEY/m);
    expect((await homthu('seed', '--demo')).err).toContain('another SECRET_KEY');

    delete process.env.SECRET_KEY;
    expect((await homthu('doctor')).out).toMatch(/^well {2}key: /m);
  } finally {
    delete process.env.SECRET_KEY;
    process.env.DATA_DIR = path.join(folder, 'data');
  }
});

test('given a city that has chosen no inspectorate, then doctor says what nobody can answer, and where to choose', async () => {
  process.env.DATA_DIR = path.join(folder, 'young');
  try {
    await homthu('migrate');
    expect((await homthu('import', 'units', path.join(HOUSE, 'scripts/seed/hanoi/units.csv'))).code).toBe(0);
    expect((await homthu('doctor')).out).toMatch(
      /^LOOK {2}no inspectorate: .* answered by nobody; .*\/office\/settings$/m,
    );
  } finally {
    process.env.DATA_DIR = path.join(folder, 'data');
  }
});

test('given a mail server, then doctor speaks to it; given none at that address, it says what is wrong', async () => {
  const smtp = await givenSmtp();
  process.env.SMTP_URL = smtp.url;
  expect((await homthu('doctor')).out).toMatch(/^well {2}mail: 127\.0\.0\.1:\d+ answers/m);
  expect(smtp.offered).toBe(0);
  await smtp.close();
  const { code, out } = await homthu('doctor');
  delete process.env.SMTP_URL;
  expect(code).toBe(1);
  expect(out).toMatch(/^LOOK {2}mail: .*ECONNREFUSED.*check SMTP_URL/m);
  expect(out).toMatch(/^well {2}passkeys: not offered: BASE_URL needs a name and HTTPS/m);
});

test('given a single sign-on, then doctor asks whether it answers', async () => {
  const city = await givenSingleSignOn('http://hom-thu.example.vn/office/sign-in/oidc/back');
  Object.assign(process.env, { OIDC_ISSUER: city.issuer, ...CLIENT });
  expect((await homthu('doctor')).out).toMatch(/^well {2}single sign-on: http:\/\/127\.0\.0\.1:\d+ answers/m);
  await city.close();
  expect((await homthu('doctor')).out).toMatch(/^LOOK {2}single sign-on: .*does not answer.*check OIDC_ISSUER/m);
  for (const name of ['OIDC_ISSUER', ...Object.keys(CLIENT)]) delete process.env[name];
});

test('given a first administrator, then the command prints a sign-in link for one use', async () => {
  expect((await homthu('seed', '--demo')).code).toBe(0);
  expect((await homthu('admin', 'invite', 'moi@example.vn')).out).toMatch(
    /^Sign-in: http:\/\/hom-thu\.example\.vn\/office\//m,
  );
  expect((await homthu('admin', 'reset', 'Moi@example.vn')).out).toContain('set up anew at the next sign-in');
  expect((await homthu('admin', 'reset', 'khong-ai@example.vn')).err).toContain('nobody here has the address');
});

test('given a bad file, then a table names every line in Vietnamese, and the command fails', async () => {
  const file = path.join(folder, 'units.csv');
  writeFileSync(file, 'code,name_vi,name_en,kind,parent_code\nX,Đơn vị,Unit,lạ,ZZ\n');
  const { code, out, err } = await homthu('import', 'units', file);
  expect(code).toBe(1);
  expect(out).toContain('Không có đơn vị nào mang mã “ZZ”');
  expect(out).toContain('“lạ” không có trong danh mục');
  expect(err.trim().split('\n')).toHaveLength(1);
  expect((await homthu('import', 'units', file, '--lang', 'en')).out).toContain('No unit has the code “ZZ”');
});

test('given a command, an option, a file or a backup that is not there, then one clear line says so', async () => {
  for (const args of [
    ['frob'],
    ['seed', '--nope'],
    ['import', 'units', '/no/such.csv'],
    ['restore', '/no/such.db'],
    ['seed'],
  ]) {
    const { code, err } = await homthu(...args);
    expect(code).toBeGreaterThan(0);
    expect(err.trim().split('\n')).toHaveLength(1);
  }
});

test('given a server on a data folder, then a second one is refused, and a restore too; when the first ends, the next may', async () => {
  const data = path.join(folder, 'data');
  const release = holdFolder(data);
  expect(() => holdFolder(data)).toThrow(FolderTaken);
  const { code, err } = await homthu('restore', path.join(folder, 'backup.db'));
  expect(code).toBe(1);
  expect(err).toContain('another Hòm Thư is running');
  release();
  holdFolder(data)();
});
