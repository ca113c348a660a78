import { createServer } from 'node:net';

/** Tries whether a port can be listened at, so that a start which must fail does so before its long work. @throws Error with its `code` */
export function tryPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
