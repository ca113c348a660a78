import { fromTelex } from '../../domain/telex.ts';
import {
  deadlineInWords,
  formatDate,
  formatDateTime,
  type Lang,
  type MessageKey,
  translator,
} from '../../platform/i18n/index.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import type { CasePage } from './case-page.ts';
import { topicOf } from './row.ts';

/** What is known of a case beside its words. */
export function factsOf({ places, staff }: DeskDeps, { row, tags }: CaseFile, lang: Lang): CasePage['facts'] {
  const t = translator(lang);
  const city = places.city();
  const topic = topicOf(city, row.ruleCode, row.ruleVersion, lang);
  const facts: [MessageKey, string | null][] = [
    ['office.fact.telex', fromTelex(row.message)],
    ['office.fact.topic', topic],
    ['office.fact.about', row.about && t(`common.about.${row.about}`)],
    ['office.fact.who', row.who],
    ['office.fact.happened', row.happenedAt === null ? null : formatDateTime(row.happenedAt, lang)],
    ['office.fact.received', formatDateTime(row.receivedAt, lang)],
    ['office.fact.unit', city.unitName(row.unitId, lang)],
    ['office.fact.filed', row.filedUnitId === row.unitId ? null : city.unitName(row.filedUnitId, lang)],
    ['way.firstDue', row.firstDueAt === null ? null : deadlineInWords(row.firstDueAt, lang)],
    ['office.fact.assignee', row.assigneeId && staff.titleOf(row.assigneeId, lang)],
    ['office.fact.tags', tags.join(', ')],
    [
      'office.fact.contestUntil',
      row.status === 'answered' && row.contestUntil ? formatDate(row.contestUntil, lang) : null,
    ],
    ['office.fact.satisfaction', row.satisfaction === null ? null : t('office.fact.stars', { n: row.satisfaction })],
    ['office.fact.why', row.satisfactionReason],
  ];
  return facts.flatMap(([key, text]) => (text ? [{ label: t(key), text }] : []));
}
