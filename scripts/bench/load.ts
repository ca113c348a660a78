// One process that asks a server as fast as it answers: `node load.ts '{"url":…}'`, one JSON line as answer.
// Plain sockets and ready-made bytes, since a comfortable HTTP client would be slower than the server that it measures.
import { createConnection } from 'node:net';

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

/** A server that has just started compiles what it runs; the figures are of one that has served some ten thousand. */
const WARM_UP_MS = 4000;

const WORDS = encodeURIComponent(
  'Cán bộ ở quầy nói chuyện cộc cằn, hỏi gì cũng bảo về đọc lại bảng hướng dẫn. '.repeat(3),
);
const FIELDS =
  'kind=complaint&rule=CC25&about=staff&who=&happenedAt=&contactName=&contactPhone=&contactEmail=&lang=vi&website=&message=';

/** One answer as it comes in, in pieces. */
class Answer {
  #text = '';
  #length = -1;

  /** 2xx and 3xx. */
  get well(): boolean {
    return this.#text[9] === '2' || this.#text[9] === '3';
  }

  /** @returns whether it is whole */
  take(piece: string): boolean {
    this.#text += piece;
    if (this.#length < 0) {
      const head = this.#text.indexOf('\r\n\r\n');
      if (head < 0) return false;
      this.#length = head + 4 + Number(/content-length: (\d+)/i.exec(this.#text.slice(0, head))?.[1] ?? 0);
    }
    return this.#text.length >= this.#length;
  }
}

function run(task: LoadTask): Promise<LoadResult> {
  const url = new URL(task.url);
  const started = performance.now();
  const measureFrom = started + WARM_UP_MS;
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

  function note(answer: Answer, asked: number): void {
    const now = performance.now();
    if (!answer.well) bad += 1;
    if (asked >= measureFrom && now <= end) times.push(now - asked);
  }

  function connect(): Promise<void> {
    return new Promise((done) => {
      const socket = createConnection({ host: url.hostname, port: Number(url.port), noDelay: true });
      let asked = 0;
      let answer = new Answer();
      const ask = () => {
        answer = new Answer();
        asked = performance.now();
        socket.write(request());
      };
      socket.on('connect', ask);
      socket.on('error', () => {
        bad += 1;
      });
      socket.on('close', () => done());
      socket.on('data', (chunk) => {
        if (!answer.take(chunk.toString('latin1'))) return;
        note(answer, asked);
        if (performance.now() >= end) socket.end();
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
