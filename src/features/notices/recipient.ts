import type { Instant } from '../../domain/instant.ts';
import { excludedPersons, responsiblePerson } from '../../domain/responsible.ts';
import {
  answeringUnit,
  holdsPost,
  isCityWide,
  type ResponsiblePerson,
  type Unit,
  type Units,
} from '../../domain/units.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Addressee, Directory } from './directory.ts';
import type { Scene } from './scene.ts';

/**
 * `mailbox`: the person asked first is there, but their mailbox is dead. `inspector`: by name, as one who may read what is restricted.
 * `holder_away`: somebody else holds the case, and is away.
 */
export type Via = ResponsiblePerson['via'] | 'mailbox' | 'inspector' | 'assignee' | 'holder_away';

export interface Recipient extends Addressee {
  via: Via;
  /** The unit in which the person answers. */
  unitId: string;
}

type About = Pick<CaseRow, 'about' | 'restricted' | 'filedUnitId' | 'receivedAt' | 'happenedAt'>;

/**
 * Who is written to about a case at a unit: its head, whoever stands in, a deputy, or the same one level up. About a head nobody of that head's
 * unit is ever asked. A restricted case is nothing for deputies, who could not open it (`case.readRestricted`); where no head is left who could,
 * and about a head where nobody is, an inspector hears of it, so that it never lies unread. Nobody waits for a dead mailbox: whoever has one
 * is passed over, as if they were away.
 */
export function recipientOf(
  row: About,
  unitId: string,
  directory: Directory,
  units: Units,
  at: Instant,
): Recipient | null {
  const { restricted } = row;
  const { absences } = directory;
  const appointments = restricted
    ? directory.appointments.filter(({ post }) => post !== 'deputy')
    : directory.appointments;
  const excluded = excludedOf(row, directory, at);
  const asked = { unitId, at, units, absences, appointments };
  const find = (among: Directory) => readerOf(row, asked, among, excluded);
  // With all mailboxes dead up to the top it may well be the server's fault: then the first is tried once more.
  const found = find(directory) ?? find({ ...directory, unreachable: new Set() });
  const person = found && directory.person(found.personId);
  if (!person) return null;
  // The promise of the house, held twice: a mistake in the search for the person must not become a mail.
  if (excluded?.has(person.id)) throw new Error('a case about a head was about to be mailed into its unit');
  return { ...person, via: found.via, unitId: found.unitId };
}

/** Who can open the case among those who answer for it, else an inspector. */
function readerOf({ about, restricted }: About, asked: Asked, directory: Directory, excluded?: ReadonlySet<string>) {
  const first = reachable(asked, directory, excluded);
  if (first && (!restricted || opens(first, asked, directory))) return first;
  return restricted || about === 'head' ? inCity('inspector', asked, directory, excluded) : null;
}

/** Who may not know of a case about a head; undefined for every other case. */
export const excludedOf = (
  { about, filedUnitId, receivedAt, happenedAt }: About,
  { appointments }: Pick<Directory, 'appointments'>,
  at: Instant,
): ReadonlySet<string> | undefined =>
  about === 'head' ? excludedPersons({ unitId: filedUnitId, at, receivedAt, happenedAt, appointments }) : undefined;

/**
 * Whether this reader of a restricted case can open it: who answers from above may only where nobody at all is there, not where a deputy is
 * who may not, nor in the place of somebody whose mailbox alone is dead.
 */
function opens(reader: { unitId: string; personId: string }, asked: Asked, { appointments }: Directory): boolean {
  if (reader.unitId === answeringUnit(asked.units, asked.unitId, asked.at)) return true;
  const there = responsiblePerson({ ...asked, appointments });
  return there?.via === 'above' && there.personId === reader.personId;
}

type Asked = Omit<Parameters<typeof responsiblePerson>[0], 'excluded'>;

function reachable(asked: Asked, { unreachable }: Directory, excluded: ReadonlySet<string> = new Set()) {
  const first = responsiblePerson({ ...asked, excluded });
  if (!first || !unreachable.has(first.personId)) return first && { ...first, via: first.via as Via };
  const next = responsiblePerson({ ...asked, excluded: new Set([...excluded, ...unreachable]) });
  return next && { ...next, via: 'mailbox' as Via };
}

const worksForCity = (unit: Unit | undefined) => unit !== undefined && isCityWide(unit);

/** Who has held this post for the whole city for longest, and is there. */
export function inCity(
  post: 'inspector' | 'administrator',
  { at, units }: Pick<Asked, 'at' | 'units'>,
  { appointments, absences, unreachable }: Directory,
  excluded: ReadonlySet<string> = new Set(),
) {
  const away = new Set(absences.filter((one) => one.startsAt <= at && at < one.endsAt).map(({ personId }) => personId));
  const found = appointments
    .filter((one) => one.post === post && worksForCity(units.get(one.unitId)))
    .filter((one) => holdsPost(one, at))
    .filter(({ personId }) => ![away, excluded, unreachable].some((set) => set.has(personId)))
    .sort((a, b) => a.validFrom - b.validFrom)[0];
  return found ? { personId: found.personId, unitId: found.unitId, via: 'inspector' as Via } : null;
}

function answering({ unitId }: OutboxRow, { directory, city, now }: Scene) {
  if (!unitId) return null;
  const { absences, appointments } = directory;
  const asked = { unitId, at: now, units: city.units, absences, appointments };
  return reachable(asked, directory) ?? responsiblePerson(asked);
}

/** Who answers for the unit of a row that is about no case. */
export function answererOf(mail: OutboxRow, scene: Scene): Addressee | null {
  const found = answering(mail, scene);
  return found && scene.directory.person(found.personId);
}

/** Whether somebody above answers for the unit of such a row, since nobody of its own can be written to. */
export function answeredAbove(mail: OutboxRow, scene: Scene): boolean {
  const found = answering(mail, scene);
  return found !== null && found.unitId !== answeringUnit(scene.city.units, mail.unitId ?? '', scene.now);
}
