import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Files named by the SHA-256 of what they hold: putting the same bytes twice keeps one file. */
export interface Vault {
  /** Resolves, with the digest in hex, after bytes and folder entry are on disk. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, or null when there is no such file. */
  get(digest: string): Promise<Buffer | null>;
  remove(digest: string): Promise<void>;
}

const DIGEST = /^[0-9a-f]{64}$/;

export function createVault(folder: string): Vault {
  const pathOf = (digest: string) => {
    if (!DIGEST.test(digest)) throw new RangeError('not a digest');
    return path.join(folder, digest.slice(0, 2), digest);
  };
  return {
    async put(bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const file = pathOf(digest);
      if (
        await access(file, constants.R_OK).then(
          () => true,
          () => false,
        )
      )
        return digest;
      await mkdir(path.dirname(file), { recursive: true });
      const part = `${file}.${process.pid}.${performance.now()}.part`;
      try {
        await writeDurably(part, bytes);
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
    remove: (digest) => rm(pathOf(digest), { force: true }),
  };
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
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
