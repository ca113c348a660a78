import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, Refusal } from '../../domain/errors.ts';
import { blackOut, readBoxes } from '../../domain/redaction.ts';
import { clean } from '../../domain/text.ts';
import { blackOutAreas } from '../../platform/files/photo.ts';
import { actorOf, type CaseRow, type Redaction, type Story } from '../cases/index.ts';
import { lastEvent } from './act.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import { type CaseRequest, fileOf } from './case-routes.ts';
import { type Marked, redactionPage } from './redaction.ts';
import { trailHere } from './trail.ts';

const text = (value: unknown) => (typeof value === 'string' ? clean(value) : '');

/** What is there now to be blacked out, by the names that a form gives. */
function textOf(row: CaseRow, story: Story, part: string, partId: string): string | null {
  if (part === 'message' || part === 'who') return partId === '' ? row[part] : null;
  return (part === 'said' && story.messages.find(({ id }) => id === partId)?.body) || null;
}

/** The posted form as a redaction, or what is wrong with it. @throws Refusal `notFound` for a part that is not there */
async function read(
  deps: DeskDeps,
  row: CaseRow,
  story: Story,
  body: Record<string, unknown>,
): Promise<Redaction | Marked> {
  const [part, partId] = [text(body.part), text(body.partId)];
  if (part === 'photo') return readPhoto(deps, story, partId, text(body.boxes));
  const there = textOf(row, story, part, partId);
  if (there === null) throw new Refusal('notFound');
  const typed = text(body.marked);
  const black = blackOut(there, typed);
  if ('problem' in black) return { part, partId, typed, problem: black.problem };
  return { part, partId, text: black.text } as Redaction;
}

async function readPhoto({ services }: DeskDeps, story: Story, partId: string, typed: string) {
  const { vault } = services;
  const photo = story.attachments.find(({ id }) => id === partId);
  const bytes = photo && (await vault.get(photo.digest));
  if (!bytes) throw new Refusal('notFound');
  const areas = readBoxes(typed);
  if (!areas || areas.length === 0) return { part: 'photo', partId, typed, problem: 'boxes' } as const;
  const { jpeg, width, height } = await blackOutAreas(bytes, areas);
  return {
    part: 'photo',
    partId,
    photo: { digest: await vault.put(jpeg), bytes: jpeg.length, width, height },
  } as const;
}

/** Sends what can be blacked out in a case, with whatever was typed into one of its forms. */
export async function sendRedaction(
  deps: DeskDeps,
  request: CaseRequest,
  reply: FastifyReply,
  marked: Marked | null,
  status = 200,
): Promise<FastifyReply> {
  const { row, story, may } = await fileOf(deps, request);
  if (!may('case.redact')) throw new Refusal('notFound');
  const { done } = request.query as { done?: unknown };
  const trail = { here: trailHere(request) };
  const view = { frame: deps.staff.frame(request), trail, lang: request.lang, marked, done: done === 'yes' };
  const model = redactionPage(deps, row, story, { ...view, mayReadOriginal: may('case.readOriginal') });
  return reply.page('triage/redaction', model, status);
}

/** `/office/cases/{id}/redaction`: black out what names a person; the original stays for those with the right. */
export function redactionRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { services, staff, cases } = deps;

  /** Refuses when anything has happened since the case was read: two who black out at once must not undo one another. */
  async function keep(request: FastifyRequest, { row, story }: CaseFile, redaction: Redaction): Promise<void> {
    const visitor = staff.visitor(request);
    const actor = actorOf(staff, visitor, row);
    await services.store.write(async (tx) => {
      if ((await lastEvent(tx, row.id)) !== story.events.at(-1)?.n) throw new Refusal('conflict');
      await cases.redact(tx, row.id, redaction, actor);
    });
  }

  app.get('/office/cases/:id/redaction', (request: CaseRequest, reply) => sendRedaction(deps, request, reply, null));

  app.post('/office/cases/:id/redaction', async (request: CaseRequest, reply) => {
    const file = await fileOf(deps, request);
    const { row, story } = file;
    if (!file.may('case.redact')) throw new Refusal('notFound');
    const body = (request.body ?? {}) as Record<string, unknown>;
    const redaction = await read(deps, row, story, body);
    if ('problem' in redaction) return sendRedaction(deps, request, reply, redaction, 422);
    try {
      await keep(request, file, redaction);
    } catch (error) {
      if (!isRefusal(error) || error.refusal !== 'conflict') throw error;
      const typed = text(body.marked) || text(body.boxes);
      const { part, partId } = redaction;
      return sendRedaction(deps, request, reply, { part, partId, typed, problem: 'meanwhile' }, 409);
    }
    return reply.redirect(`/office/cases/${row.id}/redaction?done=yes`, 303);
  });
}
