// One process that asks a server as fast as it answers: `node load.ts '{"url":…}'`, one JSON line as answer.
// Plain sockets and ready-made bytes, since a comfortable HTTP client would be slower than the server that it measures.
import { createConnection, type Socket } from 'node:net';

export interface LoadTask {
  url: string;
  connections: number;
  seconds: number;
  /** Posts a feedback with words of its own each time, from an address of its own. */
  post?: boolean;
  headers?: Record<string, string>;
}

export interface LoadResult {
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers that were neither 2xx nor 3xx, and broken connections. */
  bad: number;
}

const WORDS = encodeURIComponent(
  'Cán bộ ở quầy nói chuyện cộc cằn, hỏi gì cũng bảo về đọc lại bảng hướng dẫn. '.repeat(3),
);
const FIELDS =
  'kind=complaint&rule=CC25&about=staff&who=&happenedAt=&contactName=&contactPhone=&contactEmail=&lang=vi&website=&message=';

function run(task: LoadTask): Promise<LoadResult> {
  const url = new URL(task.url);
  const started = performance.now();
  const measureFrom = started + 700;
  const end = measureFrom + task.seconds * 1000;
  const times: number[] = [];
  let sent = 0;
  let bad = 0;
  const extra = Object.entries(task.headers ?? {})
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const get = Buffer.from(`GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${extra}\r\n`);

  function request(): Buffer {
    if (!task.post) return get;
    sent += 1;
    const body = `${FIELDS}${WORDS}${sent}-${process.pid}`;
    const address = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`;
    return Buffer.from(
      `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\nx-forwarded-for: ${address}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n${extra}\r\n${body}`,
    );
  }

  function connect(): Promise<void> {
    return new Promise((done) => {
      const socket: Socket = createConnection({ host: url.hostname, port: Number(url.port), noDelay: true });
      let asked = 0;
      let waiting = -1;
      let answer = '';
      const ask = () => {
        answer = '';
        waiting = -1;
        asked = performance.now();
        socket.write(request());
      };
      socket.on('connect', ask);
      socket.on('error', () => {
        bad += 1;
      });
      socket.on('close', () => done());
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
        if (waiting < 0) {
          const head = answer.indexOf('\r\n\r\n');
          if (head < 0) return;
          const length = /content-length: (\d+)/i.exec(answer.slice(0, head));
          waiting = head + 4 + Number(length?.[1] ?? 0);
        }
        if (answer.length < waiting) return;
        const now = performance.now();
        const status = answer.charCodeAt(9);
        if (status !== 50 && status !== 51) bad += 1;
        if (asked >= measureFrom && now <= end) times.push(now - asked);
        if (now >= end) socket.end();
        else ask();
      });
    });
  }

  return Promise.all(Array.from({ length: task.connections }, connect)).then(() => {
    times.sort((a, b) => a - b);
    const at = (q: number) => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? Number.NaN;
    return { requests: times.length, perSecond: times.length / task.seconds, p50: at(0.5), p99: at(0.99), bad };
  });
}

if (process.argv[2]) console.log(JSON.stringify(await run(JSON.parse(process.argv[2]) as LoadTask)));
