import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { type Period, parsePeriod } from '../domain/period.ts';
import { createPlaces } from '../features/places/index.ts';
import {
  askForUnit,
  CITY_SIGHT,
  figuresCsv,
  listAsk,
  namesIn,
  type ReportAsk,
  readReport,
  rulesCsv,
  streamCases,
  streamXlsx,
} from '../features/reports/index.ts';
import { translator } from '../platform/i18n/index.ts';
import type { Services } from '../platform/services.ts';
import { type Command, Mistake } from './command.ts';
import { withServices } from './house.ts';

const FORMATS = ['xlsx', 'csv'] as const;
const LATER = ['docx', 'pdf'];

export interface ReportOptions {
  period?: string;
  format?: string;
  out?: string;
  unit?: string;
  lang?: string;
  /** Cases by rule instead of the figures by unit, as CSV. */
  rules?: boolean;
  /** The list of cases instead of the figures, as CSV. */
  cases?: boolean;
}

export const report: Command = {
  usage:
    'report --period 2026-10|2026-H1|2026 --format xlsx|csv [--out FILE] [--unit CODE] [--rules|--cases] [--lang vi|en]',
  does: 'writes the figures of a period, as the Department sees them, or as csv its rules or the list of its cases',
  async run(args, shell) {
    const text = { type: 'string' } as const;
    const options = {
      period: text,
      format: text,
      out: text,
      unit: text,
      lang: text,
      rules: { type: 'boolean' },
      cases: { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ args, options });
    await withServices(shell.house, async (services) => {
      const file = await writeReport(services, values);
      shell.say(`Report: ${file} (${(statSync(file).size / 1e3).toFixed(0)} kB)`);
    });
  },
};

/** Where nothing else is said: a file in the folder in which one stands, named by what is in it. */
export function reportName({ period, format, unit, rules, cases }: ReportOptions): string {
  const what = cases ? 'danh-sach' : rules ? 'quy-tac' : 'bao-cao';
  return `${[what, period, unit].filter(Boolean).join('-')}.${format}`;
}

/** Writes the file whole or not at all. @returns its path @throws Mistake */
export async function writeReport(services: Services, options: ReportOptions): Promise<string> {
  const period = periodOf(options.period);
  const format = formatOf(options);
  if (options.lang && !['vi', 'en'].includes(options.lang)) throw new Mistake('--lang is vi or en');
  const body = await bodyOf(services, period, format, options);
  const file = path.resolve(options.out ?? reportName(options));
  const half = `${file}.part`;
  try {
    await pipeline(body, createWriteStream(half));
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    throw code ? new Mistake(`cannot write ${file} (${code})`) : error;
  }
  return file;
}

async function bodyOf(
  services: Services,
  period: Period,
  format: 'xlsx' | 'csv',
  options: ReportOptions,
): Promise<Readable> {
  const lang = options.lang === 'en' ? 'en' : 'vi';
  const city = (await createPlaces(services)).city();
  const names = namesIn(city, lang);
  const whole: ReportAsk = { period, sight: CITY_SIGHT, unitId: null, madeAt: services.clock.now() };
  const ask = options.unit ? askForUnit(whole, city, options.unit) : whole;
  if (!ask) throw new Mistake(`there is no unit with the code "${options.unit}"`);
  const list = listAsk(services, ask, names, lang, null);
  if (format === 'xlsx') return streamXlsx({ report: ask, list, lang });
  if (options.cases) return streamCases(list);
  const table = options.rules ? rulesCsv : figuresCsv;
  return Readable.from([table(await readReport(services.store.read, ask), names, translator(lang))]);
}

function periodOf(label: string | undefined): Period {
  if (!label) throw new Mistake('say which period: --period 2026-10, 2026-H1 or 2026');
  const period = parsePeriod(label);
  if (!period) throw new Mistake(`"${label}" is no period: write a month 2026-10, a half-year 2026-H1 or a year 2026`);
  return period;
}

function formatOf({ format, rules, cases }: ReportOptions): 'xlsx' | 'csv' {
  if (!format) throw new Mistake('say which format: --format xlsx or csv');
  if (LATER.includes(format)) throw new Mistake(`${format} reports are not made yet: take --format xlsx or csv`);
  const known = FORMATS.find((one) => one === format);
  if (!known) throw new Mistake(`"${format}" is no format: take --format xlsx or csv`);
  if (rules && cases) throw new Mistake('--rules and --cases are two files: take one at a time');
  if (rules && known !== 'csv') throw new Mistake('--rules goes with --format csv; the workbook has the rules in it');
  if (cases && known !== 'csv') throw new Mistake('--cases goes with --format csv; the workbook has the list in it');
  return known;
}
