import { POSTS } from '../domain/units.ts';
import type { Kit } from './columns.ts';

/** Tables of the room `staff`, their only writer. */
export function staffTables(kit: Kit) {
  const person = kit.table(
    'person',
    {
      id: kit.text('id').primaryKey(),
      email: kit.text('email').notNull(),
      /** How the person is shown: the post's title, unless they set a name. */
      title: kit.text('title').notNull(),
      lang: kit.text('lang').notNull(),
      /** PHC string of argon2id; null until a password is set. */
      passwordHash: kit.text('password_hash'),
      createdAt: kit.instant('created_at').notNull(),
      disabledAt: kit.instant('disabled_at'),
    },
    (p) => [kit.uniqueIndex('person_email').on(p.email)],
  );

  /** A post held in a unit, from an instant to an instant. */
  const appointment = kit.table(
    'appointment',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      post: kit.oneOf('post', POSTS).notNull(),
      validFrom: kit.instant('valid_from').notNull(),
      validTo: kit.instant('valid_to'),
    },
    (a) => [kit.index('appointment_person').on(a.personId), kit.index('appointment_unit').on(a.unitId, a.post)],
  );

  const absence = kit.table(
    'absence',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      substituteId: kit.text('substitute_id'),
      startsAt: kit.instant('starts_at').notNull(),
      endsAt: kit.instant('ends_at').notNull(),
    },
    (a) => [kit.index('absence_person').on(a.personId)],
  );

  return { person, appointment, absence };
}
