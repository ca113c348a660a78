import { connect } from 'node:net';
import { until } from './server-until.ts';

/** What came back over a bare connection; `chunks` are written one after the other, the last may be the end of a message that was cut. */
export async function rawRequest(url: string, chunks: (string | Buffer)[], { end = false } = {}): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  let closed = false;
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
  });
  for (const chunk of chunks) await new Promise((written) => socket.write(chunk, written));
  if (end) socket.end();
  await until('an answer or the end of the connection', () => closed || answer.includes('\r\n\r\n'));
  socket.destroy();
  return answer;
}

/** A part of a multipart message. */
export interface Part {
  name: string;
  value: string | Uint8Array;
  filename?: string;
}

export const BOUNDARY = 'ranhgioi7391';

/** A multipart message as bytes (RFC 7578), so that a test can break it. */
export function multipart(parts: readonly Part[]): Buffer {
  const chunks = parts.flatMap(({ name, value, filename }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: image/jpeg`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [Buffer.from(head), Buffer.from(value as string), Buffer.from('\r\n')];
  });
  return Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
