import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { visibleUnits } from '../../domain/permission.ts';
import { translator } from '../../platform/i18n/index.ts';
import { recordAudit } from '../audit/index.ts';
import { putSetting } from '../places/index.ts';
import { type CalendarDeps, field, maySetCity } from './deps.ts';
import type { SettingsPage } from './pages.ts';
import {
  climbInWords,
  inspectorates,
  lookouts,
  type Parsed,
  parseReminders,
  parseTerms,
  remindersNow,
  sourceOf,
  TERM_KEYS,
  timeInWords,
} from './settings-form.ts';

const SETTINGS = '/office/settings';
const MOST_OWN = 20;

type Wrong = Extract<Parsed, { wrong: unknown }>['wrong'];

/** `/office/settings`: terms, reminders, quiet hours, each with where it comes from; read by everybody, set by administrators. */
export function settingsPageRoutes(office: FastifyInstance, deps: CalendarDeps): void {
  const { services, places, staff } = deps;

  function settingsPage(request: FastifyRequest, reply: FastifyReply, body: unknown = null, wrong: Wrong = {}) {
    const t = translator(request.lang);
    const city = places.city();
    const said = (name: string) => {
      const what = wrong[name];
      return what ? t(`settings.error.${what}`) : '';
    };
    // What was typed stays in the form that had a mistake; the other form shows what is in force.
    const kept = (name: string, now: string) => (body !== null && hasField(body, name) ? field(body, name, 300) : now);
    const now = remindersNow(city);
    const option =
      (name: 'alsoTell' | 'inspectorate') =>
      ({ id }: { id: string }) => ({
        value: id,
        label: city.unitName(id, request.lang),
        chosen: id === kept(name, now[name]),
      });
    const { done } = request.query as { done?: unknown };
    const page: SettingsPage = {
      frame: staff.frame(request),
      editable: maySetCity(deps, request),
      flash: done === 'saved' ? t('settings.saved') : '',
      errors: Object.keys(wrong).map((name) => ({
        href: TERM_KEYS.some((key) => key === name) ? `#${name}-amount` : `#${name}`,
        text: said(name),
      })),
      terms: TERM_KEYS.map((key) => {
        const { amount, unit, verified } = city.promise(key);
        return {
          key,
          label: t(`settings.term.${key}`),
          amount: kept(`${key}-amount`, String(amount)),
          unit: kept(`${key}-unit`, unit) === 'working_hours' ? 'working_hours' : 'working_days',
          source: kept(`${key}-source`, sourceOf(city, key, request.lang)),
          verified,
          error: said(key),
        };
      }),
      reminders: {
        unreadHours: kept('unreadHours', String(now.unreadHours)),
        climb: kept('climb', climbInWords(now.climb)),
        alsoTell: lookouts(city).map(option('alsoTell')),
        inspectorate: inspectorates(city).map(option('inspectorate')),
        silentWeeks: kept('silentWeeks', String(now.silentWeeks)),
        digestFrom: kept('digestFrom', String(now.digestFrom)),
      },
      mail: {
        quiet: now.quiet,
        opens: kept('opens', timeInWords(now.wide.opens)),
        closes: kept('closes', timeInWords(now.wide.closes)),
      },
      wrong: {
        unreadHours: said('unreadHours'),
        climb: said('climb'),
        silentWeeks: said('silentWeeks'),
        digestFrom: said('digestFrom'),
        opens: said('opens'),
        closes: said('closes'),
      },
      units: ownUnits(request),
    };
    return reply.page('calendar/settings', page, Object.keys(wrong).length > 0 ? 422 : 200);
  }

  function ownUnits(request: FastifyRequest): SettingsPage['units'] {
    const { units } = places.city();
    const visible = visibleUnits(staff.visitor(request).powers, units, 'setting.manage');
    if (visible === 'all' || visible.size > MOST_OWN) return [];
    return [...visible].map((id) => ({
      href: `${SETTINGS}/units/${id}`,
      name: places.city().unitName(id, request.lang),
    }));
  }

  async function save(request: FastifyRequest, reply: FastifyReply, parsed: Parsed): Promise<FastifyReply> {
    if ('wrong' in parsed) return settingsPage(request, reply, request.body, parsed.wrong);
    const { personId } = staff.visitor(request);
    const now = services.clock.now();
    await services.store.write(async (tx) => {
      for (const { key, value, source } of parsed.wanted) {
        const before = JSON.stringify(places.city().setting<unknown>(key, null));
        await putSetting(tx, { key, value, source }, now);
        const data = { before, after: JSON.stringify(value) };
        await recordAudit(services, tx, { action: 'setting.changed', personId, subject: key, data });
      }
    });
    await places.refresh();
    return reply.redirect(`${SETTINGS}?done=saved`, 303);
  }

  const allow = (request: FastifyRequest) => staff.allow(staff.visitor(request), 'setting.manage', { unitId: null });

  office.get(SETTINGS, async (request, reply) => settingsPage(request, reply));
  office.post(`${SETTINGS}/terms`, async (request, reply) => {
    allow(request);
    return await save(
      request,
      reply,
      parseTerms(request.body, places.city(), (key) => sourceOf(places.city(), key, request.lang)),
    );
  });
  office.post(`${SETTINGS}/reminders`, async (request, reply) => {
    allow(request);
    return await save(request, reply, parseReminders(request.body, places.city()));
  });
}

const hasField = (body: unknown, name: string) => typeof body === 'object' && body !== null && name in body;
