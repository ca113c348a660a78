import { and, eq, isNull } from 'drizzle-orm';
import { atLocal, type Instant } from '../../domain/instant.ts';
import { holdsPost, POSTS, type Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { isMailAddress } from '../../platform/mail/compose.ts';
import type { Services } from '../../platform/services.ts';
import { absence, appointment, person, postRequest, unit } from '../../schema/sqlite.ts';
import {
  type Cells,
  type Change,
  createPlaces,
  differences,
  type Importer,
  refuseDoubles,
  unitFinder,
} from '../places/index.ts';
import { planAbsences } from './import-absences.ts';
import { appoint, mailKey, type NewPerson, putPerson } from './people.ts';
import { noteWish } from './posts-give.ts';
import { whoIsAsked } from './posts-keys.ts';
import { type Register, readRegister } from './register.ts';

type Makers = Pick<Services, 'store' | 'clock' | 'ids'>;
type Find = ReturnType<typeof unitFinder>;

interface Known {
  now: Instant;
  people: ReadonlyMap<string, typeof person.$inferSelect>;
  posts: readonly (typeof appointment.$inferSelect)[];
  asked: readonly (typeof postRequest.$inferSelect)[];
  /** Whom new posts wait for; null in a city that nobody heads yet, where they begin at once. */
  settled: { register: Register; units: Units } | null;
  absences: readonly (typeof absence.$inferSelect)[];
}

/**
 * `people`: who holds which post in which unit, a line each; a person with two posts has two lines. `absent_from` and `absent_to` are
 * the first and the last day away. Nobody is dismissed by being left out of the file: `valid_to` ends a post. In a city that somebody heads
 * already a new post begins when a second person confirms it.
 */
export function peopleImporter(makers: Makers): Importer {
  return {
    columns: {
      required: ['email', 'title', 'unit', 'post'],
      optional: ['lang', 'valid_from', 'valid_to', 'absent_from', 'absent_to', 'substitute'],
    },
    async plan(rows, { handle, now }) {
      const find = unitFinder(await handle.select({ id: unit.id, code: unit.code }).from(unit));
      const known: Known = {
        now,
        people: new Map((await handle.select().from(person)).map((row) => [row.email, row])),
        posts: await handle.select().from(appointment),
        asked: await handle
          .select()
          .from(postRequest)
          .where(and(eq(postRequest.state, 'waiting'), isNull(postRequest.email))),
        settled: await lookAround({ ...makers.store, read: handle }, now),
        absences: await handle.select().from(absence),
      };
      const mail = (row: Cells) => mailKey(row.text('email'));
      refuseDoubles(rows, 'email', (row) => [mail(row), row.text('unit'), row.text('post')].join(' '));
      const everybody = new Set([...known.people.keys(), ...rows.map(mail)]);
      // Absences last: who stands in may be further down in the file.
      return [
        ...rows.map((row) => personChange(row, makers, known, find)),
        ...(await planAbsences(rows, makers, { ...known, handle, everybody, idOf })),
      ];
    },
  };
}

const idOf = async (tx: Handle, mail: string) =>
  (await tx.select({ id: person.id }).from(person).where(eq(person.email, mail)))[0]?.id;

async function lookAround(store: Services['store'], now: number): Promise<Known['settled']> {
  const { units } = (await createPlaces({ store })).city();
  const register = await readRegister(store, units);
  const isHeaded = register.appointments.some((row) => row.post === 'head' && holdsPost(row, now));
  return isHeaded ? { register, units } : null;
}

function nameOf({ people }: Register, personId: string): string {
  const known = people.get(personId);
  return known?.title ? `${known.title} <${known.email}>` : (known?.email ?? '');
}

type ReadPost = Pick<typeof appointment.$inferSelect, 'unitId' | 'post' | 'validFrom' | 'validTo'>;

function readPost(row: Cells, find: Find): ReadPost {
  const ends = row.date('valid_to');
  const validFrom = atLocal(row.date('valid_from') ?? '2025-07-01', 0);
  const validTo = ends === null ? null : atLocal(ends, 0);
  if (validTo !== null && validTo <= validFrom)
    row.complain('valid_to', 'endsBeforeBegin', { from: row.text('valid_from') });
  return { unitId: find(row, 'unit'), post: row.oneOf('post', POSTS), validFrom, validTo };
}

function personChange(row: Cells, makers: Makers, known: Known, find: Find): Change {
  const email = mailKey(row.need('email', 120));
  if (email !== '' && !isMailAddress(email)) row.complain('email', 'notMail');
  const shown = { title: row.text('title'), lang: row.oneOf('lang', ['vi', 'en'], 'vi') };
  const post = readPost(row, find);
  const before = known.people.get(email);
  const isSame = (one: { personId: string; unitId: string; post: string }) =>
    one.personId === before?.id && one.unitId === post.unitId && one.post === post.post;
  const held = known.posts.filter(isSame).find((one) => one.validTo === null || one.validTo === post.validTo);
  const base = { line: row.line, name: `${email} ${post.post} ${row.text('unit')}` };
  if (!held && !known.asked.some(isSame)) return { ...base, ...newPost(makers, known, { email, ...shown }, post) };
  const { validTo } = post;
  const fields = [...differences(before ?? {}, shown), ...(held ? differences(held, { validTo }) : [])];
  const write: Change['write'] = async (tx) => {
    await putPerson(tx, makers, { email, ...shown });
    if (held) await tx.update(appointment).set({ validTo }).where(eq(appointment.id, held.id));
  };
  return { ...base, what: fields.length === 0 ? 'same' : 'change', fields, write };
}

/** Waits for a second person; what is over opens nothing and is noted at once, so that a former head does not read what is about that time. */
function newPost(makers: Makers, { settled, now }: Known, who: NewPerson, post: ReadPost) {
  const waits = post.validTo === null || post.validTo > now ? settled : null;
  const write: Change['write'] = async (tx) => {
    const wanted = { personId: await putPerson(tx, makers, who), ...post };
    if (!waits) return await appoint(tx, makers, wanted);
    const begin = { ...wanted, validFrom: Math.max(post.validFrom, now) };
    return await noteWish(tx, makers, { actorId: '', ...waits }, begin, { what: 'imported', now });
  };
  const waitsFor =
    waits && whoIsAsked(waits.register, waits.units, [post], now).map((id) => nameOf(waits.register, id));
  return { what: 'add' as const, fields: [], write, ...(waitsFor && { waitsFor }) };
}
