import { formatNumber, type Lang, translator } from '../../platform/i18n/index.ts';
import { MOST_COUNTED } from './counts.ts';
import type { Desk } from './desk.ts';
import { type ListQuery, laneOf, listAddress, type Tab } from './query.ts';

interface TabLink {
  key: Tab;
  href: string;
  label: string;
  n: string;
  current: boolean;
}

/** What was marked as spam, beside what is done: all of it, and by unit where there are several. */
export interface Spam extends Omit<TabLink, 'key'> {
  units: Omit<TabLink, 'key' | 'current'>[];
}

export interface Tabs {
  /** Null where no list of what is done is looked at. */
  spam: Spam | null;
  tabs: TabLink[];
  /** The two halves of the restricted queue, while it is looked at. */
  halves: Omit<TabLink, 'key'>[];
  /** Only what the reader was given, in whatever list. */
  mine: { href: string; n: string; on: boolean };
}

/** What depends on the hour is counted so far and no further. */
const upTo = (n: number, lang: Lang) => (n > MOST_COUNTED ? `${MOST_COUNTED}+` : formatNumber(n, lang));

/** The tabs with their figures; that of restricted cases only for who may see these. */
export function tabsOf(desk: Desk, query: ListQuery): Tabs {
  const { counts, lang } = desk;
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
    href: listAddress(query, { who: query.who === 'me' ? null : 'me', ...(inFew && { tab: 'todo' }) }),
    n: upTo(counts.mine, lang),
    on: query.who === 'me',
  };
  return { spam: searching ? null : spamOf(desk, query), tabs, halves, mine };
}

function spamOf({ counts, spamByUnit, city, lang }: Desk, query: ListQuery): Spam | null {
  if (query.tab !== 'done' && query.tab !== 'all') return null;
  const current = query.status === 'spam';
  return {
    href: listAddress(query, { tab: 'done', status: current ? null : 'spam' }),
    label: translator(lang)('list.spam'),
    n: formatNumber(counts.spam, lang),
    current,
    units: spamByUnit.map(({ unitId, n }) => ({
      href: listAddress(query, { unit: unitId }),
      label: city.unitName(unitId, lang),
      n: formatNumber(n, lang),
    })),
  };
}
