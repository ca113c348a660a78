import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CaseKind } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import { clean } from '../../domain/text.ts';
import type { TemplateStatus } from '../../schema/answers.ts';
import { recordAudit } from '../audit/index.ts';
import { putSetting } from '../places/index.ts';
import { approvalKey } from './answer-file.ts';
import type { DeskDeps } from './case-file.ts';
import {
  CITY,
  EMPTY,
  managed,
  type TemplatesView,
  type TemplateTyped,
  templateMistakes,
  templatesPage,
} from './template-page.ts';
import { findTemplate, putTemplate, switchTemplate } from './template-store.ts';

const PATH = '/office/settings/templates';

const fieldsOf = (given: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof given === 'object' && given !== null ? given : {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? clean(value) : '',
    ]),
  );

/** Whose templates are meant: one of those that the visitor may manage. */
function unitOf(deps: DeskDeps, request: FastifyRequest, asked: string | undefined): string {
  const visitor = deps.staff.visitor(request);
  const mine = managed(deps, visitor);
  const unit = asked || mine[0];
  if (!unit || !mine.includes(unit)) throw new Refusal(mine.length === 0 ? 'forbidden' : 'notFound');
  return unit;
}

async function sendPage(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  more: Pick<TemplatesView, 'unit'> & Partial<TemplatesView>,
  status = 200,
): Promise<FastifyReply> {
  const view = { frame: deps.staff.frame(request), visitor: deps.staff.visitor(request), lang: request.lang, ...more };
  return reply.page('triage/templates', await templatesPage(deps, view), status);
}

const back = (unit: string, done: string) => `${PATH}?unit=${encodeURIComponent(unit)}&done=${done}`;

async function save(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { services, staff } = deps;
  const fields = fieldsOf(request.body);
  const unit = unitOf(deps, request, fields.unit);
  const typed = Object.fromEntries(
    Object.entries(EMPTY).map(([name, fallback]) => [name, fields[name] ?? fallback]),
  ) as TemplateTyped;
  const mistakes = templateMistakes(typed, request.lang);
  if (Object.keys(mistakes).length > 0) return await sendPage(deps, request, reply, { unit, typed, mistakes }, 422);
  const unitId = unit === CITY ? null : unit;
  const there = typed.id ? await findTemplate(services.store.read, typed.id) : null;
  if (typed.id && there?.unitId !== unitId) throw new Refusal('notFound');
  const { personId } = staff.visitor(request);
  const id = there?.id ?? services.ids.uuid();
  await services.store.write(async (tx) => {
    await putTemplate(tx, {
      id,
      unitId,
      kind: (typed.kind || null) as CaseKind | null,
      status: typed.status as TemplateStatus,
      lang: typed.lang,
      title: typed.title,
      body: typed.body,
      active: there?.active ?? true,
      changedAt: services.clock.now(),
      changedBy: personId,
    });
    await recordAudit(services, tx, { action: 'template.changed', personId, unitId, subject: typed.title });
  });
  return reply.redirect(back(unit, 'saved'), 303);
}

type OneRequest = FastifyRequest<{ Params: { id: string; to: string } }>;

/** `/office/settings/templates`: words to begin an answer with, and whether answers of officers wait for the head. */
export function templateRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { services, staff, places } = deps;
  app.get(PATH, async (request, reply) => {
    const { unit, done, edit } = fieldsOf(request.query);
    return await sendPage(deps, request, reply, { unit: unitOf(deps, request, unit), done, edit });
  });

  app.post(PATH, async (request, reply) => save(deps, request, reply));

  app.post(`${PATH}/approval`, async (request, reply) => {
    const { unit: asked, wanted } = fieldsOf(request.body);
    const unit = unitOf(deps, request, asked);
    if (unit === CITY) throw new Refusal('notFound');
    const setting = { key: approvalKey(unit), value: wanted === 'yes', source: 'Đơn vị tự chọn' };
    const { personId } = staff.visitor(request);
    await services.store.write(async (tx) => {
      await putSetting(tx, setting, services.clock.now());
      const data = { after: String(setting.value) };
      await recordAudit(services, tx, {
        action: 'setting.changed',
        personId,
        unitId: unit,
        subject: setting.key,
        data,
      });
    });
    await places.refresh();
    return reply.redirect(back(unit, 'approval'), 303);
  });

  app.post(`${PATH}/:id/:to`, async (request: OneRequest, reply) => {
    const { id, to } = request.params;
    const unit = unitOf(deps, request, fieldsOf(request.body).unit);
    if (to !== 'on' && to !== 'off') throw new Refusal('notFound');
    const change = { active: to === 'on', changedAt: services.clock.now(), changedBy: staff.visitor(request).personId };
    const unitId = unit === CITY ? null : unit;
    const done = await services.store.write(async (tx) => {
      const switched = await switchTemplate(tx, { id, unitId }, change);
      const deed = { action: 'template.changed', personId: change.changedBy, unitId, subject: id } as const;
      if (switched) await recordAudit(services, tx, deed);
      return switched;
    });
    if (!done) throw new Refusal('notFound');
    return reply.redirect(back(unit, to), 303);
  });
}
