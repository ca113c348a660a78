/**
 * Where the code of a worker lies: beside its starter in the sources, in `dist/workers` of a built house (where everything else is in
 * `dist` or `dist/chunks`, bundled).
 *
 * @param from the starter's `import.meta.url`
 * @param source the worker's path as seen from there: `./cases-csv.worker.ts`
 */
export function workerFile(from: string, source: string): URL {
  if (from.endsWith('.ts')) return new URL(source, from);
  const name = source.slice(source.lastIndexOf('/') + 1).replace('.worker.ts', '.js');
  return new URL(/\/(chunks|workers)\/[^/]*$/.test(from) ? `../workers/${name}` : `./workers/${name}`, from);
}
