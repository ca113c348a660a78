import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failedStart, freePort, givenFolder, type Program, removeFolder, startProgram } from '../../support/server.ts';
import { until } from '../../support/server-until.ts';

let folder: string;
let program: Program | null = null;
beforeEach(async () => {
  folder = await givenFolder();
});
afterEach(async () => {
  await program?.kill();
  program = null;
  removeFolder(folder);
});

const isUp = async () => (await fetch(`${program?.url}/readyz`)).status === 200;

test('given a program on a data folder, then a second one says so in one line and stops, and the first goes on', {
  timeout: 60_000,
}, async () => {
  program = await startProgram(folder);
  const second = await failedStart({ DATA_DIR: folder, PORT: String(await freePort()) });
  expect(second.code).toBe(1);
  expect(second.lines).toEqual([expect.stringContaining(`another Hòm Thư is running on the data folder ${folder}`)]);
  expect(await isUp()).toBe(true);

  await program.kill();
  program = await startProgram(folder);
  expect(await isUp()).toBe(true);
  expect(await program.stop()).toBe(0);
});

test('given a process for the pages and one for later work, when a head asks the one for a link, then the other mails it', {
  timeout: 60_000,
}, async () => {
  program = await startProgram(folder, { ROLE: 'web' });
  const worker = await startProgram(folder, { ROLE: 'worker' });
  try {
    const body = new URLSearchParams({ email: 'truong.00070@example.vn' });
    const origin = { 'sec-fetch-site': 'same-origin' };
    const asked = await fetch(`${program.url}/office/sign-in/link`, {
      method: 'POST',
      body,
      headers: origin,
      redirect: 'manual',
    });
    expect(asked.status).toBeLessThan(400);
    const mails = () => fetch(`${program?.url}/dev/mail`).then((page) => page.text());
    await until('the worker has mailed', async () => (await mails()).includes('truong.00070@example.vn'), 30_000);
    expect(worker.running()).toBe(true);
    expect(await worker.stop()).toBe(0);
  } finally {
    await worker.kill();
  }
});

test('given a port in use, then one line says so and names a way out', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => other.once('listening', ready));
  const { port } = other.address() as { port: number };
  const { code, lines } = await failedStart({ DATA_DIR: folder, PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(new RegExp(`Port ${port} is in use: .*PORT=${port + 1}`))]);
});

test('given an environment with mistakes, then all of them are told before anything starts', {
  timeout: 60_000,
}, async () => {
  const wrong = { PORT: 'three thousand', SMTP_URL: 'mail.example.vn', DEMO: 'perhaps', LOG_LEVEL: 'loud' };
  const { code, lines } = await failedStart({ DATA_DIR: folder, ...wrong });
  expect(code).toBe(1);
  expect(lines[0]).toBe('The environment is not right:');
  const told = lines.slice(1).map((line) => line.trim().split(':')[0]);
  expect(told.sort()).toEqual(['DEMO', 'LOG_LEVEL', 'PORT', 'SMTP_URL']);
});

test('given a data folder that is a file, then one line says what to do', { timeout: 60_000 }, async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'homthu-file-')), 'data');
  writeFileSync(file, '');
  const { code, lines } = await failedStart({ DATA_DIR: file, PORT: String(await freePort()) });
  removeFolder(path.dirname(file));
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('DATA_DIR');
});

test('given another secret key, then the start is refused in one line; with the old one it goes on', {
  timeout: 60_000,
}, async () => {
  program = await startProgram(folder);
  await program.stop();
  const SECRET_KEY = 'quite another key than the old one was';
  const { code, lines } = await failedStart({ DATA_DIR: folder, PORT: String(await freePort()), SECRET_KEY });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/another SECRET_KEY.*secret\.key/)]);
  program = await startProgram(folder);
  expect(await isUp()).toBe(true);
});
