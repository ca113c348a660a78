import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { clean } from '../../domain/text.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { recordAudit } from '../audit/index.ts';
import { putSetting } from '../places/index.ts';
import type { DeskDeps } from './case-file.ts';
import { EXTENSION_KEY, type ExtensionRule, extensionRule, MOST_DAYS, MOST_TIMES } from './extension.ts';

/** How often and how long a unit may put off an answer, as the administrator sets it. */
export interface ExtensionPage {
  frame: OfficeFrame;
  notice: string | null;
  times: string;
  days: string;
  timesError: string | null;
  daysError: string | null;
  errors: { href: string; text: string }[];
}

const SOURCE = 'Administrator';
const whole = (typed: string, least: number, most: number): number | null =>
  /^\d{1,2}$/.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : null;

/** `/office/settings/extension` */
export function extensionRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { services, places, staff } = deps;
  const path = '/office/settings/extension';
  const allow = (request: FastifyRequest) => staff.allow(staff.visitor(request), 'setting.manage', { unitId: null });

  function page(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Record<keyof ExtensionRule, string>,
    wrong: string[],
  ) {
    const t = translator(request.lang);
    const { done } = request.query as { done?: unknown };
    const error = (name: keyof ExtensionRule, most: number) =>
      wrong.includes(name) ? t(`extension.error.${name}`, { most }) : null;
    const [timesError, daysError] = [error('times', MOST_TIMES), error('days', MOST_DAYS)];
    const errors = [
      ...(timesError ? [{ href: '#times', text: timesError }] : []),
      ...(daysError ? [{ href: '#days', text: daysError }] : []),
    ];
    const notice = done === 'saved' ? t('extension.saved') : null;
    const model = { frame: staff.frame(request), notice, ...typed, timesError, daysError, errors };
    return reply.page('triage/extension', model, wrong.length > 0 ? 422 : 200);
  }

  app.get(path, async (request, reply) => {
    allow(request);
    const { times, days } = extensionRule(places.city());
    return page(request, reply, { times: String(times), days: String(days) }, []);
  });

  app.post(path, async (request, reply) => {
    allow(request);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const text = (name: string) => (typeof body[name] === 'string' ? clean(body[name]) : '');
    const typed = { times: text('times'), days: text('days') };
    const [times, days] = [whole(typed.times, 0, MOST_TIMES), whole(typed.days, 1, MOST_DAYS)];
    if (times === null || days === null) {
      return page(request, reply, typed, [...(times === null ? ['times'] : []), ...(days === null ? ['days'] : [])]);
    }
    const value: ExtensionRule = { times, days };
    const data = { before: JSON.stringify(extensionRule(places.city())), after: JSON.stringify(value) };
    const { personId } = staff.visitor(request);
    await services.store.write(async (tx) => {
      await putSetting(tx, { key: EXTENSION_KEY, value, source: SOURCE }, services.clock.now());
      await recordAudit(services, tx, { action: 'setting.changed', personId, subject: EXTENSION_KEY, data });
    });
    await places.refresh();
    return reply.redirect(`${path}?done=saved`, 303);
  });
}
