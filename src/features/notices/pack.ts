import type { Instant } from '../../domain/instant.ts';
import { DIGEST_FROM } from '../../domain/reminders.ts';
import { holdsPost } from '../../domain/units.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Draft, Pack, Parcel } from '../../platform/jobs/parcel.ts';
import type { Services } from '../../platform/services.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { addresseeOf } from './addressee.ts';
import type { Calm } from './calm.ts';
import { holderReader } from './holder-reader.ts';
import { namedReader } from './named-reader.ts';
import { leavesAt } from './quiet.ts';
import { answeredAbove, type Recipient, recipientOf } from './recipient.ts';
import { BUNDLES, NEWS, NOTICES, type Notice, overtaken, TO_HOLDER } from './rules.ts';
import { readScene, type Scene } from './scene.ts';
import { type Item, writeCase, writeDigest } from './write.ts';

/** `to`: another address than the reader's own. */
type Letter = Pick<Draft, 'subject' | 'text' | 'html'> & { to?: string };

/**
 * Writes the one kind of mail it stands for, to the person whom the row names, or to whoever answers for its unit, when it leaves: about the
 * case that the row names, to who may know of it. Null when it is not needed any more.
 */
export type Letters = Readonly<Record<string, (row: OutboxRow, lang: Lang) => Promise<Letter | null>>>;

export interface PackDeps {
  services: Pick<Services, 'store' | 'config' | 'views' | 'keys'>;
  places: Places;
  calm: Calm;
  /** Mails of other rooms, by the kind of their rows. */
  letters: Letters;
}

const NOBODY = 'nobody holds a post to write to, up to the top of the tree';

const isNotice = (kind: string): kind is Notice => (NOTICES as readonly string[]).includes(kind);

/** Turns rows of the outbox into letters: who is written to, what may be said, what becomes a digest. */
export function packer(deps: PackDeps): Pack {
  const { services, places, letters } = deps;
  return async (rows, now) => {
    const scene = await readScene(services, places.city(), rows, now);
    const parcels: Parcel[] = [];
    const items: Packed[] = [];
    for (const row of rows) {
      const write = letters[row.kind];
      if (write) {
        parcels.push(await personal(services, row, scene, write));
        continue;
      }
      const read = readRow(services, row, scene);
      if ('item' in read) items.push({ rows: [row], item: read.item });
      else parcels.push(read);
    }
    const groups = Map.groupBy(once(items), ({ item: { notice, row, to, unitId } }) =>
      BUNDLES.has(notice) && !row.urgent ? `${notice} ${unitId} ${to.id}` : row,
    );
    for (const [reader, group] of groups) {
      parcels.push(...(typeof reader === 'string' ? together(deps, scene, reader, group) : alone(deps, scene, group)));
    }
    return inOrder(parcels.map((parcel) => lastHope(parcel, scene)));
  };
}

/** What somebody has just asked for, or must know at once: a link to sign in with, an alarm about an account, word of one's own mail. */
const AT_ONCE: ReadonlySet<string> = new Set(['sign_in', 'account', 'mail_filed', 'mail_refused']);
/** Nobody did anything to which these are the answer: they leave while the unit is open. */
const DIGESTS: ReadonlySet<string> = new Set(['weekly', 'daily', 'held']);

/** When a letter may leave: by the hours of the unit it is for, else of the first to open of those where its reader holds a post. */
function personalTime(services: PackDeps['services'], row: OutboxRow, { city, directory, now }: Scene): Instant {
  if (AT_ONCE.has(row.kind)) return now;
  const posts = directory.appointments.filter((one) => one.personId === row.personId && holdsPost(one, now));
  const units = row.unitId ? [row.unitId] : posts.map(({ unitId }) => unitId);
  const times = units.map((id) => leavesAt(services, city, id, !DIGESTS.has(row.kind), now));
  return times.length > 0 ? Math.min(...times) : now;
}

async function personal(
  services: PackDeps['services'],
  row: OutboxRow,
  scene: Scene,
  write: Letters[string],
): Promise<Parcel> {
  const until = personalTime(services, row, scene);
  if (until > scene.now) return { rows: [row], until };
  if (row.kind === 'weekly' && answeredAbove(row, scene))
    return { rows: [row], drop: 'in the digest of the unit above' };
  const to = addresseeOf(row, scene);
  if (!to)
    return row.personId
      ? { rows: [row], drop: 'the person has left, or may not read it' }
      : { rows: [row], fail: NOBODY };
  const letter = await write(row, to.lang);
  if (!letter) return { rows: [row], drop: 'not needed any more' };
  return {
    rows: [row],
    draft: letter.to === undefined ? { ...letter, to: to.email, recipientId: to.id } : { ...letter, to: letter.to },
  };
}

