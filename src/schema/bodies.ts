import { BODY_KINDS } from '../domain/outside-body.ts';
import type { Kit } from './columns.ts';

/** Table of the room `bodies`, its only writer. */
export function bodyTables(kit: Kit) {
  /** An authority outside this system to which a matter may belong, with how to ask there. */
  const outsideBody = kit.table('outside_body', {
    id: kit.text('id').primaryKey(),
    kind: kit.oneOf('kind', BODY_KINDS).notNull(),
    nameVi: kit.text('name_vi').notNull(),
    nameEn: kit.text('name_en').notNull(),
    address: kit.text('address').notNull(),
    phone: kit.text('phone').notNull(),
    email: kit.text('email').notNull(),
    website: kit.text('website').notNull(),
    /** How to ask there, in a sentence or two that the resident reads. */
    howVi: kit.text('how_vi').notNull(),
    howEn: kit.text('how_en').notNull(),
    /** Where these lines come from. */
    source: kit.text('source').notNull(),
    changedAt: kit.instant('changed_at').notNull(),
    /** Not offered any more; cases that went there still name it. */
    retiredAt: kit.instant('retired_at'),
  });
  return { outsideBody };
}
