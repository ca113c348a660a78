import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../clock.ts';

/** Files named by the SHA-256 of what they hold: putting the same bytes twice keeps one file. */
export interface Vault {
  /** Resolves, with the digest in hex, after bytes and folder entry are on disk. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, or null when there is no such file. */
  get(digest: string): Promise<Buffer | null>;
  /** Makes a file as new as one just put, so that {@link Vault.sweep} lets it be. False when there is no such file. */
  renew(digest: string): Promise<boolean>;
  /**
   * Removes what was put and renewed for the last time before an instant and is not among those that must stay.
   * @param needed asked with some hundred digests at a time
   * @returns how many files went
   */
  sweep(before: Instant, needed: (digests: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>;
}

const DIGEST = /^[0-9a-f]{64}$/;
const BATCH = 200;

/** @param clock dates the files, so that the sweep measures age by the same time as everything else */
export function createVault(folder: string, clock: Clock): Vault {
  const pathOf = (digest: string) => {
    if (!DIGEST.test(digest)) throw new RangeError('not a digest');
    return path.join(folder, digest.slice(0, 2), digest);
  };
  return {
    async put(bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const file = pathOf(digest);
      if (await renew(file, clock.now())) return digest;
      await mkdir(path.dirname(file), { recursive: true });
      const part = `${file}.${process.pid}.${performance.now()}.part`;
      try {
        await writeDurably(part, bytes, clock.now());
        await rename(part, file);
        await syncFolder(path.dirname(file));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      return digest;
    },
    get: (digest) =>
      readFile(pathOf(digest)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),
    renew: (digest) => renew(pathOf(digest), clock.now()),
    async sweep(before, needed) {
      let count = 0;
      for (const part of await namesIn(folder)) {
        const old = await olderThan(before, path.join(folder, part));
        for (let i = 0; i < old.length; i += BATCH) {
          const some = old.slice(i, i + BATCH);
          // A file that is no photo is what a crash left of one.
          const stay = await needed(some.filter((name) => DIGEST.test(name)));
          const leave = some.filter((name) => !stay.has(name)).map((name) => path.join(folder, part, name));
          count += (await Promise.all(leave.map((file) => discard(file, before)))).filter(Boolean).length;
        }
      }
      return count;
    },
  };
}

const gone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** True when the file is there, even on a disk that cannot be written and so is not swept either. */
async function renew(file: string, now: Instant): Promise<boolean> {
  return utimes(file, now / 1000, now / 1000).then(
    () => true,
    (error) => !gone(error),
  );
}

const namesIn = (folder: string) =>
  readdir(folder).catch((error) => {
    if (gone(error)) return [];
    throw error;
  });

const isOld = (file: string, before: Instant) =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs < before,
    () => false,
  );

async function olderThan(before: Instant, folder: string): Promise<string[]> {
  const names = await namesIn(folder);
  const old: string[] = [];
  for (const name of names) if (await isOld(path.join(folder, name), before)) old.push(name);
  return old;
}

/** Looks once more: it may have been put again while the database was asked. */
async function discard(file: string, before: Instant): Promise<boolean> {
  if (!(await isOld(file, before))) return false;
  await rm(file, { force: true });
  return true;
}

async function writeDurably(file: string, bytes: Uint8Array, now: Instant): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.utimes(now / 1000, now / 1000);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Without this a power cut may forget the new name although the bytes are safe. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
