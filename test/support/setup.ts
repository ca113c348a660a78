import { format } from 'node:util';
import { afterAll, afterEach, beforeEach } from 'vitest';

/**
 * A test that leaves an error on the console, or a promise that nobody waited for, has failed, whatever it asserted:
 * in production either would be the only trace of a lost word.
 */
const complaints: string[] = [];
const quiet = console.error;

const noteRejection = (reason: unknown): void => {
  complaints.push(`unhandled rejection: ${format(reason)}`);
};

console.error = (...args: unknown[]): void => {
  complaints.push(`console.error: ${format(...args)}`);
};
process.on('unhandledRejection', noteRejection);

beforeEach(() => {
  complaints.length = 0;
});

afterEach(() => {
  if (complaints.length > 0) throw new Error(complaints.splice(0).join('\n'));
});

afterAll(() => {
  console.error = quiet;
  process.off('unhandledRejection', noteRejection);
});
