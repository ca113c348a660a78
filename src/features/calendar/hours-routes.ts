import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OFFICE_HOURS } from '../../domain/calendar.ts';
import type { CalendarEdit, UnitHours } from '../../domain/calendar-edit.ts';
import { Refusal } from '../../domain/errors.ts';
import { visibleUnits } from '../../domain/permission.ts';
import { fold } from '../../domain/text.ts';
import { recordAudit } from '../audit/index.ts';
import { putHours, putWordsInMail } from '../places/index.ts';
import { noteChange, pendingChange } from './change.ts';
import { afterChange, type CalendarDeps, field } from './deps.ts';
import { diffPage, progressOf } from './diff.ts';
import { forecast } from './forecast.ts';
import { type HoursDraft, parseHours, readHoursDraft } from './hours-form.ts';
import { CITY, type HoursForm, hoursModel, hoursNow } from './hours-page.ts';
import { editLines, hoursInWords } from './words.ts';

const UNITS = '/office/settings/units';
const LISTED = 200;

type UnitRequest = FastifyRequest<{ Params: { unit: string } }>;

/** `/office/settings/units…`: when a unit is open, and what its mail may say; by its head, or an administrator. */
export function hoursRoutes(office: FastifyInstance, deps: CalendarDeps): void {
  const { services, places, staff } = deps;

  /** The unit of the address, null for the city; refuses who may not set it. */
  function unitOf(request: FastifyRequest): string | null {
    const { unit } = (request as UnitRequest).params;
    const unitId = unit === CITY ? null : unit;
    if (unitId !== null && !places.city().units.has(unitId)) throw new Refusal('notFound');
    staff.allow(staff.visitor(request), 'setting.manage', { unitId });
    return unitId;
  }

  function hoursPage(
    request: FastifyRequest,
    reply: FastifyReply,
    unitId: string | null,
    form?: HoursForm,
  ): FastifyReply {
    const { done } = request.query as { done?: unknown };
    const model = hoursModel(places.city(), unitId, request.lang, done, form);
    return reply.page('calendar/hours', { frame: staff.frame(request), ...model }, form ? 422 : 200);
  }

  office.get(UNITS, async (request: FastifyRequest, reply: FastifyReply) => {
    const city = places.city();
    const visible = visibleUnits(staff.visitor(request).powers, city.units, 'setting.manage');
    if (visible !== 'all' && visible.size === 0) throw new Refusal('forbidden');
    const q = field(request.query, 'q', 100);
    const wanted = fold(q);
    const found = [...city.units.values()]
      .filter(({ id, fold: name }) => (visible === 'all' || visible.has(id)) && name.includes(wanted))
      .sort((a, b) => Number(b.hours !== null) - Number(a.hours !== null) || a.nameVi.localeCompare(b.nameVi, 'vi'));
    return reply.page('calendar/hours-list', {
      frame: staff.frame(request),
      q,
      city: hoursInWords(city.setting('hours', OFFICE_HOURS), request.lang),
      units: found.slice(0, LISTED).map((unit) => ({
        href: `${UNITS}/${unit.id}`,
        name: city.unitName(unit.id, request.lang),
        hours: hoursInWords(unit.hours, request.lang),
        holidays: unit.worksOnHolidays,
        words: unit.wordsInMail,
      })),
      more: Math.max(0, found.length - LISTED),
    });
  });

  office.get(`${UNITS}/:unit`, async (request, reply) => hoursPage(request, reply, unitOf(request)));

  office.post(`${UNITS}/:unit/hours`, async (request, reply) => {
    const unitId = unitOf(request);
    const draft = readHoursDraft(request.body, unitId === null);
    const parsed = parseHours(draft);
    if ('mistakes' in parsed) return hoursPage(request, reply, unitId, { draft, mistakes: parsed.mistakes });
    const edit = editOf(unitId, hoursNow(places.city(), unitId), parsed.wanted);
    const seal = hash('sha256', JSON.stringify(edit));
    const given = field(request.body, 'seal');
    if (given !== seal) return await showDiff(request, reply, unitId, edit, draft, seal, given !== '');
    const pending = await pendingChange(services.store);
    if (pending) return reply.redirect(progressOf(pending).href, 303);
    const { personId } = staff.visitor(request);
    const id = await services.store.write(async (tx) => {
      await putHours(tx, unitId, parsed.wanted, services.clock.now());
      const noted = await noteChange(tx, services, edit, personId);
      await recordAudit(services, tx, {
        action: 'calendar.changed',
        personId,
        unitId,
        subject: noted,
        data: { hours: true },
      });
      return noted;
    });
    await afterChange(deps);
    return reply.redirect(id ? `/office/settings/calendar/changes/${id}` : `${UNITS}/${unitId ?? CITY}`, 303);
  });

  async function showDiff(
    request: FastifyRequest,
    reply: FastifyReply,
    unitId: string | null,
    edit: CalendarEdit,
    draft: HoursDraft,
    seal: string,
    stale: boolean,
  ): Promise<FastifyReply> {
    const fields = [
      ...Object.entries(draft.days).map(([name, value]) => ({ name, value })),
      ...(draft.own ? [{ name: 'own', value: 'yes' }] : []),
      ...(draft.worksOnHolidays ? [{ name: 'worksOnHolidays', value: 'yes' }] : []),
      { name: 'seal', value: seal },
    ];
    const address = `${UNITS}/${unitId ?? CITY}`;
    const page = diffPage(places.city(), await forecast(services, places.city(), edit), {
      frame: staff.frame(request),
      lang: request.lang,
      stale,
      lines: editLines(places.city(), edit, request.lang),
      action: `${address}/hours`,
      fields,
      back: address,
    });
    return reply.page('calendar/diff', page, stale ? 409 : 200);
  }

  office.post(`${UNITS}/:unit/words`, async (request, reply) => {
    const unitId = unitOf(request);
    if (unitId === null) throw new Refusal('notFound');
    const on = field(request.body, 'wordsInMail') === 'yes';
    const { personId } = staff.visitor(request);
    await services.store.write(async (tx) => {
      await putWordsInMail(tx, unitId, on, services.clock.now());
      const data = { on };
      await recordAudit(services, tx, { action: 'setting.changed', personId, unitId, subject: 'wordsInMail', data });
    });
    await places.refresh();
    return reply.redirect(`${UNITS}/${unitId}?done=words`, 303);
  });
}

function editOf(unitId: string | null, before: UnitHours, after: UnitHours): CalendarEdit {
  const same = JSON.stringify(before) === JSON.stringify(after);
  return { days: [], hours: same ? [] : [{ unitId, before, after }] };
}
