import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import statics from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const built = (house: string) => path.join(house, 'dist', 'public');
/** From the sources the built files are not ours: they may be of another day. */
const hasBuilt = (house: string) =>
  !import.meta.url.endsWith('.ts') && existsSync(path.join(built(house), 'manifest.json'));

/** Where a built house keeps its templates as functions; none when run from the sources. */
export const compiledViews = (house: string): string | undefined =>
  hasBuilt(house) ? path.join(house, 'dist', 'templates') : undefined;

/** Addresses of the files of `public/`: with the fingerprint of a built house, else by their plain names. */
export function assetAddress(house: string): (name: string) => string {
  const manifest = path.join(built(house), 'manifest.json');
  const names: Record<string, string> = hasBuilt(house) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  return (name) => `/assets/${names[name] ?? name}`;
}

/** Serves those files: for ever where the name has a fingerprint, already compressed where a compressed twin lies beside. */
export async function serveAssets(app: FastifyInstance, house: string): Promise<void> {
  const isBuilt = hasBuilt(house);
  await app.register(statics, {
    root: isBuilt ? built(house) : path.join(house, 'public'),
    prefix: '/assets/',
    preCompressed: isBuilt,
    immutable: isBuilt,
    maxAge: isBuilt ? '365d' : 0,
    index: false,
    decorateReply: false,
  });
}
