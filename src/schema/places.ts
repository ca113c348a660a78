import { CALENDAR_DAY_TYPES, type Hours } from '../domain/calendar.ts';
import type { Kit } from './columns.ts';

/** Tables of the room `places`, their only writer. Local dates are `YYYY-MM-DD`; `validTo` is the first day after. */
export function placeTables(kit: Kit) {
  const unit = kit.table(
    'unit',
    {
      id: kit.text('id').primaryKey(),
      code: kit.text('code').notNull(),
      nameVi: kit.text('name_vi').notNull(),
      nameEn: kit.text('name_en').notNull(),
      fold: kit.text('fold').notNull(),
      kind: kit.text('kind').notNull(),
      parentId: kit.text('parent_id'),
      validFrom: kit.text('valid_from').notNull(),
      validTo: kit.text('valid_to'),
      /** The unit has asked to read the words of a case in its mail. */
      wordsInMail: kit.bool('words_in_mail').notNull(),
      /** Own working hours; null means the city's. */
      hours: kit.json<Hours>('hours'),
      worksOnHolidays: kit.bool('works_on_holidays').notNull(),
      /** Works for the whole city: the Department that gathers the figures, the Inspectorate. */
      cityWide: kit.bool('city_wide').notNull(),
      source: kit.text('source').notNull(),
    },
    (u) => [kit.uniqueIndex('unit_code').on(u.code), kit.index('unit_parent').on(u.parentId)],
  );

  /** Which unit took over from which, when. The predecessor may be known by its name alone. */
  const unitSuccession = kit.table(
    'unit_succession',
    {
      id: kit.text('id').primaryKey(),
      predecessorId: kit.text('predecessor_id'),
      predecessorName: kit.text('predecessor_name').notNull(),
      predecessorKind: kit.text('predecessor_kind').notNull(),
      predecessorDistrict: kit.text('predecessor_district').notNull(),
      fold: kit.text('fold').notNull(),
      successorId: kit.text('successor_id').notNull(),
      share: kit.oneOf('share', ['whole', 'part']).notNull(),
      effectiveFrom: kit.text('effective_from').notNull(),
      clause: kit.text('clause').notNull(),
      source: kit.text('source').notNull(),
    },
    (s) => [
      kit
        .uniqueIndex('unit_succession_link')
        .on(s.predecessorName, s.predecessorKind, s.predecessorDistrict, s.successorId, s.effectiveFrom),
      kit.index('unit_succession_fold').on(s.fold),
      kit.index('unit_succession_successor').on(s.successorId),
    ],
  );

  const place = kit.table(
    'place',
    {
      id: kit.text('id').primaryKey(),
      code: kit.text('code').notNull(),
      nameVi: kit.text('name_vi').notNull(),
      nameEn: kit.text('name_en').notNull(),
      fold: kit.text('fold').notNull(),
      kind: kit.text('kind').notNull(),
      unitId: kit.text('unit_id').notNull(),
      wardId: kit.text('ward_id'),
      address: kit.text('address').notNull(),
      lat: kit.text('lat'),
      lng: kit.text('lng'),
      source: kit.text('source').notNull(),
    },
    (p) => [kit.uniqueIndex('place_code').on(p.code), kit.index('place_unit').on(p.unitId)],
  );

  const box = kit.table(
    'box',
    {
      id: kit.text('id').primaryKey(),
      code: kit.text('code').notNull(),
      placeId: kit.text('place_id').notNull(),
      /** Where at the place: "Quầy số 3", "Cổng chính". */
      spotVi: kit.text('spot_vi').notNull(),
      spotEn: kit.text('spot_en').notNull(),
      status: kit.oneOf('status', ['active', 'retired']).notNull(),
      successorId: kit.text('successor_id'),
      createdAt: kit.instant('created_at').notNull(),
    },
    (b) => [kit.uniqueIndex('box_code').on(b.code), kit.index('box_place').on(b.placeId)],
  );

  /** Which unit answers for a box, from a day to a day: a merge re-points it and the printed sign keeps working. */
  const boxUnit = kit.table(
    'box_unit',
    {
      boxId: kit.text('box_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      validFrom: kit.text('valid_from').notNull(),
      validTo: kit.text('valid_to'),
    },
    (r) => [kit.primaryKey({ columns: [r.boxId, r.validFrom] }), kit.index('box_unit_unit').on(r.unitId)],
  );

  /** A topic of a code of conduct, in versions; a case keeps the version it was filed under. */
  const rule = kit.table(
    'rule',
    {
      code: kit.text('code').notNull(),
      version: kit.int('version').notNull(),
      codeOfConduct: kit.text('code_of_conduct').notNull(),
      article: kit.text('article').notNull(),
      topicVi: kit.text('topic_vi').notNull(),
      topicEn: kit.text('topic_en').notNull(),
      kind: kit.oneOf('kind', ['do', 'dont']).notNull(),
      placeKinds: kit.json<string[]>('place_kinds').notNull(),
      sensitive: kit.bool('sensitive').notNull(),
      urgent: kit.bool('urgent').notNull(),
      verified: kit.oneOf('verified', ['yes', 'draft', 'no']).notNull(),
      source: kit.text('source').notNull(),
      validFrom: kit.text('valid_from').notNull(),
      validTo: kit.text('valid_to'),
    },
    (r) => [kit.primaryKey({ columns: [r.code, r.version] })],
  );

  const holiday = kit.table('holiday', {
    date: kit.text('date').primaryKey(),
    nameVi: kit.text('name_vi').notNull(),
    nameEn: kit.text('name_en').notNull(),
    type: kit.oneOf('type', CALENDAR_DAY_TYPES).notNull(),
    status: kit.oneOf('status', ['official', 'statutory', 'projected', 'unverified']).notNull(),
    source: kit.text('source').notNull(),
  });

  /** A value that an administrator may change, with the law or proposal it comes from. */
  const setting = kit.table('setting', {
    key: kit.text('key').primaryKey(),
    value: kit.json<unknown>('value').notNull(),
    source: kit.text('source').notNull(),
    changedAt: kit.instant('changed_at').notNull(),
  });

  return { unit, unitSuccession, place, box, boxUnit, rule, holiday, setting };
}
