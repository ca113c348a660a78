import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { localDate } from '../../domain/instant.ts';
import { can } from '../../domain/permission.ts';
import { hasEnded, holdsPost, type Post } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { person } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { putPerson } from './people.ts';
import type { Fault, Faults } from './people-forms.ts';
import { beginOf, readDay, readDays, readPost, readWho } from './people-forms.ts';
import type { Scene } from './people-models.ts';
import type { PostDeed, PostDeps } from './posts-give.ts';

/** The account of this address: the one that is there, opened again if it was closed, or a new one. */
export async function invitePerson(
  tx: Handle,
  deps: PostDeps,
  { actorId }: PostDeed,
  given: { email: string; title: string; lang: 'vi' | 'en' },
): Promise<string> {
  const [known] = await tx.select().from(person).where(eq(person.email, given.email)).limit(1);
  if (known?.disabledAt === null) return known.id;
  const id = await putPerson(tx, deps, known ? { ...given, title: given.title || known.title } : given);
  await recordAudit(deps, tx, {
    action: known ? 'person.enabled' : 'person.invited',
    personId: actorId,
    subject: id,
  });
  return id;
}

/** A unit of today in which the visitor manages people. */
export const mayManage = ({ city, now, who }: Scene, unitId: string) =>
  !hasEnded(city.units.get(unitId), now) &&
  city.units.has(unitId) &&
  can(who.powers, 'people.manage', { unitId }, city.units);

/** Who heads a unit at an instant, or will. */
export const headsAt = ({ register }: Scene, unitId: string, at: Instant) =>
  register.appointments.filter(
    (row) => row.unitId === unitId && row.post === 'head' && (holdsPost(row, at) || row.validFrom > at),
  );

export interface ReadPost {
  unitId: string;
  post: Post;
  validFrom: Instant;
  validTo: Instant | null;
}

/** A post as typed, in a unit whose people the visitor manages. A second head is no post to give: that is a change at the head. */
export function readPostForm(
  scene: Scene,
  typed: { unit: string; post: string; from: string; to: string },
): { wanted: ReadPost } | { faults: Faults<'unit' | 'post' | 'from' | 'to'> } {
  if (!mayManage(scene, typed.unit)) return { faults: { unit: 'unit' } };
  const post = readPost(typed.post);
  if (!post) return { faults: { post: 'post' } };
  const read = readDays(typed, scene.now);
  if ('faults' in read) return read;
  if (post === 'head' && headsAt(scene, typed.unit, read.days.validFrom).length > 0)
    return { faults: { post: 'hasHead' } };
  return { wanted: { unitId: typed.unit, post, ...read.days } };
}

export type Invited = ReadPost & { email: string; title: string };

export function readInvite(
  scene: Scene,
  typed: { email: string; title: string; unit: string; post: string; from: string; to: string },
): { wanted: Invited } | { faults: Faults<'email' | 'title' | 'unit' | 'post' | 'from' | 'to'> } {
  const who = readWho(typed);
  const post = readPostForm(scene, typed);
  if ('faults' in who || 'faults' in post) {
    return { faults: { ...('faults' in who ? who.faults : {}), ...('faults' in post ? post.faults : {}) } };
  }
  return { wanted: { ...who, ...post.wanted } };
}

export interface Succession {
  unitId: string;
  email: string;
  title: string;
  at: Instant;
}

/** Who comes after the head of a unit, from which day. */
export function readHandOver(
  scene: Scene,
  typed: { unit: string; email: string; title: string; from: string },
): { wanted: Succession } | { faults: Faults<'unit' | 'email' | 'title' | 'from'> } {
  const { register, now } = scene;
  if (!mayManage(scene, typed.unit)) return { faults: { unit: 'unit' } };
  const who = readWho(typed);
  const day = readDay(typed.from, now, localDate(now));
  if ('faults' in who) return who;
  if (!/^\d/.test(day)) return { faults: { from: day as Fault } };
  const at = beginOf(day, now);
  const known = [...register.people.values()].find(({ email }) => email === who.email);
  if (known && headsAt(scene, typed.unit, at).some(({ personId }) => personId === known.id))
    return { faults: { email: 'isHead' } };
  return { wanted: { unitId: typed.unit, ...who, at } };
}
