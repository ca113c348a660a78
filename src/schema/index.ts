import { auditTables } from './audit.ts';
import { bodyTables } from './bodies.ts';
import { caseTables } from './cases.ts';
import type { Kit } from './columns.ts';
import { deedTables } from './deeds.ts';
import { mailroomTables } from './mailroom.ts';
import { placeTables } from './places.ts';
import { platformTables } from './platform.ts';
import { signInTables } from './sign-in.ts';
import { staffTables } from './staff.ts';

/** All tables, by the rooms that own them. */
export function defineTables(kit: Kit) {
  return {
    ...auditTables(kit),
    ...bodyTables(kit),
    ...caseTables(kit),
    ...deedTables(kit),
    ...placeTables(kit),
    ...staffTables(kit),
    ...signInTables(kit),
    ...mailroomTables(kit),
    ...platformTables(kit),
  };
}

export type Tables = ReturnType<typeof defineTables>;
