import { Refusal } from '../../domain/errors.ts';
import { atLocal, type Instant } from '../../domain/instant.ts';
import type { Absence, Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { absence, person } from '../../schema/sqlite.ts';
import type { Cells, Change } from '../places/index.ts';
import { clashOf, setAbsence, substitutesFor } from './absence-set.ts';
import { mailKey } from './people.ts';
import { hasJustMoved } from './person-change.ts';
import type { PostDeps } from './posts-give.ts';
import type { Register } from './register.ts';

interface Known {
  handle: Handle;
  now: Instant;
  people: ReadonlyMap<string, typeof person.$inferSelect>;
  absences: readonly (typeof absence.$inferSelect)[];
  /** Null in a city that nobody heads yet, where everybody in the file is taken at its word. */
  settled: { register: Register; units: Units } | null;
  /** Who will have an account when the file is taken, by address. */
  everybody: ReadonlySet<string>;
  /** The account of an address, once the people of the file are written. */
  idOf(tx: Handle, mail: string): Promise<string | undefined>;
}

const MIDNIGHT_AFTER = 24 * 60;

/**
 * What the lines say of people who are away. Whoever stands in for a head reads as the head does, so a file may name only whom another person
 * may name who notes an absence: nobody who is new in it.
 */
export async function planAbsences(rows: readonly Cells[], deps: PostDeps, known: Known): Promise<Change[]> {
  const mails = new Map([...known.people].map(([mail, { id }]) => [id, mail]));
  const mailOf = (id: string) => mails.get(id) ?? id;
  // By address, since who is new in the file has no id yet.
  const noted: Absence[] = known.absences.map((row) => ({
    ...row,
    personId: mailOf(row.personId),
    substituteId: row.substituteId && mailOf(row.substituteId),
  }));
  const changes: Change[] = [];
  for (const row of rows) {
    const wanted = readAway(row);
    if (!wanted) continue;
    const { personId, startsAt, endsAt } = wanted;
    const isSame = noted.some((one) => one.personId === personId && one.startsAt === startsAt && one.endsAt === endsAt);
    if (!isSame) {
      await complainOf(row, wanted, noted, known);
      noted.push(wanted);
    }
    const name = `${personId} ${row.date('absent_from')} – ${row.date('absent_to')}`;
    const write = (tx: Handle) => writeAbsence(tx, deps, wanted, known);
    changes.push({ line: row.line, name, what: isSame ? 'same' : 'add', fields: [], write });
  }
  return changes;
}

function readAway(row: Cells): Absence | null {
  const first = row.date('absent_from');
  const last = row.date('absent_to');
  const substitute = mailKey(row.text('substitute'));
  if (first === null && last === null && substitute === '') return null;
  if (first === null || last === null || last < first) {
    row.complain('absent_from', 'absenceWithoutDays');
    return null;
  }
  return {
    personId: mailKey(row.text('email')),
    substituteId: substitute || null,
    startsAt: atLocal(first, 0),
    endsAt: atLocal(last, MIDNIGHT_AFTER),
  };
}

async function complainOf(row: Cells, wanted: Absence, noted: readonly Absence[], known: Known): Promise<void> {
  const { substituteId } = wanted;
  if (substituteId !== null && !known.everybody.has(substituteId)) return row.complain('substitute', 'unknownPerson');
  if (substituteId !== null && !(await mayStandIn(substituteId, wanted, known))) {
    return row.complain('substitute', 'notSubstitute');
  }
  const clash = clashOf(noted, wanted);
  if (clash?.fault === 'overlap') row.complain('absent_from', 'absenceOverlaps');
  else if (clash) row.complain('substitute', 'substituteAway');
}

async function mayStandIn(mail: string, wanted: Absence, { handle, now, people, settled }: Known): Promise<boolean> {
  const id = people.get(mail)?.id;
  if (id && (await hasJustMoved(handle, id, now))) return false;
  if (!settled) return true;
  const personId = people.get(wanted.personId)?.id;
  if (!id || !personId) return false;
  return substitutesFor(settled.register, settled.units, { personId, actorId: '', at: now }).includes(id);
}

async function writeAbsence(tx: Handle, deps: PostDeps, wanted: Absence, { idOf }: Known): Promise<void> {
  const personId = await idOf(tx, wanted.personId);
  const substituteId = wanted.substituteId && ((await idOf(tx, wanted.substituteId)) ?? null);
  if (!personId || (await setAbsence(tx, deps, null, { ...wanted, personId, substituteId }))) {
    throw new Refusal('conflict');
  }
}
