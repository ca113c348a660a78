import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Fields that a log line may hold. Whatever else is passed is left out: never words, addresses or e-mail. */
const ALLOWED = new Set([
  'level',
  'time',
  'pid',
  'msg',
  'room',
  'requestId',
  'route',
  'method',
  'status',
  'ms',
  'caseId',
  'unitId',
  'boxId',
  'mailId',
  'sweep',
  'slot',
  'count',
  'attempt',
  'code',
  'reason',
  'file',
  'bytes',
  'err',
  'port',
  'host',
  'name',
]);

/** An error without its parameters: a driver's message may quote the row that it refused. */
function bareError(error: unknown): {
  type: string;
  message: string;
  code?: string | undefined;
  stack?: string | undefined;
} {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error object' };
  const code = (error as { code?: unknown }).code;
  const message = error.name === 'DrizzleQueryError' ? 'query failed' : error.message.slice(0, 300);
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .join('\n');
  return { type: error.name, message, code: typeof code === 'string' ? code : undefined, stack };
}

/** Structured lines on standard output, for people and for machines. */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  return pino(
    {
      level,
      base: null,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED.has(name))),
      },
      serializers: { err: bareError },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}
