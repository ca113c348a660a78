import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { localDate } from '../../domain/instant.ts';
import { translator } from '../../platform/i18n/index.ts';
import { findChange, lastChanges } from './change.ts';
import { type CalendarDeps, maySetCity } from './deps.ts';
import { isOfCity, progressOf } from './diff.ts';
import type { Progress } from './pages.ts';
import { editLines } from './words.ts';
import { yearAsked, yearOf } from './year.ts';

/** `/office/settings/calendar`: the days of a year, for everybody at the desk; and what became of a change. */
export function yearRoutes(office: FastifyInstance, deps: CalendarDeps): void {
  const { services, places, staff } = deps;

  office.get('/office/settings/calendar', async (request: FastifyRequest, reply: FastifyReply) => {
    const query = request.query as { year?: unknown; done?: unknown };
    const now = services.clock.now();
    const year = yearAsked(query.year, now);
    const editable = maySetCity(deps, request);
    const [last] = editable ? await lastChanges(services.store, 1) : [];
    return reply.page('calendar/year', {
      frame: staff.frame(request),
      ...yearOf(places.city(), { year, today: localDate(now) }, request.lang, editable),
      editable,
      flash: query.done === 'days' ? translator(request.lang)('calendar.done.days') : '',
      progress: last && last.doneAt === null ? withoutEnd(progressOf(last)) : null,
    });
  });

  office.get('/office/settings/calendar/changes/:id', async (request: FastifyRequest, reply: FastifyReply) => {
    const change = await findChange(services.store, (request.params as { id: string }).id);
    if (!change) throw new Refusal('notFound');
    const units = isOfCity(change.edit) ? [null] : change.edit.hours.map(({ unitId }) => unitId);
    for (const unitId of units) staff.allow(staff.visitor(request), 'setting.manage', { unitId });
    return reply.page('calendar/change', {
      frame: staff.frame(request),
      at: change.at,
      by: change.personId
        ? staff.titleOf(change.personId, request.lang)
        : translator(request.lang)('calendar.change.commandLine'),
      lines: editLines(places.city(), change.edit, request.lang),
      progress: progressOf(change),
    });
  });
}

const withoutEnd = ({ href, looked, moved }: Progress) => ({ href, looked, moved });
