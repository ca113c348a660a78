import { answerTables, outcomeTables } from './answers.ts';
import { auditTables } from './audit.ts';
import { bodyTables } from './bodies.ts';
import { caseTables } from './cases.ts';
import { calendarTables, noticeTables } from './clocks.ts';
import type { Kit } from './columns.ts';
import { counterTables } from './counters.ts';
import { deedTables } from './deeds.ts';
import { deskTables } from './desk.ts';
import { mailroomTables } from './mailroom.ts';
import { placeTables } from './places.ts';
import { platformTables } from './platform.ts';
import { postTables } from './posts.ts';
import { privacyTables } from './privacy.ts';
import { proofTables } from './proof.ts';
import { secretTables } from './secrets.ts';
import { signInTables } from './sign-in.ts';
import { staffTables } from './staff.ts';
import { wordTables } from './words.ts';

/** All tables, by the rooms that own them. */
export function defineTables(kit: Kit) {
  return {
    ...answerTables(kit),
    ...outcomeTables(kit),
    ...auditTables(kit),
    ...bodyTables(kit),
    ...caseTables(kit),
    ...counterTables(kit),
    ...wordTables(kit),
    ...privacyTables(kit),
    ...proofTables(kit),
    ...secretTables(kit),
    ...deedTables(kit),
    ...deskTables(kit),
    ...placeTables(kit),
    ...calendarTables(kit),
    ...noticeTables(kit),
    ...staffTables(kit),
    ...postTables(kit),
    ...signInTables(kit),
    ...mailroomTables(kit),
    ...platformTables(kit),
  };
}

export type Tables = ReturnType<typeof defineTables>;
