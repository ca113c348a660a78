import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { KINDS, STATUSES } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import { visibleUnits } from '../../domain/permission.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { createTurnstile } from '../../platform/workers/turnstile.ts';
import { recordAudit } from '../audit/index.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';
import { readAsk, type WrongAsk } from './ask.ts';
import { periodChoices, unitChoices } from './choices.ts';
import { figuresCsv } from './figures-csv.ts';
import { listAsk, streamCases, streamXlsx } from './files.ts';
import { namesIn } from './names.ts';
import type { ReportPage } from './pages.ts';
import { type ReportAsk, readReport } from './report.ts';
import { rulesCsv } from './rules-csv.ts';
import { fileName } from './say.ts';
import { holds, sightOf } from './sight.ts';
import { viewOf } from './view.ts';

/** Each costs a thread; residents come first. */
const MOST_FILES_AT_ONCE = 3;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

/** `/office/reports` and its files, behind the door. */
export function reportRoutes(services: Services, { places, staff }: { places: Places; staff: Staff }) {
  const { store, clock } = services;
  const turnstile = createTurnstile(MOST_FILES_AT_ONCE);

  /** What may be taken away as a file. @throws Refusal `forbidden`, `badRequest` */
  function askForFile(request: FastifyRequest): ReportAsk {
    const ask = readAsk(request, staff.visitor(request), 'report.export', places.city(), clock.now());
    if (!('wrong' in ask)) return ask;
    throw new Refusal(ask.wrong === 'unit' ? 'forbidden' : 'badRequest');
  }

  /** Units whose words the visitor may read, when the address asks for words. */
  function wordsIn(request: FastifyRequest): 'all' | string[] | null {
    if ((request.query as { words?: unknown }).words !== '1') return null;
    const units = visibleUnits(staff.visitor(request).powers, places.city().units, 'case.read');
    return units === 'all' ? units : [...units];
  }

  function send(reply: FastifyReply, name: string, type: string, body: Readable | string): FastifyReply {
    return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(body);
  }

  /** Addresses of the files of this report, where the visitor may take away all that it shows. */
  function filesOf(request: FastifyRequest, ask: ReportAsk): NonNullable<ReportPage['report']>['files'] {
    const city = places.city();
    const { powers } = staff.visitor(request);
    const sight = sightOf(powers, city.units, 'report.export');
    const may =
      ask.sight.units === 'all' ? sight.units === 'all' : ask.sight.units.every((id) => holds(sight.units, id));
    if (!may) return null;
    const code = ask.unitId ? city.units.get(ask.unitId)?.code : undefined;
    const query = new URLSearchParams({ month: ask.period.label, ...(code ? { unit: code } : {}), lang: request.lang });
    const reads = visibleUnits(powers, city.units, 'case.read');
    return {
      xlsx: `/office/reports/report.xlsx?${query}`,
      figures: `/office/reports/figures.csv?${query}`,
      rules: `/office/reports/rules.csv?${query}`,
      cases: `/office/reports/cases.csv?${query}`,
      words: reads === 'all' || reads.size > 0 ? `/office/reports/cases.csv?${query}&words=1` : null,
    };
  }

  /** What leaves the house as a file is written down first. */
  async function noteExport(request: FastifyRequest, ask: ReportAsk, action: 'report.exported' | 'cases.exported') {
    const { personId } = staff.visitor(request);
    const words = wordsIn(request) !== null && action === 'cases.exported';
    const deed = { action, personId, unitId: ask.unitId, subject: ask.period.label, data: { words } };
    await store.write((tx) => recordAudit(services, tx, deed));
  }

  async function page(request: FastifyRequest, ask: ReportAsk | WrongAsk): Promise<ReportPage> {
    const city = places.city();
    const t = translator(request.lang);
    const names = namesIn(city, request.lang);
    const right = 'wrong' in ask ? null : ask;
    const sight = sightOf(staff.visitor(request).powers, city.units, 'report.read');
    return {
      frame: staff.frame(request),
      kinds: KINDS,
      statuses: STATUSES,
      ...(await periodChoices(store.read, clock.now(), right?.period ?? null, t)),
      units: unitChoices(city, sight, names, right?.unitId ?? null),
      errors: 'wrong' in ask ? [sayWrong(ask, t)] : [],
      report: right ? viewOf(await readReport(store.read, right), names, request.lang, filesOf(request, right)) : null,
    };
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.get('/office/reports', async (request, reply) => {
      const ask = readAsk(request, staff.visitor(request), 'report.read', places.city(), clock.now());
      return reply.page('reports/report', await page(request, ask), 'wrong' in ask ? 400 : 200);
    });
    app.get('/office/reports/report.xlsx', async (request, reply) => {
      const ask = askForFile(request);
      const names = namesIn(places.city(), request.lang);
      const list = listAsk(services, ask, names, request.lang, wordsIn(request));
      await noteExport(request, ask, 'cases.exported');
      const body = turnstile(() => streamXlsx({ report: ask, list, lang: request.lang }));
      return send(reply, fileName('bao-cao', ask, names, 'xlsx'), XLSX, body);
    });
    app.get('/office/reports/figures.csv', async (request, reply) => {
      const ask = askForFile(request);
      const names = namesIn(places.city(), request.lang);
      await noteExport(request, ask, 'report.exported');
      const body = figuresCsv(await readReport(store.read, ask), names, translator(request.lang));
      return send(reply, fileName('bao-cao', ask, names, 'csv'), CSV, body);
    });
    app.get('/office/reports/rules.csv', async (request, reply) => {
      const ask = askForFile(request);
      const names = namesIn(places.city(), request.lang);
      await noteExport(request, ask, 'report.exported');
      const body = rulesCsv(await readReport(store.read, ask), names, translator(request.lang));
      return send(reply, fileName('quy-tac', ask, names, 'csv'), CSV, body);
    });
    app.get('/office/reports/cases.csv', async (request, reply) => {
      const ask = askForFile(request);
      const names = namesIn(places.city(), request.lang);
      const list = listAsk(services, ask, names, request.lang, wordsIn(request));
      await noteExport(request, ask, 'cases.exported');
      return send(
        reply,
        fileName('danh-sach', ask, names, 'csv'),
        CSV,
        turnstile(() => streamCases(list)),
      );
    });
  };
}

function sayWrong(ask: WrongAsk, t: ReturnType<typeof translator>): { href: string; text: string } {
  return ask.wrong === 'period'
    ? { href: '#month', text: t('report.period.wrong', { label: ask.label }) }
    : { href: '#unit', text: t('report.unit.unknown', { code: ask.code }) };
}
