import type { FastifyInstance } from 'fastify';

/** Every route of a program as `METHOD /path`, read from the tree that Fastify prints. */
export function routesOf(app: FastifyInstance): string[] {
  const path: string[] = [];
  const routes: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const node = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!node) continue;
    const [, indent = '', name = '', methods = ''] = node;
    const depth = indent.length / 4;
    path.length = depth;
    path[depth] = name;
    const whole = path.join('').replace(/^\/\//, '/');
    for (const method of methods.split(', '))
      if (method === 'GET' || method === 'POST') routes.push(`${method} ${whole}`);
  }
  return [...new Set(routes)].sort();
}
