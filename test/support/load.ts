import { randomUUID } from 'node:crypto';
import { BOXES } from './town-rows.ts';

/** One feedback of the load, and what became of it. */
export interface Sent {
  submissionId: string;
  /** In its words and in no other's. */
  mark: string;
  via: 'form' | 'api';
  box: string;
  /** The receipt's address or the tracking code; null until "received" was said. */
  receipt: string | null;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const wordsOf = ({ mark }: Sent) => `Tôi chờ ở quầy đã lâu mà chưa có ai gọi số, việc ghi là ${mark}.`;
const OPEN = BOXES.filter((box) => box.status === 'active');

/** Sends one; null when there was no answer, or one that says to try later. @throws on any other answer */
export async function send(url: string, one: Sent, residents: number): Promise<string | null> {
  const isForm = one.via === 'form';
  const fields = { kind: 'complaint', message: wordsOf(one), submissionId: one.submissionId };
  const from = `10.${(residents >> 16) & 255}.${(residents >> 8) & 255}.${residents & 255}`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(isForm ? `${url}/${one.box}` : `${url}/api/v1/boxes/${one.box}/feedback`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-forwarded-for': from, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      body: isForm ? new URLSearchParams(fields) : JSON.stringify(fields),
    });
    text = await response.text();
  } catch {
    return null;
  }
  if (response.status === 303) return response.headers.get('location');
  if (response.status === 201) return (JSON.parse(text) as { trackingCode: string }).trackingCode;
  if (response.status === 503) return null;
  throw new Error(`${one.via} was answered ${response.status}: ${text.slice(0, 300)}`);
}

/** Residents who send without pause until the program stops answering; remembers what was acknowledged. */
export function createLoad(random: () => number, connections = 16) {
  const all: Sent[] = [];
  let requests = 0;

  function next(): Sent {
    // A third are people who try again because they were never told "received".
    const unanswered = all.find((one) => one.receipt === null && !trying.has(one));
    if (unanswered && random() < 0.3) return unanswered;
    const box = OPEN[Math.floor(random() * OPEN.length)]?.code ?? '';
    const n = all.length;
    const one: Sent = {
      submissionId: randomUUID(),
      mark: `dấu${n}x${Math.floor(random() * 1e6)}`,
      via: n % 3 === 0 ? 'api' : 'form',
      box,
      receipt: null,
    };
    all.push(one);
    return one;
  }

  const trying = new Set<Sent>();

  async function connection(url: string): Promise<void> {
    for (;;) {
      const one = next();
      trying.add(one);
      requests += 1;
      const receipt = await send(url, one, requests);
      trying.delete(one);
      if (receipt === null) return;
      one.receipt ??= receipt;
    }
  }

  return {
    all,
    requests: () => requests,
    /** Resolves when no connection is answered any more. */
    run: (url: string) => Promise.all(Array.from({ length: connections }, () => connection(url))),
  };
}
