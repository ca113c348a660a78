import { DEEDS } from '../domain/posts.ts';
import { POSTS } from '../domain/units.ts';
import type { Kit } from './columns.ts';

/** Tables of the room `staff` too: posts that wait for a second key, and who did what about people. */
export function postTables(kit: Kit) {
  /** A post that somebody asked for and somebody else must confirm. */
  const postRequest = kit.table(
    'post_request',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      post: kit.oneOf('post', POSTS).notNull(),
      validFrom: kit.instant('valid_from').notNull(),
      validTo: kit.instant('valid_to'),
      askedBy: kit.text('asked_by').notNull(),
      askedAt: kit.instant('asked_at').notNull(),
      state: kit.oneOf('state', ['waiting', 'given', 'refused', 'withdrawn']).notNull(),
      decidedBy: kit.text('decided_by'),
      decidedAt: kit.instant('decided_at'),
    },
    (r) => [kit.index('post_request_state').on(r.state), kit.index('post_request_person').on(r.personId)],
  );

  /** What was done about a person, by whom; never changed. */
  const staffDeed = kit.table(
    'staff_deed',
    {
      id: kit.text('id').primaryKey(),
      at: kit.instant('at').notNull(),
      actorId: kit.text('actor_id'),
      kind: kit.oneOf('kind', DEEDS).notNull(),
      personId: kit.text('person_id').notNull(),
      unitId: kit.text('unit_id'),
      data: kit.json<Readonly<Record<string, string | number | null>>>('data').notNull(),
    },
    (d) => [kit.index('staff_deed_person').on(d.personId, d.at), kit.index('staff_deed_at').on(d.at)],
  );

  return { postRequest, staffDeed };
}