function readRow(services: PackDeps['services'], row: OutboxRow, scene: Scene): Parcel | { item: Item } {
  const { cases, city, now } = scene;
  const found = row.caseId ? cases.get(row.caseId) : undefined;
  if (!isNotice(row.kind) || !row.unitId) return { rows: [row], fail: `nobody writes mails of the kind ${row.kind}` };
  if (!found) return { rows: [row], drop: 'the case is gone' };
  const seen = scene.seen.has(`${found.id} ${row.unitId}`);
  const why = overtaken(row, found, { seen, promise: scene.promises.get(String(row.params.promiseId)) ?? null }, now);
  if (why) return { rows: [row], drop: why };
  const to = readerOf(row, found, row.unitId, scene);
  if (!to)
    return row.personId ? { rows: [row], drop: 'the person may not read it any more' } : { rows: [row], fail: NOBODY };
  const until = leavesAt(services, city, to.unitId, NEWS.has(row.kind), now);
  if (until > now) return { rows: [row], until };
  const times = typeof row.params.times === 'number' ? row.params.times : 1;
  return { item: { notice: row.kind, row: found, to, unitId: row.unitId, times } };
}

function readerOf(mail: OutboxRow, row: CaseRow, unitId: string, { directory, city, now }: Scene): Recipient | null {
  const { personId, kind } = mail;
  if (personId && !TO_HOLDER.has(kind)) return namedReader(row, personId, unitId, directory, city.units, now);
  const { assigneeId } = row;
  if (personId && assigneeId) return holderReader({ ...row, assigneeId }, unitId, directory, city.units, now);
  return recipientOf(row, unitId, directory, city.units, now);
}

interface Packed {
  rows: readonly OutboxRow[];
  item: Item;
}
type Group = readonly Packed[];

/** A head who holds a case, or stands in for who does, gets one letter where one cause writes to the head and the holder. */
function once(items: readonly Packed[]): Packed[] {
  const same = Map.groupBy(items, ({ rows, item: { notice, row, to } }) =>
    [notice, row.id, to.id, rows[0]?.createdAt].join(' '),
  );
  return [...same.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, rows: [first, ...others].flatMap(({ rows }) => rows) }] : [],
  );
}

const alone = ({ services }: PackDeps, scene: Scene, group: Group): Parcel[] =>
  group.map(({ rows, item }) => ({ rows, draft: writeCase(services, scene, item) }));

/** Ordinary notices of one kind for one reader: a few as they are, many as one digest, too many after one another not now. */
function together(deps: PackDeps, scene: Scene, reader: string, group: Group): Parcel[] {
  const { services, calm } = deps;
  const { city, now } = scene;
  const most = city.setting('mail.digestFrom', DIGEST_FROM);
  const rows = group.flatMap((one) => one.rows);
  const until = calm.restsUntil(reader, most, now);
  if (until !== null) return [{ rows, until }];
  const [first, ...others] = group.map(({ item }) => item);
  if (!first || group.length <= most) {
    return alone(deps, scene, group).map((parcel) => ({ ...parcel, sent: () => calm.count(reader, 1, now) }));
  }
  return [{ rows, draft: writeDigest(services, city, [first, ...others]), sent: () => calm.count(reader, most, now) }];
}

/** A letter to a mailbox that counts as dead is the last try: nobody is left after it. */
function lastHope(parcel: Parcel, { directory }: Scene): Parcel {
  const to = 'draft' in parcel ? parcel.draft.recipientId : undefined;
  if (to === undefined || !('draft' in parcel) || !directory.unreachable.has(to)) return parcel;
  return { ...parcel, draft: { ...parcel.draft, lastHope: true } };
}

/** In the order of the rows' causes, so that a case is told in order. */
function inOrder(parcels: Parcel[]): Parcel[] {
  const first = ({ rows }: Parcel) => rows[0]?.createdAt ?? 0;
  return parcels.sort((a, b) => first(a) - first(b));
}
