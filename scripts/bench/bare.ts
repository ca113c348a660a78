// The least that a server could do, to hold ours against: `node bare.ts page|post|http`.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const kind = process.argv[2];
const html = Buffer.alloc(8192, '<p>Góp ý về cách ứng xử nơi công cộng</p>');

if (kind === 'http') {
  const server = createServer((_request, response) => response.end('x'));
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
} else {
  const { default: fastify } = await import('fastify');
  const { default: formbody } = await import('@fastify/formbody');
  const app = fastify();
  await app.register(formbody);
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(html));
  app.post('/', async (_request, reply) => reply.code(303).header('location', '/done').send());
  console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
}
process.on('SIGTERM', () => process.exit(0));
