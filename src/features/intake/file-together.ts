import { type Store, StoreTrouble } from '../../platform/db/store.ts';
import type { Cases, NewCase } from '../cases/index.ts';

interface Waiting {
  input: NewCase;
  filed: () => void;
  failed: (error: unknown) => void;
}

/** Beyond this many nobody's wait would end before the browser gives up. */
const LONGEST_LINE = 4096;
/** More would keep readers waiting longer than it saves. */
const MOST_TOGETHER = 64;

/**
 * Files cases that come in the same moment in one job of the store. When one of them cannot be filed, each is tried again alone, so that nobody
 * suffers from another's repeat.
 * @returns resolves when the case is on the disk
 */
export function createFiling(store: Pick<Store, 'write'>, cases: Pick<Cases, 'open'>) {
  const line: Waiting[] = [];
  let running = false;

  async function fileAlone({ input, filed, failed }: Waiting): Promise<void> {
    await store.write((tx) => cases.open(tx, [input])).then(filed, failed);
  }

  async function file(together: readonly Waiting[]): Promise<void> {
    try {
      const inputs = together.map(({ input }) => input);
      await store.write((tx) => cases.open(tx, inputs));
    } catch (error) {
      if (together.length > 1 && !(error instanceof StoreTrouble)) await Promise.all(together.map(fileAlone));
      else for (const { failed } of together) failed(error);
      return;
    }
    for (const { filed } of together) filed();
  }

  async function run(): Promise<void> {
    while (line.length > 0) await file(line.splice(0, MOST_TOGETHER));
    running = false;
  }

  return function fileCase(input: NewCase): Promise<void> {
    if (line.length >= LONGEST_LINE) return Promise.reject(new StoreTrouble('overloaded'));
    return new Promise((filed, failed) => {
      line.push({ input, filed, failed });
      if (running) return;
      running = true;
      setImmediate(run);
    });
  };
}
