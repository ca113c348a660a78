import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../../domain/errors.ts';
import { visibleUnits } from '../../domain/permission.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { everywhere } from './above.ts';
import type { DeskDeps } from './case-file.ts';
import { addTag, findTag, LONGEST_TAG, MOST_TAGS, readTags, retireTag, type TagMistake } from './tags.ts';

export interface TagsPage {
  frame: OfficeFrame;
  notice: string | null;
  error: string | null;
  typed: string;
  severalUnits: boolean;
  units: {
    id: string;
    /** Empty where the reader keeps the tags of one unit only. */
    name: string;
    tags: { id: string; name: string; retired: boolean }[];
  }[];
}

const text = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(500).catch(''))
  .catch('');
const Form = z.object({ unit: text, name: text });

/** The units whose tags this person keeps. */
function keptUnits(deps: DeskDeps, request: FastifyRequest): string[] {
  const { units } = deps.places.city();
  const kept = visibleUnits(everywhere(deps, deps.staff.visitor(request)), units, 'tag.manage');
  const list = kept === 'all' ? [...units.keys()] : [...kept];
  if (list.length === 0) throw new Refusal('forbidden');
  return list;
}

async function sendTags(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  more: { error?: TagMistake; typed?: string } = {},
): Promise<FastifyReply> {
  const { services, staff, places } = deps;
  const { lang } = request;
  const t = translator(lang);
  const kept = keptUnits(deps, request);
  const tags = await readTags(services.store.read, kept, { retired: true });
  const { done } = request.query as { done?: unknown };
  return reply.page(
    'triage/tags',
    {
      frame: staff.frame(request),
      notice: done === 'added' || done === 'retired' ? t(`tags.done.${done}`) : null,
      error: more.error
        ? t(`tags.error.${more.error}`, { most: more.error === 'tooMany' ? MOST_TAGS : LONGEST_TAG })
        : null,
      typed: more.typed ?? '',
      severalUnits: kept.length > 1,
      units: kept.map((id) => ({
        id,
        name: kept.length > 1 ? places.city().unitName(id, lang) : '',
        tags: tags
          .filter(({ unitId }) => unitId === id)
          .map(({ id: tagId, name, retiredAt }) => ({ id: tagId, name, retired: retiredAt !== null })),
      })),
    },
    more.error ? 422 : 200,
  );
}

/** `/office/tags`: the labels of one's own unit. */
export function tagRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { services } = deps;
  app.get('/office/tags', (request, reply) => sendTags(deps, request, reply));

  app.post('/office/tags', async (request, reply) => {
    const { unit, name } = Form.parse(request.body ?? {});
    const kept = keptUnits(deps, request);
    const unitId = kept.length === 1 ? kept[0] : kept.find((id) => id === unit);
    if (unitId === undefined) throw new Refusal('notFound');
    const error = await services.store.write((tx) => addTag(tx, services, unitId, name));
    return error
      ? await sendTags(deps, request, reply, { error, typed: name })
      : reply.redirect('/office/tags?done=added', 303);
  });

  app.post('/office/tags/:tag/retire', async (request: FastifyRequest<{ Params: { tag: string } }>, reply) => {
    const kept = keptUnits(deps, request);
    const row = await findTag(services.store.read, request.params.tag);
    if (!row || !kept.includes(row.unitId)) throw new Refusal('notFound');
    await services.store.write((tx) => retireTag(tx, services, row.id));
    return reply.redirect('/office/tags?done=retired', 303);
  });
}
