import type { Instant } from '../../domain/instant.ts';
import { isGuarded } from '../../domain/posts.ts';
import { chainUp, type Post, type Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { isLang, type Lang, translator } from '../../platform/i18n/index.ts';
import { type OutboxRow, post as putMail } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import type { Staff } from './index.ts';
import type { PostMail } from './people-pages.ts';
import { managersOf, openedByAddress, whoIsAsked } from './posts-keys.ts';
import type { Register } from './register.ts';

/** `imported`: a file asks for posts; `address`: somebody asks for another address of who holds the post. */
export const POST_NEWS = ['asked', 'imported', 'address', 'addressRefused', 'given', 'ended', 'refused'] as const;
export type PostNews = (typeof POST_NEWS)[number];

export interface News {
  what: PostNews;
  /** Of the request or the appointment; with `what` it names the cause. */
  id: string;
  /** Whose post it is. */
  personId: string;
  unitId: string;
  post: Post;
  /** From when it is held, or is held no more. */
  at: Instant;
  actorId: string;
}

/** Who answers one level up; null where nobody is above. */
function personAbove(register: Register, units: Units, unitId: string, at: Instant): string | null {
  const [above] = chainUp(units, unitId);
  return (above && register.responsible(above, at, units)?.personId) || null;
}

/**
 * Who hears of it. What is asked: whoever may confirm it. What is given or ended: the person always. What opens restricted or sealed data, or
 * cases of other units, is told to all who manage people there and to the unit above, so that no post of that kind changes hands unseen; of any
 * other, the unit's own head is told, and when it is given, whoever else manages people there.
 */
export function readersOf(
  { what, personId, unitId, post, actorId }: News,
  register: Register,
  units: Units,
  at: Instant,
): string[] {
  if (what === 'refused' || what === 'addressRefused') return [];
  if (what === 'asked' || what === 'imported' || what === 'address') {
    const opened = what === 'address' ? openedByAddress(register, personId, at) : [{ unitId, post }];
    return whoIsAsked(register, units, opened, at).filter((id) => id !== actorId && id !== personId);
  }
  const above = personAbove(register, units, unitId, at);
  const own = register.responsible(unitId, at, units)?.personId ?? null;
  const managers = managersOf(register, units, unitId, at);
  const witnesses = what === 'given' ? managers.filter((id) => id !== actorId) : [];
  const others = isGuarded({ unitId, post }, units) ? [...managers, above ?? own] : [...witnesses, own];
  return [...new Set([...others, personId].flatMap((id) => id ?? []))];
}

/** Puts the mails about a post into the outbox, in the transaction of their cause. @param to further readers */
export async function tellOfPost(
  tx: Handle,
  { ids, clock }: Pick<Services, 'ids' | 'clock'>,
  { register, units }: { register: Register; units: Units },
  news: News,
  to: readonly string[] = [],
): Promise<void> {
  const at = clock.now();
  const { what, id, personId: subject, unitId, post, actorId } = news;
  for (const personId of new Set([...readersOf(news, register, units, at), ...to])) {
    await putMail(tx, ids, {
      kind: 'staff_post',
      dedupeKey: `staff_post:${what}:${id}:${personId}`,
      unitId,
      personId,
      params: { what, subject, post, from: news.at, actorId },
      at,
    });
  }
}

const pageAbout = (what: PostNews, personId: string) =>
  what === 'imported' ? '/office/people' : `/office/people/${personId}`;

/**
 * The model of the mail `staff/post`; null when the row is not one of ours. People are read anew: the command line makes them beside a running
 * server, and where mail has a process of its own no request ever does.
 */
export async function postMail(
  { config }: Pick<Services, 'config'>,
  staff: Staff,
  row: OutboxRow,
  lang: Lang,
): Promise<PostMail | null> {
  const { what, subject, post, from, actorId } = row.params;
  const news = POST_NEWS.find((one) => one === what);
  if (!news || !row.unitId || typeof subject !== 'string' || typeof from !== 'number') return null;
  await staff.refresh();
  const own = subject === row.personId && (news === 'given' || news === 'ended');
  const known = staff.register().people.get(subject);
  return {
    what: news,
    own,
    person: known?.title || known?.email || staff.titleOf(null, lang),
    post: String(post),
    unit: staff.unitName(row.unitId, isLang(lang) ? lang : 'vi'),
    from,
    by: actorId === '' ? translator(lang)('people.byServer') : staff.titleOf(String(actorId), lang),
    link: `${config.baseUrl}${own ? '/office' : pageAbout(news, subject)}`,
  };
}
