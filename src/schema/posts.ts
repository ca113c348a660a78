import { POSTS } from '../domain/units.ts';
import type { Kit } from './columns.ts';

/** A table of the room `staff` too. */
export function postTables(kit: Kit) {
  /** A post, or another address for who holds one, that somebody asked for and somebody else must confirm. */
  const postRequest = kit.table(
    'post_request',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      post: kit.oneOf('post', POSTS).notNull(),
      validFrom: kit.instant('valid_from').notNull(),
      validTo: kit.instant('valid_to'),
      /** The address that the account is to have; null where a post is asked for, and once it is decided. */
      email: kit.text('email'),
      askedBy: kit.text('asked_by').notNull(),
      askedAt: kit.instant('asked_at').notNull(),
      state: kit.oneOf('state', ['waiting', 'given', 'refused', 'withdrawn']).notNull(),
      decidedBy: kit.text('decided_by'),
      decidedAt: kit.instant('decided_at'),
    },
    (r) => [kit.index('post_request_state').on(r.state), kit.index('post_request_person').on(r.personId)],
  );

  return { postRequest };
}
