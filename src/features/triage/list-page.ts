import { KINDS, STATUSES } from '../../domain/case.ts';
import { type Instant, localMonth } from '../../domain/instant.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { City } from '../places/index.ts';
import type { FoundCases } from './find.ts';
import type { PageOfCases } from './page-of-cases.ts';
import { isNarrowed, type ListQuery, listAddress, positionText, TABS } from './query.ts';
import { type CaseLine, foundLineOf, lineOf } from './row.ts';
import type { Scope } from './scope.ts';

interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

export interface ListPage {
  frame: OfficeFrame;
  notice: string | null;
  /** Beside the way to what quarantine holds, for who may release it. */
  quarantine: boolean;
  tabs: { href: string; label: string; n: number; current: boolean }[];
  tab: string;
  q: string;
  /** The list shows what was searched for. */
  searching: boolean;
  narrowed: boolean;
  filters: { kind: Option[]; status: Option[]; unit: Option[]; place: Option[]; month: Option[]; late: boolean };
  groups: { title: string; state: string; lines: CaseLine[] }[];
  empty: string | null;
  brokenOff: boolean;
  pager: { before: string | null; after: string | null };
  reset: string;
}

export interface Desk {
  frame: OfficeFrame;
  city: City;
  lang: Lang;
  now: Instant;
  scope: Scope;
  counts: { open: number; done: number };
  mayRelease: boolean;
}

const MONTHS_BACK = 13;

function monthsBefore(now: Instant): string[] {
  const [year = 0, month = 0] = localMonth(now).split('-').map(Number);
  return Array.from({ length: MONTHS_BACK }, (_, back) => {
    const count = year * 12 + month - 1 - back;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}

const sees = ({ units }: Scope, unitId: string) => units === 'all' || units.includes(unitId);

function filtersOf({ city, lang, now, scope }: Desk, query: ListQuery): ListPage['filters'] {
  const t = translator(lang);
  const { compare } = new Intl.Collator(lang);
  const options = (chosen: string | null, pairs: [string, string][]) =>
    pairs.map(([value, label]) => ({ value, label, chosen: value === chosen }));
  const named = (ids: Iterable<string>, name: (id: string) => string): [string, string][] =>
    [...ids].map((id): [string, string] => [id, name(id)]).sort((a, b) => compare(a[1], b[1]));
  const units = [...city.units.keys()].filter((id) => sees(scope, id));
  const places = [...city.places.values()].filter(({ unitId }) => sees(scope, unitId)).map(({ id }) => id);
  return {
    kind: options(
      query.kind,
      KINDS.map((kind) => [kind, t(`common.kind.${kind}`)]),
    ),
    status: options(
      query.status,
      STATUSES.map((status) => [status, t(`common.status.${status}`)]),
    ),
    unit:
      units.length > 1
        ? options(
            query.unit,
            named(units, (id) => city.unitName(id, lang)),
          )
        : [],
    place: options(
      query.place,
      named(places, (id) => city.placeName(id, lang)),
    ),
    month: options(
      query.month,
      monthsBefore(now).map((month) => [month, `${month.slice(5)}/${month.slice(0, 4)}`]),
    ),
    late: query.late,
  };
}

function frameOf(desk: Desk, query: ListQuery): Omit<ListPage, 'groups' | 'empty' | 'brokenOff' | 'pager'> {
  const { frame, lang, counts, mayRelease } = desk;
  const t = translator(lang);
  const n = { todo: counts.open, done: counts.done, all: counts.open + counts.done };
  const searching = query.q !== null;
  return {
    frame,
    notice: query.done === 'transfer' ? t('office.done.transfer') : null,
    quarantine: mayRelease,
    tabs: TABS.map((tab) => ({
      href: listAddress(query, { tab, q: null, status: null, late: null }),
      label: t(`office.tab.${tab}`),
      n: n[tab],
      current: !searching && tab === query.tab,
    })),
    tab: query.tab,
    q: query.q ?? '',
    searching,
    narrowed: isNarrowed(query),
    filters: filtersOf(desk, query),
    reset: listAddress(query, { q: null, kind: null, status: null, unit: null, place: null, month: null, late: null }),
  };
}

/** One page of a list by deadline; what is to be done stands under what is late, due today, and later. */
export function listPage(desk: Desk, query: ListQuery, page: PageOfCases): ListPage {
  const { city, lang, now, scope } = desk;
  const t = translator(lang);
  const lines = page.rows.map((row) => lineOf(city, row, lang, now, scope.units.length !== 1));
  const turn = (side: 'after' | 'before') => page[side] && listAddress(query, { [side]: positionText(page[side]) });
  const base = frameOf(desk, query);
  const empty = base.narrowed ? t('office.list.noMatch') : t(`office.list.empty.${query.tab}`);
  return {
    ...base,
    groups: query.tab === 'todo' ? grouped(lines, lang) : lines.length > 0 ? [{ title: '', state: '', lines }] : [],
    empty: lines.length === 0 ? empty : null,
    brokenOff: page.brokenOff,
    pager: { before: turn('before') || null, after: turn('after') || null },
  };
}

function grouped(lines: CaseLine[], lang: Lang): ListPage['groups'] {
  const t = translator(lang);
  const states = { late: 'late', today: 'today', soon: 'later', later: 'later', over: 'later' } as const;
  const groups = Map.groupBy(lines, ({ due }) => states[due.state]);
  return [...groups].map(([state, group]) => ({ title: t(`office.group.${state}`), state, lines: group }));
}

/** What was found for words, newest first. */
export function foundPage(desk: Desk, query: ListQuery, found: FoundCases): ListPage {
  const { city, lang, now, scope } = desk;
  const t = translator(lang);
  const lines = found.rows.map((row) => foundLineOf(city, row, lang, now, scope.units.length !== 1));
  const after = found.before === null ? null : listAddress(query, { older: String(found.before) });
  return {
    ...frameOf(desk, query),
    groups: lines.length > 0 ? [{ title: '', state: '', lines }] : [],
    empty: lines.length === 0 ? t('office.list.notFound', { q: query.q ?? '' }) : null,
    brokenOff: false,
    pager: { before: query.older === null ? null : listAddress(query, {}), after },
  };
}
