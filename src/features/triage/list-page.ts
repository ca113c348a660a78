import { formatDate, formatNumber, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { type BulkBar, bulkBar } from './bulk-bar.ts';
import { MOST_COUNTED } from './counts.ts';
import type { Desk } from './desk.ts';
import type { Detail } from './details.ts';
import type { FoundCases } from './find.ts';
import type { HandedOn } from './handed-on.ts';
import { type Filters, filtersOf } from './list-filters.ts';
import { noticeOf } from './list-notice.ts';
import type { ListedCase } from './listing.ts';
import type { Named } from './names.ts';
import type { PageOfCases } from './page-of-cases.ts';
import {
  isNarrowed,
  type ListQuery,
  laneOf,
  listAddress,
  listParams,
  positionText,
  type Tab,
  withoutFilters,
} from './query.ts';
import { type CaseLine, lineOf } from './row.ts';
import { holds } from './scope.ts';
import type { Tasks } from './tasks.ts';

interface TabLink {
  key: Tab;
  href: string;
  label: string;
  n: string;
  current: boolean;
}

export interface ListPage {
  frame: OfficeFrame;
  title: string;
  notice: string | null;
  undo: { action: string; back: string } | null;
  /** Beside the way to what quarantine holds, for who may release it. */
  quarantine: boolean;
  tabs: TabLink[];
  /** The two halves of the restricted queue, while it is looked at. */
  halves: Omit<TabLink, 'key'>[];
  tab: Tab;
  mine: { href: string; n: string; on: boolean };
  saved: { id: string; name: string; href: string; current: boolean; opensFirst: boolean }[];
  /** The list as an address, to be kept under a name. */
  params: string;
  q: string;
  /** What names in the question were taken for. */
  understood: string[];
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

/** What depends on the hour is counted so far and no further. */
const upTo = (n: number, lang: Lang) => (n > MOST_COUNTED ? `${MOST_COUNTED}+` : formatNumber(n, lang));

function tabsOf({ counts, lang }: Desk, query: ListQuery): Pick<ListPage, 'tabs' | 'halves' | 'mine'> {
  const t = translator(lang);
  const { todo, waiting, late, done, restricted, restrictedDone } = counts;
  const all = todo + waiting + done;
  const searching = query.q !== null;
  const link = (key: Tab, n: number | null, current = key === query.tab): TabLink => ({
    key,
    href: listAddress(query, { tab: key, q: null, status: null, late: null }),
    label: t(`list.tab.${key}`),
    n: n === null ? '' : key === 'late' ? upTo(n, lang) : formatNumber(n, lang),
    current: !searching && current,
  });
  const inFew = laneOf(query.tab) === 'restricted';
  const tabs = [link('todo', todo), link('waiting', waiting), link('late', late), link('done', done), link('all', all)];
  if (restricted !== null) tabs.push(link('restricted', restricted, inFew));
  const half = ({ href, label, n, current }: TabLink) => ({ href, label, n, current });
  const open = { ...link('restricted', restricted), label: t('list.half.restricted') };
  const halves = inFew && !searching ? [half(open), half(link('restricted_done', restrictedDone))] : [];
  const mine = {
    href: listAddress(query, { mine: query.mine ? null : '1', ...(inFew && { tab: 'todo' }) }),
    n: upTo(counts.mine, lang),
    on: query.mine,
  };
  return { tabs, halves, mine };
}

type Base = Omit<ListPage, 'groups' | 'empty' | 'brokenOff' | 'pager' | 'understood' | 'handedOn' | 'bulk'>;

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
    undo: desk.undoId === null ? null : { action: `/office/cases/undo/${desk.undoId}`, back: backOf(query) },
    quarantine: desk.mayRelease,
    ...tabsOf(desk, query),
    tab: query.tab,
    saved: desk.saved.map(({ id, name, address, opensFirst }) => ({
      id,
      name,
      opensFirst,
      href: `/office/cases?${address}`,
      current: address === params,
    })),
    params,
    q: query.q ?? '',
    narrowed: isNarrowed(query),
    filters: filtersOf(desk, query),
    reset: listAddress(query, withoutFilters),
    keepsTags: desk.keepsTags,
    tasks: null,
  };
}

/** The list and the page of it, so that what is done on it leads back to it. */
function backOf(query: ListQuery): string {
  const { after, before, older } = query;
  return listParams(query, {
    after: after && positionText(after),
    before: before && positionText(before),
    older: older === null ? null : String(older),
  });
}

function linesOf(desk: Desk, rows: readonly ListedCase[], details: ReadonlyMap<number, Detail>): CaseLine[] {
  const { city, lang, now, scope, worksIn, titleOf } = desk;
  const pen = { city, lang, now, worksIn, titleOf, withUnit: scope.units.length !== 1 };
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
  const lines = linesOf(desk, page.rows, details);
  const turn = (side: 'after' | 'before') => page[side] && listAddress(query, { [side]: positionText(page[side]) });
  const base = baseOf(desk, query);
  const empty = base.narrowed || query.mine ? t('office.list.noMatch') : t(`list.empty.${query.tab}`);
  const byDay = query.tab === 'todo' || query.tab === 'waiting' || query.tab === 'restricted';
  return {
    ...base,
    understood: [],
    handedOn: null,
    groups: byDay ? grouped(lines, lang) : lines.length > 0 ? [{ title: '', state: '', lines }] : [],
    empty: lines.length === 0 ? empty : null,
    brokenOff: page.brokenOff,
    pager: { before: turn('before') || null, after: turn('after') || null },
    bulk: bulkBar(desk, lines, backOf(query)),
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
  const lines = linesOf(desk, found.rows, details);
  const after = found.before === null ? null : listAddress(query, { older: String(found.before) });
  return {
    ...baseOf(desk, query),
    understood: found.named.flatMap((named) => sayNamed(desk, named)),
    handedOn: found.handedOn,
    groups: lines.length > 0 ? [{ title: '', state: '', lines }] : [],
    empty: lines.length === 0 && !found.handedOn ? t('office.list.notFound', { q: query.q ?? '' }) : null,
    brokenOff: found.brokenOff,
    pager: { before: query.older === null ? null : listAddress(query, {}), after },
    bulk: bulkBar(desk, lines, backOf(query)),
  };
}

/** What a name was taken for, where the reader may see cases of it; of a former unit, who took over from it. */
function sayNamed({ city, lang, scope }: Desk, { kind, id, formerKind, district, until, unitIds }: Named): string[] {
  const t = translator(lang);
  if (kind === 'unit') return holds(scope.units, id) ? [t('list.named.unit', { unit: city.unitName(id, lang) })] : [];
  if (kind === 'place')
    return holds(scope.units, unitIds[0] ?? '') ? [t('list.named.place', { place: city.placeName(id, lang) })] : [];
  const name = formerKind === 'district' ? id : t(`list.former.${formerKind}` as MessageKey, { name: id });
  const full = district === '' ? name : t('list.former.in', { name, district });
  const units = new Intl.ListFormat(lang).format(unitIds.map((unitId) => city.unitName(unitId, lang)));
  const date = formatDate(Date.parse(`${until}T00:00:00+07:00`), lang);
  return [t('list.named.former', { name: full.charAt(0).toUpperCase() + full.slice(1), units, date })];
}
