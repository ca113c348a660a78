import { atLeast, atMost, type Figure } from './figure.ts';
import type { LoadTask } from './load.ts';
import { bare, load, raw, type Server } from './processes.ts';
import { start } from './product.ts';

const SECONDS = 2;
const MANY = { connections: 64, seconds: SECONDS };
const asBrowser = { headers: { 'accept-encoding': 'gzip, br' } };

/** Runs against a server of its own each time, so that no round inherits another's warm or full state. */
async function on<T>(server: Promise<Server>, job: (url: string) => Promise<T>): Promise<T> {
  const running = await server;
  try {
    return await job(running.url);
  } finally {
    await running.stop();
  }
}

async function well(task: LoadTask) {
  const result = await load(task);
  if (result.bad > 0) throw new Error(`${result.bad} requests to ${task.url} failed: no figure may come from that`);
  return result;
}

/** One visitor's GETs, one at a time, while 32 connections post without pause. */
async function getsBeside(form: string, posts: string): Promise<number> {
  const [gets] = await Promise.all([
    well({ url: form, connections: 1, seconds: SECONDS, ...asBrowser }),
    well({ url: posts, connections: 32, seconds: SECONDS + 0.5, post: true }),
  ]);
  return gets.p50;
}

interface Round {
  get: number;
  mixed: number;
  post: number;
  postToRaw: number;
  postTail: number;
}

async function round(folder: string): Promise<Round> {
  const plainGet = await on(bare('page'), (url) => well({ url, ...MANY }));
  const ourGet = await on(start(folder), (url) => well({ url, ...MANY, ...asBrowser }));
  const plainPost = await on(bare('post'), (url) => well({ url, ...MANY, post: true }));
  const ourPost = await on(start(folder), (url) => well({ url, ...MANY, post: true }));
  const inserts = await raw<{ perSecond: number }>('insert', SECONDS);
  const flush = await raw<{ p50: number }>('flush', 1);
  const plainMixed = await on(bare('post'), (url) => getsBeside(url, url));
  const ourMixed = await on(start(folder), (url) => getsBeside(url, url));
  return {
    get: ourGet.perSecond / plainGet.perSecond,
    mixed: ourMixed / plainMixed,
    post: ourPost.perSecond / plainPost.perSecond,
    postToRaw: ourPost.perSecond / inserts.perSecond,
    postTail: ourPost.p99 / flush.p50,
  };
}

/** The five figures of traffic, each round against what ran beside it. */
export async function traffic(folder: string, rounds: number, tell: (line: string) => void): Promise<Figure[]> {
  const seen: Round[] = [];
  for (let n = 1; n <= rounds; n++) {
    const one = await round(folder);
    seen.push(one);
    const parts = Object.entries(one).map(([name, value]) => `${name} ${(value as number).toFixed(2)}`);
    tell(`round ${n} of ${rounds}: ${parts.join(', ')}`);
  }
  const values = (name: keyof Round) => seen.map((one) => one[name]);
  return [
    {
      what: 'form GET, req/s, 64 connections',
      beside: 'bare Fastify, constant 8 KB',
      goal: '≥ 0.75',
      unit: '',
      values: values('get'),
      met: atLeast(0.75),
    },
    {
      what: 'form GET p50 while 32 connections POST',
      beside: 'the same, nothing stored',
      goal: '≤ 2.5×',
      unit: '×',
      values: values('mixed'),
      met: atMost(2.5),
    },
    {
      what: 'whole POST, durable, req/s',
      beside: 'POST parsed, nothing stored',
      goal: '≥ 0.25',
      unit: '',
      values: values('post'),
      met: atLeast(0.25),
    },
    {
      what: 'the same',
      beside: 'whole submission, FULL, raw, one a transaction',
      goal: '≥ 2.5×',
      unit: '×',
      values: values('postToRaw'),
      met: atLeast(2.5),
    },
    {
      what: 'whole POST p99, 64 connections',
      beside: 'fdatasync p50 of the disk',
      goal: '≤ 75×',
      unit: '×',
      values: values('postTail'),
      met: atMost(75),
    },
  ];
}
