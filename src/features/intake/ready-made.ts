import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A page that is the same for everyone, with its compressed bodies. */
interface ReadyMade {
  etag: string;
  plain: Buffer;
  gzip: Buffer | null;
  br: Buffer | null;
}

/** Some 25 KB each: 8 MB in all. The least lately used go first. */
const MOST_PAGES = 320;
/** For a minute a phone or a proxy need not ask; then it asks by ETag. */
const CACHE = 'public, max-age=60';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Keeps ready-made pages until told to forget them. Brotli at its strongest takes 10 ms, so it is done once, beside the answer. */
export function createReadyMade(policy: () => string) {
  const pages = new Map<string, ReadyMade>();
  const vary = { vary: 'accept-encoding, accept-language', 'cache-control': CACHE };

  async function compress(page: ReadyMade): Promise<void> {
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: page.plain.length };
    page.gzip = await compressGzip(page.plain, { level: 9 });
    page.br = await compressBrotli(page.plain, { params: quality });
  }

  function find(name: string, render: () => string): ReadyMade {
    let page = pages.get(name);
    if (page) {
      pages.delete(name);
    } else {
      const plain = Buffer.from(render());
      page = {
        etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
        plain,
        gzip: null,
        br: null,
      };
      void compress(page);
      if (pages.size >= MOST_PAGES) pages.delete(pages.keys().next().value as string);
    }
    pages.set(name, page);
    return page;
  }

  return {
    forget: () => pages.clear(),
    send(request: FastifyRequest, reply: FastifyReply, name: string, render: () => string): FastifyReply {
      const page = find(name, render);
      const headers = {
        ...vary,
        etag: page.etag,
        'content-security-policy': policy(),
        'content-type': 'text/html; charset=utf-8',
      };
      if (request.headers['if-none-match'] === page.etag) return reply.code(304).headers(headers).send();
      const accepted = request.headers['accept-encoding'] ?? '';
      if (page.br && accepted.includes('br'))
        return reply.headers({ ...headers, 'content-encoding': 'br' }).send(page.br);
      if (page.gzip && accepted.includes('gzip'))
        return reply.headers({ ...headers, 'content-encoding': 'gzip' }).send(page.gzip);
      return reply.headers(headers).send(page.plain);
    },
  };
}
