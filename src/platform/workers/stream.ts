import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';

/** Chunks that a worker may have made before they are wanted: enough to keep it busy, few enough to stay small. */
const AHEAD = 3;
/** What a stream of ours holds before its reader takes it. */
const HOLDS_BYTES = 128 * 1024;

export type FromWorker = { chunk: Uint8Array } | { end: true };

/**
 * What a worker makes, as a stream with back-pressure: a reader that stops makes the worker stop, and one that goes away ends it.
 * An error in the worker is the stream's.
 *
 * @param data plain data, for the worker's `serveChunks`
 * @param heapMb what the worker's own objects may take; its buffers are outside
 */
export function streamFromWorker(file: URL, data: unknown, heapMb: { old: number; young: number }): Readable {
  const worker = new Worker(file, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: heapMb.old, maxYoungGenerationSizeMb: heapMb.young },
  });
  const made: (Uint8Array | null)[] = [];
  let wanted = false;
  const stream = new Readable({
    highWaterMark: HOLDS_BYTES,
    read() {
      wanted = true;
      give();
    },
    destroy(error, done) {
      worker.terminate().then(() => done(error), done);
    },
  });
  function give(): void {
    if (!wanted) return;
    const chunk = made.shift();
    if (chunk === undefined) return;
    wanted = false;
    if (chunk) worker.postMessage('more');
    stream.push(chunk);
  }
  worker.on('message', (message: FromWorker) => {
    made.push('chunk' in message ? message.chunk : null);
    give();
  });
  worker.on('error', (error) => stream.destroy(error));
  worker.on('exit', (code) => {
    if (code !== 0 && !stream.destroyed) stream.destroy(new Error(`a worker ended with code ${code}`));
  });
  for (let i = 0; i < AHEAD; i++) worker.postMessage('more');
  return stream;
}
