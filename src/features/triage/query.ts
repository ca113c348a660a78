import { z } from 'zod';
import { type CaseStatus, isOpen, KINDS, STATUSES } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { parsePeriod } from '../../domain/period.ts';
import { clean } from '../../domain/text.ts';
import type { Filter, Position, Queue } from './listing.ts';
import type { Asked } from './page-of-cases.ts';

export const TABS = ['todo', 'done', 'all'] as const;
export type Tab = (typeof TABS)[number];

const LONGEST = 200;
const text = z.string().transform(clean).pipe(z.string().min(1).max(LONGEST)).nullable().catch(null);
const place = z
  .string()
  .regex(/^\d{1,15}\.\d{1,16}$/)
  .transform((at): Position => {
    const [dueAt = '0', serial = '0'] = at.split('.');
    return { dueAt: Number(dueAt), serial: Number(serial) };
  })
  .nullable()
  .catch(null);

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
  late: z
    .literal('1')
    .transform(() => true)
    .catch(false as never),
  after: place,
  before: place,
  older: z.coerce.number().int().positive().nullable().catch(null),
  done: z.string().nullable().catch(null),
});
export type ListQuery = z.output<typeof Query>;

export function readQuery(query: unknown): ListQuery {
  const given = (query ?? {}) as Record<string, unknown>;
  const known = Object.keys(Query.shape).map((name) => [name, given[name] ?? null]);
  return Query.parse(Object.fromEntries(known));
}

/** The address of the same list with some parts changed; null takes a part out. */
export function listAddress(query: ListQuery, change: Partial<Record<keyof ListQuery, string | null>>): string {
  const { tab, q, kind, status, unit, place: placeId, month, late } = query;
  const parts = { tab, q, kind, status, unit, place: placeId, month, late: late ? '1' : null, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parts))
    if (value && !(name === 'tab' && value === 'todo')) params.set(name, value);
  return params.size > 0 ? `/office/cases?${params}` : '/office/cases';
}

export const positionText = ({ dueAt, serial }: Position): string => `${dueAt}.${serial}`;

const QUEUES: Record<Tab, readonly Queue[]> = { todo: ['open'], done: ['done'], all: ['open', 'done'] };

function queuesOf(tab: Tab, status: CaseStatus | null): readonly Queue[] {
  return QUEUES[tab].filter((queue) => status === null || isOpen(status) === (queue === 'open'));
}

const filterOf = ({ kind, status, place: placeId, month, late }: ListQuery, now: Instant): Filter => ({
  kind,
  statuses: status && [status],
  placeId,
  month,
  dueBefore: late ? now : null,
});

/** Whether anything but the tab narrows the list. */
export const isNarrowed = (query: ListQuery): boolean =>
  Boolean(query.kind || query.status || query.unit || query.place || query.month || query.late);

export function askedBy(query: ListQuery, now: Instant): Asked {
  const { after, before, tab } = query;
  const at = after
    ? { side: 'after' as const, position: after }
    : before
      ? { side: 'before' as const, position: before }
      : null;
  // What is late is late only while it is open.
  const queues = query.late ? QUEUES.todo : queuesOf(tab, query.status);
  return { queues, filter: filterOf(query, now), order: tab === 'todo' ? 'up' : 'down', at };
}
