import { eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { BODY_KINDS } from '../../domain/outside-body.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { outsideBody } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import type { Staff } from '../staff/index.ts';
import {
  BODY_FIELD_NAMES,
  BODY_FIELDS,
  type BodyMistake,
  mistakesIn,
  readTypedBody,
  type TypedBody,
  typedOf,
} from './form.ts';
import type { BodyPage } from './pages.ts';
import { addBody } from './put.ts';
import { type BodyRow, cardOf, findBody, readBodies } from './read.ts';

type BodyRequest = FastifyRequest<{ Params: { id: string } }>;
const NEW = 'new';
const DONE = ['saved', 'retired', 'restored'] as const;

/** `/office/bodies…`: the authorities outside, kept by whoever keeps the city's settings. */
export function bodyRoutes(services: Services, { staff }: { staff: Staff }) {
  const { store, clock } = services;
  const allow = (request: FastifyRequest) => staff.allow(staff.visitor(request), 'setting.manage', { unitId: null });

  async function bodyOf(request: FastifyRequest): Promise<BodyRow | null> {
    allow(request);
    const { id } = (request as BodyRequest).params;
    if (id === NEW) return null;
    const row = await findBody(store.read, id);
    if (!row) throw new Refusal('notFound');
    return row;
  }

  function page(request: FastifyRequest, row: BodyRow | null, typed: TypedBody, mistakes: BodyMistake[]): BodyPage {
    const t = translator(request.lang);
    const errorOf = ({ field, what, over }: BodyMistake) =>
      t(`bodies.error.${what}`, { label: t(`bodies.field.${field}`), over: over ?? 0 });
    return {
      frame: staff.frame(request),
      id: row?.id ?? null,
      title: row ? cardOf(row, request.lang).name : t('bodies.add'),
      errors: mistakes.map((one) => ({ href: `#${one.field}`, text: errorOf(one) })),
      kinds: BODY_KINDS.map((value) => ({ value, label: t(`bodies.kind.${value}`), chosen: value === typed.kind })),
      fields: BODY_FIELD_NAMES.map((field) => {
        const mistake = mistakes.find((one) => one.field === field);
        const { rows } = BODY_FIELDS[field];
        const label = t(`bodies.field.${field}`);
        const hint = t(`bodies.hint.${field}`);
        return { id: field, label, hint, value: typed[field], error: mistake ? errorOf(mistake) : null, rows };
      }),
      retired: Boolean(row?.retiredAt),
    };
  }

  async function save(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const row = await bodyOf(request);
    const typed = readTypedBody(request.body);
    const mistakes = mistakesIn(typed);
    if (mistakes.length > 0) return reply.page('bodies/body', page(request, row, typed, mistakes), 422);
    const changedAt = clock.now();
    await store.write(async (tx) => {
      if (row)
        await tx
          .update(outsideBody)
          .set({ ...typed, changedAt })
          .where(eq(outsideBody.id, row.id));
      else await addBody(tx, services, typed);
      const { personId } = staff.visitor(request);
      await recordAudit(services, tx, { action: 'body.changed', personId, subject: row?.id ?? typed.nameVi });
    });
    return reply.redirect('/office/bodies?done=saved', 303);
  }

  /** Takes a body out of the choice, or puts it back. */
  async function turn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const row = await bodyOf(request);
    if (!row) throw new Refusal('notFound');
    const retiredAt = row.retiredAt === null ? clock.now() : null;
    await store.write(async (tx) => {
      await tx.update(outsideBody).set({ retiredAt }).where(eq(outsideBody.id, row.id));
      const { personId } = staff.visitor(request);
      await recordAudit(services, tx, { action: 'body.changed', personId, subject: row.id });
    });
    return reply.redirect(`/office/bodies?done=${retiredAt === null ? 'restored' : 'retired'}`, 303);
  }

  async function list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    allow(request);
    const { lang } = request;
    const asked = (request.query as { done?: unknown }).done;
    const done = DONE.find((one) => one === asked);
    const rows = await readBodies(store.read, { all: true });
    return reply.page('bodies/list', {
      frame: staff.frame(request),
      notice: done ? translator(lang)(`bodies.done.${done}`) : null,
      lines: sorted(rows, lang),
    });
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.get('/office/bodies', list);
    office.get('/office/bodies/:id', async (request, reply) => {
      const row = await bodyOf(request);
      return reply.page('bodies/body', page(request, row, row ? typedOf(row) : readTypedBody({}), []));
    });
    office.post('/office/bodies/:id', save);
    office.post('/office/bodies/:id/turn', turn);
  };
}

/** What is offered first, then by kind in their own order. */
function sorted(rows: readonly BodyRow[], lang: Lang) {
  const rank = ({ retiredAt, kind }: BodyRow) => (retiredAt === null ? 0 : 100) + BODY_KINDS.indexOf(kind);
  return rows
    .toSorted((a, b) => rank(a) - rank(b))
    .map((row) => {
      const { name, address, phone } = cardOf(row, lang);
      return { id: row.id, kind: row.kind, name, address, phone, retired: row.retiredAt !== null };
    });
}
