import type { Readable } from 'node:stream';
import { KINDS, STATUSES } from '../../domain/case.ts';
import { OUTCOMES } from '../../domain/outcomes.ts';
import { type Lang, type Translate, translator } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { streamFromWorker } from '../../platform/workers/stream.ts';
import { workerFile } from '../../platform/workers/worker-file.ts';
import { COLUMN_NAMES, type ListAsk, type ListLabels } from './case-list.ts';
import { listQuery } from './list-query.ts';
import type { Names } from './names.ts';
import type { ReportAsk } from './report.ts';
import type { XlsxAsk } from './xlsx.ts';

type Needs = Pick<Services, 'store' | 'config'>;

/** What the list of cases is made from. `wordsIn`: units whose cases come with their words, null for a list without words. */
export function listAsk(
  { store, config }: Needs,
  report: ReportAsk,
  names: Names,
  lang: Lang,
  wordsIn: ListAsk['wordsIn'],
): ListAsk {
  return {
    file: config.databaseFile,
    query: listQuery(store.read, report.period, wordsIn !== null),
    sight: report.sight,
    names,
    wordsIn,
    labels: labelsIn(translator(lang)),
  };
}

function labelsIn(t: Translate): ListLabels {
  return {
    columns: Object.fromEntries(COLUMN_NAMES.map((name) => [name, t(`report.list.${name}`)])) as ListLabels['columns'],
    kind: Object.fromEntries(KINDS.map((kind) => [kind, t(`common.kind.${kind}`)])),
    status: Object.fromEntries(STATUSES.map((status) => [status, t(`common.status.${status}`)])),
    onTime: [t('report.no'), t('report.yes')],
    outcome: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, t(`outcome.${outcome}`)])),
    gate: { passed: t('report.no'), overruled: t('report.yes') },
  };
}

/**
 * The list of cases as CSV, made in a thread of its own. Everything on one core, 827,684 of a million
 * cases: 0.60 (0.46 to 0.71) of the rate of one raw cursor that reads twelve columns, where this list reads twenty, and 54 to 80 MB (2026-11-22).
 * On the main thread the same pages are quicker, and keep residents waiting.
 */
export function streamCases(list: ListAsk): Readable {
  return streamFromWorker(workerFile(import.meta.url, './cases-csv.worker.ts'), list, { old: 48, young: 4 });
}

/** The workbook, made in a thread of its own; one chunk. */
export function streamXlsx(ask: XlsxAsk): Readable {
  return streamFromWorker(workerFile(import.meta.url, './report-xlsx.worker.ts'), ask, { old: 768, young: 32 });
}
