// Stands in for `glob` in the bundle: @fastify/static loads it at every start, for a listing of files that we never ask for.
export function glob() {
  throw new Error('the files of public/ are looked up one by one');
}
