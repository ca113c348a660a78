import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CALENDAR_DAY_TYPES } from '../../domain/calendar.ts';
import { DAY_STATUSES } from '../../domain/calendar-gaps.ts';
import { Refusal } from '../../domain/errors.ts';
import { clean } from '../../domain/text.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { type HolidayRow, ORDINARY } from '../places/index.ts';
import { pendingChange } from './change.ts';
import { afterChange, type CalendarDeps, field } from './deps.ts';
import { diffPage, progressOf } from './diff.ts';
import { forecast } from './forecast.ts';
import type { DayPage } from './pages.ts';
import { csvOf, type Plan, planDays, takeDays } from './plan.ts';
import { readUpload } from './upload.ts';
import { changeLines, dayInWords } from './words.ts';
import { dateAsked } from './year.ts';

/** Longest file of days: a century of notices. */
const MOST_CSV = 500_000;
const CALENDAR = '/office/settings/calendar';
const COLUMN_FIELDS: Readonly<Record<string, keyof DayPage['typed']>> = {
  date: 'date',
  name_vi: 'nameVi',
  name_en: 'nameEn',
  source: 'source',
};

type Typed = DayPage['typed'] & { type: string; status: string };

const typedOf = (body: unknown): Typed => ({
  date: clean(field(body, 'date', 20)),
  nameVi: clean(field(body, 'nameVi', 400)),
  nameEn: clean(field(body, 'nameEn', 400)),
  source: clean(field(body, 'source', 700)),
  type: field(body, 'type', 20),
  status: field(body, 'status', 20),
});

/** A day of the calendar, from a form, by way of a file of one line; and files of a whole year. Two steps each: shown, then made. */
export function dayRoutes(office: FastifyInstance, deps: CalendarDeps): void {
  const { services, places, staff } = deps;
  const allow = (request: FastifyRequest) => staff.allow(staff.visitor(request), 'setting.manage', { unitId: null });

  function dayPage(request: FastifyRequest, reply: FastifyReply, typed: Typed, isNew: boolean, plan?: Plan) {
    const { lang } = request;
    const t = translator(lang);
    const wrong = { date: '', nameVi: '', nameEn: '', source: '' };
    for (const { column, what, params } of plan?.problems ?? []) {
      const name = COLUMN_FIELDS[column] ?? 'date';
      wrong[name] ||= t(`places.import.problem.${what}` as MessageKey, params);
    }
    const page: DayPage = {
      frame: staff.frame(request),
      isNew,
      on: isNew ? '' : dayInWords(typed.date, lang),
      errors: Object.entries(wrong).flatMap(([name, text]) => (text ? [{ href: `#${name}`, text }] : [])),
      typed,
      wrong,
      types: options(isNew ? CALENDAR_DAY_TYPES : [...CALENDAR_DAY_TYPES, ORDINARY], 'type', typed.type, lang),
      statuses: options(DAY_STATUSES, 'status', typed.status, lang),
      back: `${CALENDAR}?year=${typed.date.slice(0, 4)}`,
    };
    return reply.page('calendar/day', page, plan ? 422 : 200);
  }

  async function show(request: FastifyRequest, reply: FastifyReply, plan: Plan, stale: boolean): Promise<FastifyReply> {
    const [first] = plan.changes;
    return reply.page(
      'calendar/diff',
      diffPage(places.city(), await forecast(services, places.city(), plan.edit), {
        frame: staff.frame(request),
        lang: request.lang,
        stale,
        lines: changeLines(places.city(), plan.changes, request.lang),
        action: `${CALENDAR}/changes`,
        fields: [
          { name: 'csv', value: plan.csv },
          { name: 'seal', value: plan.seal },
        ],
        back: `${CALENDAR}?year=${(first?.name ?? '').slice(0, 4)}`,
      }),
      stale ? 409 : 200,
    );
  }

  office.get(`${CALENDAR}/day`, async (request: FastifyRequest, reply: FastifyReply) => {
    allow(request);
    const date = dateAsked((request.query as { date?: unknown }).date);
    const row = places.city().holidays.find((one) => one.date === date);
    const empty = { date: date ?? '', nameVi: '', nameEn: '', source: '', type: 'holiday', status: 'official' };
    return dayPage(request, reply, row ?? empty, !row);
  });

  office.post(`${CALENDAR}/day`, async (request: FastifyRequest, reply: FastifyReply) => {
    allow(request);
    const typed = typedOf(request.body);
    const plan = await planDays(services, csvOf([typed as HolidayRow]));
    const isKnown = places.city().holidays.some(({ date }) => date === typed.date);
    if (plan.problems.length > 0) return dayPage(request, reply, typed, !isKnown, plan);
    return await show(request, reply, plan, false);
  });

  office.get(`${CALENDAR}/import`, async (request: FastifyRequest, reply: FastifyReply) => {
    allow(request);
    return importPage(request, reply, '', false, null);
  });

  function importPage(request: FastifyRequest, reply: FastifyReply, csv: string, whole: boolean, plan: Plan | null) {
    const t = translator(request.lang);
    const problems = (plan?.problems ?? []).map(({ line, column, what, params }) => ({
      line,
      column,
      text: t(`places.import.problem.${what}` as MessageKey, params),
    }));
    const errors =
      problems.length > 0 ? [{ href: '#csv', text: t('places.import.refused', { count: problems.length }) }] : [];
    const columns = 'date,name_vi,name_en,type,status,source';
    const page = { frame: staff.frame(request), csv, whole, errors, problems: problems.slice(0, 100), columns };
    return reply.page('calendar/import', page, plan ? 422 : 200);
  }

  office.post(`${CALENDAR}/import`, async (request: FastifyRequest, reply: FastifyReply) => {
    allow(request);
    const { csv, whole } = await readUpload(request, MOST_CSV);
    const plan = await planDays(services, csv, whole ? places.city() : undefined);
    if (plan.problems.length > 0) return importPage(request, reply, csv, whole, plan);
    return await show(request, reply, plan, false);
  });

  office.post(`${CALENDAR}/changes`, async (request: FastifyRequest, reply: FastifyReply) => {
    allow(request);
    const plan = await planDays(services, field(request.body, 'csv', 2 * MOST_CSV));
    if (plan.problems.length > 0) throw new Refusal('badRequest', { field: 'csv' });
    if (plan.seal !== field(request.body, 'seal')) return await show(request, reply, plan, true);
    const pending = await pendingChange(services.store);
    if (pending) return reply.redirect(progressOf(pending).href, 303);
    const id = await takeDays(services, plan, staff.visitor(request).personId);
    await afterChange(deps);
    return reply.redirect(id ? `${CALENDAR}/changes/${id}` : `${CALENDAR}?done=days`, 303);
  });
}

function options(values: readonly string[], kind: 'type' | 'status', chosen: string, lang: Lang) {
  const t = translator(lang);
  return values.map((value) => ({
    value,
    label: t(`calendar.${kind}.${value}` as MessageKey),
    chosen: value === chosen,
  }));
}
