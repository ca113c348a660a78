import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
const LEAST_BYTES = 2 * 2 ** 30;

function isRoomy(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= LEAST_BYTES;
}

/** Where the disk is, for tests that are about a disk. */
export const diskFolder = (): string => process.env.DISK_FOLDER ?? tmpdir();

/**
 * A folder for what tests write, in memory where there is room: they sync a database many thousand times, and a disk takes milliseconds for
 * each. It goes with the process that asked for it.
 */
export function quickFolder(): string {
  const folder = mkdtempSync(path.join(isRoomy() ? MEMORY : tmpdir(), 'homthu-tests-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
