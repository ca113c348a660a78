import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openConnection } from '../../../src/platform/db/sqlite.ts';
import { diskFolder } from '../../support/quick-folder.ts';
import { failedStart, freePort, givenFolder, type Program, removeFolder, startProgram } from '../../support/server.ts';
import { until } from '../../support/server-until.ts';
import { codeOf } from '../../support/town-rows.ts';

const BOX = codeOf('counter');
const WORDS = 'Ghế chờ ở tầng một bị gãy chân từ tuần trước mà chưa ai thay.';

/** What this machine lets a test do; where it does not, the test says so in its title. */
function allows(...commands: [string, string[]][]): boolean {
  try {
    for (const [command, args] of commands) execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const scratch = mkdtempSync(path.join(diskFolder(), 'homthu-disk-'));
const small = path.join(scratch, 'small');
mkdirSync(small);
const canMount = allows(['mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', small]], ['umount', [small]]);
const canFreeze = allows(['chattr', ['+i', scratch]], ['chattr', ['-i', scratch]]);
const unless = (allowed: boolean, what: string) => (allowed ? '' : `; skipped: this user may not ${what}`);

let program: Program | null = null;
let undo: (() => void)[] = [];
afterEach(async () => {
  await program?.kill();
  program = null;
  for (const step of undo.reverse()) step();
  undo = [];
});

afterAll(() => removeFolder(scratch));

async function post(
  message: string,
  more: Record<string, string | Blob> = {},
): Promise<{ status: number; body: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: 'complaint', message, ...more })) form.append(name, value);
  const withFile = Object.values(more).some((value) => typeof value !== 'string');
  const body = withFile ? form : new URLSearchParams([...form.entries()] as [string, string][]);
  const response = await fetch(`${program?.url}/${BOX}`, { method: 'POST', redirect: 'manual', body });
  return { status: response.status, body: await response.text() };
}

async function readiness(): Promise<[number, string[]]> {
  const response = await fetch(`${program?.url}/readyz`);
  return [response.status, ((await response.json()) as { reasons: string[] }).reasons];
}

const isReady = async () => (await readiness())[0] === 200;

function messagesIn(folder: string): string[] {
  const db = openConnection(path.join(folder, 'homthu.db'));
  try {
    return db.prepare('select message from cases order by serial').pluck().all() as string[];
  } finally {
    db.close();
  }
}

/** Takes all the room that is left, in ever smaller pieces. */
function fill(folder: string): void {
  for (let size = 1 << 20, n = 0; size >= 512; ) {
    try {
      writeFileSync(path.join(folder, `filler-${n++}`), Buffer.alloc(size));
    } catch {
      size >>= 1;
    }
  }
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith('filler-')) rmSync(path.join(folder, name));
}

async function photo(): Promise<Blob> {
  const pixels = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251));
  const png = await sharp(pixels, { raw: { width: 300, height: 300, channels: 3 } })
    .png()
    .toBuffer();
  return new Blob([new Uint8Array(png)], { type: 'image/png' });
}

test.skipIf(!canMount)(
  `given a disk that is full, then people get their words back, the program says why and goes on by itself when there is room${unless(canMount, 'mount')}`,
  { timeout: 40_000 },
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', small]);
    undo.push(() => execFileSync('umount', [small]));
    const folder = await givenFolder(path.join(small, 'data'));
    program = await startProgram(folder);
    expect((await post(`${WORDS} Một.`)).status).toBe(303);
    expect(await readiness()).toEqual([200, []]);

    fill(small);
    let refused = { status: 0, body: '' };
    const acknowledged = [`${WORDS} Một.`];
    // What is left of the last page of the log may still take a few.
    for (let n = 0; refused.status !== 503; n++) {
      const words = `${WORDS} Lần ${n}. ${'Rất đông. '.repeat(300)}`.trim();
      refused = await post(words);
      if (refused.status === 303) acknowledged.push(words);
      expect(n).toBeLessThan(50);
    }
    expect(refused.body).toContain('Chưa gửi được, nhưng nội dung bạn viết vẫn còn nguyên');
    expect(refused.body).toContain(WORDS);
    const withPhoto = await post(`${WORDS} Ảnh.`, { photos: await photo() });
    expect(withPhoto.status).toBe(503);
    expect(withPhoto.body).toContain(`${WORDS} Ảnh.`);
    expect(withPhoto.body).toContain('Hãy chọn lại ảnh');
    const form = await fetch(`${program.url}/${BOX}`);
    expect([form.status, (await form.text()).includes('<form id="feedback"')]).toEqual([200, true]);
    await until('it says that it is full', async () => (await readiness())[1].includes('store_full'));
    expect((await readiness())[1]).toContain('disk_nearly_full');
    expect(program.running()).toBe(true);

    empty(small);
    await until('it is ready again', isReady);
    for (const words of [`${WORDS} Hai.`, `${WORDS} Ba.`]) {
      expect((await post(words)).status).toBe(303);
      acknowledged.push(words);
    }
    const later = await post(`${WORDS} Bốn.`, { photos: await photo() });
    expect(later.status).toBe(303);
    acknowledged.push(`${WORDS} Bốn.`);
    expect(program.lines.filter((line) => line.includes('a bug'))).toEqual([]);
    await program.kill();
    expect(messagesIn(folder)).toEqual(acknowledged);
  },
);

test.skipIf(!canFreeze)(
  `given a data folder that becomes read-only under the program, then the same${unless(canFreeze, 'make files unchangeable')}`,
  { timeout: 40_000 },
  async () => {
    const folder = await givenFolder();
    undo.push(() => removeFolder(folder));
    program = await startProgram(folder);
    expect((await post(`${WORDS} Một.`)).status).toBe(303);
    // A file system that is mounted read-only refuses files that are open already, which permissions do not.
    const frozen = () =>
      ['', ...readdirSync(folder)].map((name) => path.join(folder, name)).filter((name) => existsSync(name));
    execFileSync('chattr', ['+i', ...frozen()]);
    const thaw = () => execFileSync('chattr', ['-R', '-i', folder]);
    undo.push(thaw);

    const refused = await post(`${WORDS} Hai.`);
    expect(refused.status).toBe(503);
    expect(refused.body).toContain(`${WORDS} Hai.`);
    expect((await post(`${WORDS} Ảnh.`, { photos: await photo() })).body).toContain('Hãy chọn lại ảnh');
    await until('it says why', async () => (await readiness())[1].includes('store_readonly'));
    expect((await fetch(`${program.url}/${BOX}`)).status).toBe(200);

    thaw();
    await until('it is ready again', isReady);
    expect((await post(`${WORDS} Ba.`)).status).toBe(303);
    expect(program.lines.filter((line) => line.includes('a bug'))).toEqual([]);
    await program.kill();
    expect(messagesIn(folder)).toEqual([`${WORDS} Một.`, `${WORDS} Ba.`]);
  },
);

test.skipIf(!canMount)(
  `given a data folder that is read-only at the start, then one line says so${unless(canMount, 'mount')}`,
  { timeout: 40_000 },
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', small]);
    undo.push(() => execFileSync('umount', [small]));
    const folder = await givenFolder(path.join(small, 'data'));
    execFileSync('mount', ['-o', 'remount,ro', small]);
    const { code, lines } = await failedStart({ DATA_DIR: folder, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/data folder .*DATA_DIR/)]);
    expect(statfsSync(small).bsize).toBeGreaterThan(0);
  },
);
