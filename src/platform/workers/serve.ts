import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker } from './stream.ts';

/**
 * The worker's side of `streamFromWorker`: makes a chunk each time one more is asked for. Each chunk needs a buffer of its own, which is
 * handed over, not copied.
 */
export function serveChunks<Data>(make: (data: Data) => Iterator<Uint8Array> | AsyncIterator<Uint8Array>): void {
  const port = parentPort;
  if (!port) throw new Error('this file is the code of a worker');
  stepBehind();
  const chunks = make(workerData as Data);
  let turn: Promise<void> = Promise.resolve();
  async function next(): Promise<void> {
    const { value, done } = await chunks.next();
    const message: FromWorker = done ? { end: true } : { chunk: value };
    port?.postMessage(message, 'chunk' in message ? [message.chunk.buffer as ArrayBuffer] : []);
    if (done) port?.close();
  }
  port.on('message', () => {
    turn = turn.then(next);
  });
}

/** Residents come before exports where both want one core. On Linux a priority belongs to the thread; elsewhere it would slow the whole program. */
function stepBehind(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
}
