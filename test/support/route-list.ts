import type { FastifyInstance } from 'fastify';

/** Every route of a program as `METHOD /path`, the office's in place of the addresses that lead to it. */
export async function routesOf(app: FastifyInstance): Promise<string[]> {
  const isDoor = (route: string) => /^\w+ \/(office|dev)(\/?\*)?$/.test(route);
  const outside = printed(app).filter((route) => !isDoor(route));
  return [...new Set([...outside, ...printed(await app.office())])].sort();
}

/** Read from the tree that Fastify prints. */
function printed(app: FastifyInstance): string[] {
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
  return routes;
}
