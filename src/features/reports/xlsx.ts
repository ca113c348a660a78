import writeXlsxFile from 'write-excel-file/node';
import { readSnapshot } from '../../platform/db/snapshot.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import { answerSheet } from './answer-sheet.ts';
import type { ListAsk } from './case-list.ts';
import { listSheet } from './list-sheet.ts';
import { type ReportAsk, readReport } from './report.ts';
import { ruleSheet, type Sheet, unitSheet } from './sheets.ts';
import { summarySheet } from './summary-sheet.ts';
import { PAPER } from './xlsx-paper.ts';

/** Everything that a worker needs to make the workbook; plain data. */
export interface XlsxAsk {
  report: ReportAsk;
  list: ListAsk;
  lang: Lang;
}

/** The workbook: summary, units, rules, list; all of it from one moment of the database, so that its sums agree. */
export async function makeXlsx({ report: ask, list, lang }: XlsxAsk): Promise<Uint8Array> {
  const t = translator(lang);
  const sheets = await readSnapshot(list.file, async ({ handle, pages }) => {
    const report = await readReport(handle, ask);
    const context = { report, names: list.names, t, lang };
    return [
      summarySheet(context),
      unitSheet(context),
      answerSheet(context),
      ruleSheet(context),
      listSheet(list, pages(list.query), t),
    ];
  });
  const book = writeXlsxFile(sheets.map(asSheet), {
    fontFamily: 'Times New Roman',
    fontSize: 12,
    features: [PAPER],
  });
  return new Uint8Array(await book.toBuffer());
}

function asSheet({ name, rows, widths, frozen }: Sheet) {
  return {
    sheet: name,
    data: rows,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: frozen.rows,
    stickyColumnsCount: frozen.columns,
    orientation: 'landscape' as const,
  };
}
