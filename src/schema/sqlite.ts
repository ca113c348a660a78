import { sqliteKit } from './columns.ts';
import { defineTables } from './index.ts';

export const tables = defineTables(sqliteKit);
export const {
  cases,
  caseEvent,
  message,
  attachment,
  sealedContact,
  tally,
  ruleMonth,
  ruleTally,
  unit,
  unitSuccession,
  place,
  box,
  boxUnit,
  rule,
  holiday,
  setting,
  person,
  appointment,
  absence,
  session,
  signInLink,
  outbox,
  slot,
} = tables;
