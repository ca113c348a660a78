import './pages.ts';

export { askForUnit } from './ask.ts';
export { BOM, codeCell, csvLine, textCell } from './csv.ts';
export { type Figures, intake, type Of, onTimeRate, ratingAverage, satisfaction, sumFigures } from './figures.ts';
export { figuresCsv } from './figures-csv.ts';
export { listAsk, streamCases, streamXlsx } from './files.ts';
export { localStamp } from './local-time.ts';
export { namesIn, unitsByName } from './names.ts';
export { type ReportAsk, readReport } from './report.ts';
export { reportRoutes } from './routes.ts';
export { rulesCsv } from './rules-csv.ts';
export { CITY_SIGHT } from './sight.ts';
export { type Summary, summary } from './summary.ts';
