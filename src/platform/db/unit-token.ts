/** A word of the search index that names a unit; full text splits at anything but letters and digits. */
export function unitToken(unitId: string): string {
  return `u${unitId.toLowerCase().replace(/[^a-z0-9]/g, (c) => `x${c.charCodeAt(0).toString(16)}x`)}`;
}
