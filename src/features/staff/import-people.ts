import { eq } from 'drizzle-orm';
import { atLocal } from '../../domain/instant.ts';
import { POSTS } from '../../domain/units.ts';
import type { Services } from '../../platform/services.ts';
import { absence, appointment, person, unit } from '../../schema/sqlite.ts';
import { type Cells, type Change, differences, type Importer, refuseDoubles, unitFinder } from '../places/index.ts';
import { appoint, mailKey, putAbsence, putPerson } from './people.ts';

type Makers = Pick<Services, 'clock' | 'ids'>;
type Find = ReturnType<typeof unitFinder>;

interface Known {
  people: ReadonlyMap<string, typeof person.$inferSelect>;
  posts: readonly (typeof appointment.$inferSelect)[];
  absences: readonly (typeof absence.$inferSelect)[];
}

const MAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const MIDNIGHT_AFTER = 24 * 60;

/**
 * `people`: who holds which post in which unit, a line each; a person with two posts has two lines. `absent_from` and `absent_to` are
 * the first and the last day away. Nobody is dismissed by being left out of the file: `valid_to` ends a post.
 */
export function peopleImporter(makers: Makers): Importer {
  return {
    columns: {
      required: ['email', 'title', 'unit', 'post'],
      optional: ['lang', 'valid_from', 'valid_to', 'absent_from', 'absent_to', 'substitute'],
    },
    async plan(rows, { handle }) {
      const find = unitFinder(await handle.select({ id: unit.id, code: unit.code }).from(unit));
      const known: Known = {
        people: new Map((await handle.select().from(person)).map((row) => [row.email, row])),
        posts: await handle.select().from(appointment),
        absences: await handle.select().from(absence),
      };
      const mail = (row: Cells) => mailKey(row.text('email'));
      refuseDoubles(rows, 'email', (row) => [mail(row), row.text('unit'), row.text('post')].join(' '));
      const everybody = new Set([...known.people.keys(), ...rows.map(mail)]);
      // Absences last: who stands in may be further down in the file.
      return [
        ...rows.map((row) => personChange(row, makers, known, find)),
        ...rows.flatMap((row) => absenceChange(row, makers, known, everybody)),
      ];
    },
  };
}

function personChange(row: Cells, makers: Makers, { people, posts }: Known, find: Find): Change {
  const email = mailKey(row.need('email', 120));
  if (email !== '' && !MAIL.test(email)) row.complain('email', 'notMail');
  const shown = { title: row.text('title'), lang: row.oneOf('lang', ['vi', 'en'], 'vi') };
  const ends = row.date('valid_to');
  const post = {
    unitId: find(row, 'unit'),
    post: row.oneOf('post', POSTS),
    validFrom: atLocal(row.date('valid_from') ?? '2025-07-01', 0),
    validTo: ends === null ? null : atLocal(ends, 0),
  };
  if (post.validTo !== null && post.validTo <= post.validFrom)
    row.complain('valid_to', 'endsBeforeBegin', { from: row.text('valid_from') });
  const before = people.get(email);
  const sameWork = posts.filter(
    (one) => one.personId === before?.id && one.unitId === post.unitId && one.post === post.post,
  );
  const held = sameWork.find((one) => one.validTo === null || one.validTo === post.validTo);
  const fields = before && held ? [...differences(before, shown), ...differences(held, { validTo: post.validTo })] : [];
  const what = before && held ? (fields.length === 0 ? 'same' : 'change') : 'add';
  const write: Change['write'] = async (tx) => {
    const personId = await putPerson(tx, makers, { email, ...shown });
    const id = held?.id ?? (await appoint(tx, makers, { personId, ...post }));
    if (held && held.validTo !== post.validTo) {
      await tx.update(appointment).set({ validTo: post.validTo }).where(eq(appointment.id, id));
    }
  };
  return { line: row.line, name: email, what, fields, write };
}

function absenceChange(
  row: Cells,
  makers: Makers,
  { people, absences }: Known,
  everybody: ReadonlySet<string>,
): Change[] {
  const first = row.date('absent_from');
  const last = row.date('absent_to');
  const substitute = mailKey(row.text('substitute'));
  if (first === null && last === null && substitute === '') return [];
  if (first === null || last === null || last < first) {
    row.complain('absent_from', 'absenceWithoutDays');
    return [];
  }
  if (substitute !== '' && !everybody.has(substitute)) row.complain('substitute', 'unknownPerson');
  const email = mailKey(row.text('email'));
  const days = { startsAt: atLocal(first, 0), endsAt: atLocal(last, MIDNIGHT_AFTER) };
  const id = people.get(email)?.id;
  const noted = absences.some(
    (one) => one.personId === id && one.startsAt === days.startsAt && one.endsAt === days.endsAt,
  );
  const write: Change['write'] = async (tx) => {
    const idOf = async (mail: string) =>
      (await tx.select({ id: person.id }).from(person).where(eq(person.email, mail)))[0]?.id;
    const personId = await idOf(email);
    if (personId) await putAbsence(tx, makers, { personId, substituteId: (await idOf(substitute)) ?? null, ...days });
  };
  return [{ line: row.line, name: `${email} ${first} – ${last}`, what: noted ? 'same' : 'add', fields: [], write }];
}
