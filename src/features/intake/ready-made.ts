import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SAFE_HEADERS } from '../../platform/http/headers.ts';

/** A body with all its headers, names and values in turn, as `writeHead` takes them. */
interface Variant {
  headers: string[];
  body: Buffer;
}

/** A page that is the same for everyone, with its compressed bodies. */
interface ReadyMade {
  etag: string;
  unchanged: string[];
  plain: Variant;
  gzip: Variant;
  br: Variant;
}

/** Some 25 KB each: 8 MB in all. The oldest go first. */
const MOST_PAGES = 320;
/** For a minute a phone or a proxy need not ask; then it asks by ETag. */
const CACHE = 'public, max-age=60';

const compressBrotli = promisify(brotliCompress);

function drawPage(html: string, policy: string): ReadyMade {
  const plain = Buffer.from(html);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const common = {
    ...SAFE_HEADERS,
    'content-security-policy': policy,
    'cache-control': CACHE,
    vary: 'accept-encoding, accept-language',
    etag,
  };
  const variant = (body: Buffer, encoding?: string): Variant => {
    const own = {
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(body.length),
      ...(encoding && { 'content-encoding': encoding }),
    };
    return { headers: Object.entries({ ...common, ...own }).flat(), body };
  };
  const br = (quality: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  const page: ReadyMade = {
    etag,
    unchanged: Object.entries(common).flat(),
    plain: variant(plain),
    gzip: variant(gzipSync(plain, { level: 6 }), 'gzip'),
    br: variant(brotliCompressSync(plain, br(5)), 'br'),
  };
  // At its strongest brotli takes 10 ms instead of 0.1: done once, in the thread pool, for everyone after the first.
  void compressBrotli(plain, br(11)).then((body) => {
    page.br = variant(body, 'br');
  });
  return page;
}

function choose(page: ReadyMade, accepted: string): Variant {
  if (accepted.includes('br')) return page.br;
  return accepted.includes('gzip') ? page.gzip : page.plain;
}

/** RFC 9110, 13.1.2: a list of tags, or `*`; a proxy that compresses marks a tag as weak, which counts as the same. */
function hasAlready(request: FastifyRequest, etag: string): boolean {
  const asked = request.headers['if-none-match'];
  if (!asked) return false;
  const tags = asked.split(',').map((tag) => tag.trim());
  return tags.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}

/** Keeps ready-made pages until told to forget them. */
export function createReadyMade(policy: () => string) {
  const pages = new Map<string, ReadyMade>();

  /** Straight to the socket: the framework's own path costs more than everything else this page does. */
  function write(request: FastifyRequest, reply: FastifyReply, page: ReadyMade): void {
    reply.hijack();
    if (hasAlready(request, page.etag)) {
      reply.raw.writeHead(304, page.unchanged).end();
      return;
    }
    const { headers, body } = choose(page, String(request.headers['accept-encoding'] ?? ''));
    reply.raw.writeHead(200, headers).end(body);
  }

  return {
    forget: () => pages.clear(),
    /** Answers with the page of this name when it is there. */
    sendKnown(request: FastifyRequest, reply: FastifyReply, name: string): boolean {
      const page = pages.get(name);
      if (page) write(request, reply, page);
      return page !== undefined;
    },
    sendNew(request: FastifyRequest, reply: FastifyReply, name: string, html: string): void {
      if (pages.size >= MOST_PAGES) pages.delete(pages.keys().next().value as string);
      const page = drawPage(html, policy());
      pages.set(name, page);
      write(request, reply, page);
    },
  };
}
