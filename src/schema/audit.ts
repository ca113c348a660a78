import type { Kit } from './columns.ts';

/** The two chains of hashes: what happened to cases, and what people of the office did and read besides. */
export const CHAINS = ['journal', 'audit'] as const;

/** Tables of the room `audit`, their only writer. */
export function auditTables(kit: Kit) {
  /** Who did or read what; append-only. `hash` covers the entry and the hash of the one before it. */
  const audit = kit.table(
    'audit',
    {
      position: kit.int('position').primaryKey(),
      at: kit.instant('at').notNull(),
      action: kit.text('action').notNull(),
      /** Null: the program itself, or a stranger at the door. */
      personId: kit.text('person_id'),
      /** In whose name. */
      unitId: kit.text('unit_id'),
      caseId: kit.text('case_id'),
      /** What it was done to, where that is no case: the id of a person, the key of a setting, the name of a file. */
      subject: kit.text('subject'),
      data: kit.json<Record<string, string | number | boolean | null>>('data').notNull(),
      hash: kit.text('hash').notNull(),
    },
    (a) => [
      kit.index('audit_at').on(a.at, a.position),
      kit.index('audit_person').on(a.personId, a.at),
      kit.index('audit_case').on(a.caseId, a.at),
      kit.index('audit_subject').on(a.subject, a.at),
    ],
  );

  /** Where a chain stood at the end of a local day, as the administrators were told by mail. */
  const chainDay = kit.table(
    'chain_day',
    {
      day: kit.text('day').notNull(),
      chain: kit.oneOf('chain', CHAINS).notNull(),
      position: kit.int('position').notNull(),
      hash: kit.text('hash').notNull(),
      keptAt: kit.instant('kept_at').notNull(),
    },
    (d) => [kit.primaryKey({ columns: [d.day, d.chain] })],
  );

  return { audit, chainDay };
}
