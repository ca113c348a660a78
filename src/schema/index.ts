import { caseTables } from './cases.ts';
import type { Kit } from './columns.ts';
import { placeTables } from './places.ts';
import { platformTables } from './platform.ts';
import { staffTables } from './staff.ts';

/** All tables, by the rooms that own them. */
export function defineTables(kit: Kit) {
  return { ...caseTables(kit), ...placeTables(kit), ...staffTables(kit), ...platformTables(kit) };
}

export type Tables = ReturnType<typeof defineTables>;
