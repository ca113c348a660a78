import { z } from 'zod';
import { type CaseStatus, isOpen, KINDS, STATUSES } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { parsePeriod } from '../../domain/period.ts';
import { clean } from '../../domain/text.ts';
import { EVERYTHING, type Filter, type Position, type Queue } from './listing.ts';
import type { Asked } from './page-of-cases.ts';
import { isNothing, type Scope } from './scope.ts';

/** In the order in which they stand. The last two are one queue, for those who may see restricted cases. */
export const TABS = ['todo', 'waiting', 'late', 'done', 'all', 'restricted', 'restricted_done'] as const;
export type Tab = (typeof TABS)[number];

const LONGEST = 200;
const text = z.string().transform(clean).pipe(z.string().min(1).max(LONGEST)).nullable().catch(null);
export const Place = z
  .string()
  .regex(/^\d{1,15}\.\d{1,16}$/)
  .transform((at): Position => {
    const [dueAt = '0', serial = '0'] = at.split('.');
    return { dueAt: Number(dueAt), serial: Number(serial) };
  })
  .nullable()
  .catch(null);
const yes = z
  .literal('1')
  .transform(() => true)
  .catch(false as never);

/** The address of a list: every part may be missing, and what is not understood counts as missing. */
const Query = z.object({
  tab: z.enum(TABS).catch('todo'),
  q: text,
  kind: z.enum(KINDS).nullable().catch(null),
  status: z.enum(STATUSES).nullable().catch(null),
  unit: text,
  place: text,
  month: z
    .string()
    .refine((month) => parsePeriod(month)?.unit === 'month')
    .nullable()
    .catch(null),
  tag: text,
  /** Who has it: `me`, `nobody`, or a person's id. */
  who: text,
  late: yes,
  after: Place,
  before: Place,
  older: z.coerce.number().int().positive().nullable().catch(null),
  done: text,
  undo: text,
});
export type ListQuery = z.output<typeof Query>;

export function readQuery(query: unknown): ListQuery {
  const given = (query ?? {}) as Record<string, unknown>;
  const known = Object.keys(Query.shape).map((name) => [name, given[name] ?? null]);
  const parsed = Query.parse(Object.fromEntries(known));
  // Lists that were kept before there was a choice of people say it so.
  return parsed.who === null && given.mine === '1' ? { ...parsed, who: 'me' } : parsed;
}

/** The same from the part of an address after the question mark. */
export const readParams = (params: string): ListQuery => readQuery(Object.fromEntries(new URLSearchParams(params)));

type Part = Exclude<keyof ListQuery, 'done' | 'undo'>;

/** The part of an address after the question mark, of the same list with some parts changed; null takes a part out. */
export function listParams(query: ListQuery, change: Partial<Record<Part, string | null>>): string {
  const { tab, q, kind, status, unit, place: placeId, month, tag, who } = query;
  const late = query.late ? '1' : null;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({
    tab,
    q,
    kind,
    status,
    unit,
    place: placeId,
    month,
    tag,
    who,
    late,
    ...change,
  }))
    if (value) params.set(name, value);
  return params.toString();
}

/** Its whole address. The bare `/office/cases` is the list that opens first, which people may choose. */
export const listAddress = (query: ListQuery, change: Partial<Record<Part, string | null>>): string =>
  `/office/cases?${listParams(query, change)}`;

/** The list and the page of it, so that what is done on it leads back to it. */
export function pageParams(query: ListQuery): string {
  const { after, before, older } = query;
  return listParams(query, {
    after: after && positionText(after),
    before: before && positionText(before),
    older: older === null ? null : String(older),
  });
}

/** The list itself, without what was searched for, or the page that was turned to. */
export const withoutFilters = {
  q: null,
  kind: null,
  status: null,
  unit: null,
  place: null,
  month: null,
  tag: null,
  who: null,
  late: null,
} as const;

export const positionText = ({ dueAt, serial }: Position): string => `${dueAt}.${serial}`;

interface TabList {
  lane: Asked['lane'];
  queues: readonly Queue[];
  waiting: boolean | null;
  order: Asked['order'];
}
const OPEN: readonly Queue[] = ['open'];
const LISTS: Record<Tab, TabList> = {
  todo: { lane: 'plain', queues: OPEN, waiting: false, order: 'up' },
  // Whatever waits is open: the index of what waits needs no queue.
  waiting: { lane: 'plain', queues: [], waiting: true, order: 'up' },
  late: { lane: 'plain', queues: OPEN, waiting: null, order: 'up' },
  done: { lane: 'plain', queues: ['done'], waiting: null, order: 'down' },
  all: { lane: 'plain', queues: ['open', 'done'], waiting: null, order: 'down' },
  restricted: { lane: 'restricted', queues: OPEN, waiting: null, order: 'up' },
  restricted_done: { lane: 'restricted', queues: ['done'], waiting: null, order: 'down' },
};

/** Who may not see restricted cases has no such tab: its name is a word like any other that is not understood. */
export const seenBy = (query: ListQuery, { restrictedIn }: Pick<Scope, 'restrictedIn'>): ListQuery =>
  laneOf(query.tab) === 'restricted' && isNothing(restrictedIn) ? { ...query, tab: 'todo' } : query;

export const laneOf = (tab: Tab): Asked['lane'] => LISTS[tab].lane;

/** Whether anything but the tab narrows the list; "given to me" stands beside the tabs. */
export const isNarrowed = ({ kind, status, unit, place: placeId, month, tag, who, late }: ListQuery): boolean =>
  Boolean(kind || status || unit || placeId || month || tag || late || (who && who !== 'me'));

/** What narrows a list, or what was found. `mine`: whose cases are on the reader's table. */
export function filterOf(query: ListQuery, now: Instant, mine: readonly string[]): Filter {
  const { kind, status, place: placeId, month, tag, who } = query;
  return {
    ...EVERYTHING,
    kind,
    statuses: status && [status],
    placeId,
    month,
    tagId: tag,
    dueBefore: query.late ? now : null,
    holders: holdersOf(who, mine),
  };
}

function holdersOf(who: ListQuery['who'], mine: readonly string[]): Filter['holders'] {
  if (who === null || who === 'nobody') return who;
  return who === 'me' ? mine : [who];
}

export function askedBy(query: ListQuery, now: Instant, mine: readonly string[]): Asked {
  const { after, before, tab, status } = query;
  const { lane, queues, waiting, order } = LISTS[tab];
  // What is late is late only while it is open.
  const isLate = query.late || tab === 'late';
  const filter: Filter = { ...filterOf(query, now, mine), dueBefore: isLate ? now : null, waiting };
  const at = after
    ? { side: 'after' as const, position: after }
    : before
      ? { side: 'before' as const, position: before }
      : null;
  return { lane, queues: queuesOf(isLate && lane === 'plain' && !waiting ? OPEN : queues, status), filter, order, at };
}

/** A status that no case of a queue has leaves the queue out; a list is never made of no queue at all by that. */
function queuesOf(queues: readonly Queue[], status: CaseStatus | null): readonly Queue[] {
  const fit = queues.filter((queue) => status === null || isOpen(status) === (queue === 'open'));
  return fit.length > 0 ? fit : queues;
}
