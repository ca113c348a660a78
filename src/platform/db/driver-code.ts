/** The code that a driver gave an error, of the error itself or of what caused it; empty when there is none. */
export function driverCode(error: unknown): string {
  const own = (error as { code?: unknown } | null)?.code;
  if (typeof own === 'string') return own;
  const cause = (error as { cause?: unknown } | null)?.cause;
  return cause ? driverCode(cause) : '';
}
