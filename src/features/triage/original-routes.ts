import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { clean, length } from '../../domain/text.ts';
import { type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { recordAudit } from '../audit/index.ts';
import { actorOf, originalsOf } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';
import { type CaseRequest, fileOf } from './case-routes.ts';
import { sendRedaction } from './redaction-routes.ts';
import { type ShownTrail, trailHere } from './trail.ts';

/** What stood there before parts were blacked out, on the one page that answers the question for it. */
export interface OriginalPage {
  frame: OfficeFrame;
  trail: Pick<ShownTrail, 'here'>;
  id: string;
  reference: string;
  texts: { label: string; text: string }[];
  photos: { n: number; src: string; width: number; height: number }[];
}

const LONGEST_REASON = 500;

/** `POST /office/cases/{id}/original`: reads the originals, once, with a reason that stays on record before anybody reads them. */
export function originalRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { services, staff, cases } = deps;
  app.post('/office/cases/:id/original', async (request: CaseRequest, reply) => {
    const { row, may, story } = await fileOf(deps, request);
    const visitor = staff.visitor(request);
    if (!may('case.readOriginal')) throw new Refusal('notFound');
    const given = (request.body as { reason?: unknown } | undefined)?.reason;
    const reason = typeof given === 'string' ? clean(given) : '';
    if (reason === '' || length(reason) > LONGEST_REASON) {
      const problem = reason === '' ? 'reason' : 'reasonTooLong';
      return sendRedaction(deps, request, reply, { part: 'original', partId: '', typed: reason, problem }, 422);
    }
    const actor = actorOf(staff, visitor, row);
    const { personId } = visitor;
    const originals = await services.store.write(async (tx) => {
      const rows = await originalsOf(tx, row.id);
      if (rows.length === 0) throw new Refusal('notFound');
      await cases.move(tx, row.id, { verb: 'read_original', actor, reason });
      const deed = { action: 'case.original' as const, personId, unitId: actor.unitId, caseId: row.id };
      await recordAudit(services, tx, deed);
      return rows;
    });
    const t = translator(request.lang);
    const kindOf = (id: string) => story.messages.find((words) => words.id === id)?.kind ?? 'reply';
    const labelOf = (part: string, partId: string) =>
      part === 'said' ? t(`redaction.said.${kindOf(partId)}` as MessageKey) : t(`redaction.part.${part}` as MessageKey);
    const photos = originals.filter(({ part }) => part === 'photo');
    const bytes = await Promise.all(photos.map(({ digest }) => services.vault.get(digest ?? '')));
    return reply.page('triage/original', {
      frame: staff.frame(request),
      trail: { here: trailHere(request) },
      id: row.id,
      reference: row.reference,
      texts: originals
        .filter(({ part }) => part !== 'photo')
        .map(({ part, partId, text }) => ({ label: labelOf(part, partId), text })),
      // With the page alone: an original has no address of its own.
      photos: photos.map(({ width, height }, i) => ({
        n: i + 1,
        src: `data:image/jpeg;base64,${bytes[i]?.toString('base64') ?? ''}`,
        width: width ?? 0,
        height: height ?? 0,
      })),
    });
  });
}
