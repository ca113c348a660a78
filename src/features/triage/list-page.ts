import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { type BulkBar, bulkBar } from './bulk-bar.ts';
import type { Desk } from './desk.ts';
import type { Detail } from './details.ts';
import type { FoundCases } from './find.ts';
import type { HandedOn } from './handed-on.ts';
import { type Filters, filtersOf } from './list-filters.ts';
import { sayNamed } from './list-named.ts';
import { noticeOf } from './list-notice.ts';
import { type Tabs, tabsOf } from './list-tabs.ts';
import type { ListedCase } from './listing.ts';
import type { Named } from './names.ts';
import type { PageOfCases } from './page-of-cases.ts';
import {
  isNarrowed,
  type ListQuery,
  listAddress,
  listParams,
  pageParams,
  positionText,
  withoutFilters,
} from './query.ts';
import { type CaseLine, lineOf } from './row.ts';
import type { Tasks } from './tasks.ts';

export interface ListPage extends Tabs {
  frame: OfficeFrame;
  title: string;
  notice: string | null;
  undo: { action: string; back: string } | null;
  /** Beside the way to what quarantine holds, for who may release it. */
  quarantine: boolean;
  saved: { id: string; name: string; href: string; current: boolean; opensFirst: boolean }[];
  /** The list as an address, to be kept under a name. */
  params: string;
  q: string;
  /** What a search keeps of the list, and what a choice of filters keeps of the search. */
  kept: Record<'search' | 'filter', { name: string; value: string }[]>;
  /** What names in the question were taken for. */
  understood: string[];
  /** In which order its cases stand, where the headings of the list do not say so. */
  order: string | null;
  handedOn: HandedOn | null;
  narrowed: boolean;
  filters: Filters;
  groups: { title: string; state: string; lines: CaseLine[] }[];
  empty: string | null;
  brokenOff: boolean;
  pager: { before: string | null; after: string | null };
  reset: string;
  bulk: BulkBar | null;
  /** Beside the open cases; on the first page of what is to be done. */
  tasks: Tasks | null;
  keepsTags: boolean;
}

type Base = Omit<ListPage, 'groups' | 'empty' | 'brokenOff' | 'pager' | 'understood' | 'order' | 'handedOn' | 'bulk'>;

function titleOf({ lang }: Desk, { q, tab }: ListQuery): string {
  const t = translator(lang);
  if (q !== null) return t('office.search.results', { q });
  return tab === 'todo' ? t('office.list.title') : t(`list.tab.${tab === 'restricted_done' ? 'restricted' : tab}`);
}

function baseOf(desk: Desk, query: ListQuery): Base {
  const params = listParams(query, {});
  return {
    frame: desk.frame,
    title: titleOf(desk, query),
    notice: noticeOf(query.done, desk.lang),
    undo: desk.undoId === null ? null : { action: `/office/cases/undo/${desk.undoId}`, back: pageParams(query) },
    quarantine: desk.mayRelease,
    ...tabsOf(desk, query),
    saved: desk.saved.map(({ id, name, address, opensFirst }) => ({
      id,
      name,
      opensFirst,
      href: `/office/cases?${address}`,
      current: address === params,
    })),
    params,
    q: query.q ?? '',
    kept: {
      search: fieldsOf(listParams(query, { q: null })),
      filter: fieldsOf(listParams(query, { ...withoutFilters, q: query.q, late: query.late ? '1' : null })),
    },
    narrowed: isNarrowed(query),
    filters: filtersOf(desk, query),
    reset: listAddress(query, { ...withoutFilters, q: query.q }),
    keepsTags: desk.keepsTags,
    tasks: null,
  };
}

const fieldsOf = (params: string) => [...new URLSearchParams(params)].map(([name, value]) => ({ name, value }));

function linesOf(
  desk: Desk,
  query: ListQuery,
  rows: readonly ListedCase[],
  details: ReadonlyMap<number, Detail>,
): CaseLine[] {
  const { city, lang, now, scope, worksIn, holderOf } = desk;
  const pen = { city, lang, now, worksIn, holderOf, withUnit: scope.units.length !== 1, back: pageParams(query) };
  return rows.map((row) => lineOf(pen, row, details.get(row.serial)));
}

/** One page of a list by deadline; what is to be done stands under what is late, due today, and later. */
export function listPage(
  desk: Desk,
  query: ListQuery,
  page: PageOfCases,
  details: ReadonlyMap<number, Detail>,
): ListPage {
  const { lang } = desk;
  const t = translator(lang);
  const lines = linesOf(desk, query, page.rows, details);
  const turn = (side: 'after' | 'before') => page[side] && listAddress(query, { [side]: positionText(page[side]) });
  const base = baseOf(desk, query);
  const empty = base.narrowed || query.who ? t('office.list.noMatch') : t(`list.empty.${query.tab}`);
  const byDay = query.tab === 'todo' || query.tab === 'waiting' || query.tab === 'restricted';
  return {
    ...base,
    understood: [],
    order: byDay || query.tab === 'late' || lines.length === 0 ? null : t('list.order.deadline'),
    handedOn: null,
    groups: byDay ? grouped(lines, lang) : lines.length > 0 ? [{ title: '', state: '', lines }] : [],
    empty: lines.length === 0 ? empty : null,
    brokenOff: page.brokenOff,
    pager: { before: turn('before') || null, after: turn('after') || null },
    bulk: bulkBar(desk, lines, pageParams(query)),
  };
}

function grouped(lines: CaseLine[], lang: Lang): ListPage['groups'] {
  const t = translator(lang);
  const states = { late: 'late', today: 'today', soon: 'later', later: 'later', over: 'later' } as const;
  const groups = Map.groupBy(lines, ({ due }) => states[due.state]);
  return [...groups].map(([state, group]) => ({ title: t(`office.group.${state}`), state, lines: group }));
}

/** What was found for words and names, newest first. */
export function foundPage(
  desk: Desk,
  query: ListQuery,
  found: FoundCases & { named: readonly Named[]; handedOn: HandedOn | null },
  details: ReadonlyMap<number, Detail>,
): ListPage {
  const t = translator(desk.lang);
  const lines = linesOf(desk, query, found.rows, details);
  const after = found.before === null ? null : listAddress(query, { older: String(found.before) });
  return {
    ...baseOf(desk, query),
    understood: found.named.flatMap((named) => sayNamed(desk, named)),
    order: lines.length === 0 ? null : t('list.order.found'),
    handedOn: found.handedOn,
    groups: lines.length > 0 ? [{ title: '', state: '', lines }] : [],
    empty: lines.length === 0 && !found.handedOn ? t('office.list.notFound', { q: query.q ?? '' }) : null,
    brokenOff: found.brokenOff,
    pager: { before: query.older === null ? null : listAddress(query, {}), after },
    bulk: bulkBar(desk, lines, pageParams(query)),
  };
}
