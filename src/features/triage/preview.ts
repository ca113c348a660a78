import type { FastifyReply } from 'fastify';
import { deadline } from '../../domain/calendar.ts';
import { contestable } from '../../domain/case.ts';
import { isLang, type Lang } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { KeptPhoto } from '../cases/index.ts';
import { actorOf } from './act.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import type { SaidWords } from './case-page.ts';
import type { CaseRequest } from './case-routes.ts';
import type { Prepared } from './deed-routes.ts';
import { sealPhotos } from './posted.ts';

/** An answer before it is sent, as the resident will read it. */
export interface PreviewPage {
  frame: OfficeFrame;
  id: string;
  reference: string;
  said: SaidWords;
  /** Until when the resident may contest it; null for thanks, and for a second answer. */
  contestUntil: number | null;
  hidden: { name: string; value: string }[];
}

/** Photos that are no attachments yet have no address: they come with the page. */
async function shown({ services }: DeskDeps, photos: readonly KeptPhoto[]): Promise<SaidWords['photos']> {
  const bytes = await Promise.all(photos.map(({ digest }) => services.vault.get(digest)));
  return photos.map(({ width, height }, index) => ({
    n: index + 1,
    src: `data:image/jpeg;base64,${bytes[index]?.toString('base64') ?? ''}`,
    width,
    height,
  }));
}

export async function sendPreview(
  deps: DeskDeps,
  request: CaseRequest,
  reply: FastifyReply,
  ready: Prepared,
): Promise<FastifyReply> {
  const { services, staff, places } = deps;
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, request.params.id);
  const { draft, wanted } = ready;
  const city = places.city();
  const now = services.clock.now();
  const unitId = actorOf(visitor, staff.powersOf(visitor), row.unitId).unitId ?? row.unitId;
  // The resident reads the unit's name in their own language.
  const theirs: Lang = isLang(row.lang) ? row.lang : 'vi';
  const mayContest = contestable(row.kind) && row.contestedAt === null;
  return reply.page('triage/preview', {
    frame: staff.frame(request),
    id: row.id,
    reference: row.reference,
    said: {
      mine: false,
      by: city.unitName(unitId, theirs),
      at: now,
      lang: wanted.lang ?? row.lang,
      text: wanted.words ?? '',
      photos: await shown(deps, draft.photos),
    },
    contestUntil: mayContest ? deadline(city.calendar(row.unitId), now, city.promise('contest')) : null,
    hidden: [
      { name: 'message', value: wanted.words ?? '' },
      { name: 'kept', value: sealPhotos(services, row.id, draft.photos) },
      { name: 'seen', value: draft.typed.seen },
    ],
  });
}
