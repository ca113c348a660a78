import { existsSync, readFileSync } from 'node:fs';

/** Address of a public file by its plain name: the fingerprinted one that the build wrote down, else the plain one. */
export function readManifest(file: string): (name: string) => string {
  const names: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return (name) => `/assets/${names[name] ?? name}`;
}
