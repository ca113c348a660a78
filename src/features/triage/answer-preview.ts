import type { FastifyReply } from 'fastify';
import { deadline } from '../../domain/calendar.ts';
import { contestable } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { isLang, type Lang, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { actorOf, type CaseRow } from '../cases/index.ts';
import { type Judged, judge } from './answer-judge.ts';
import { type PromisedView, promisedView } from './answer-promise.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import type { SaidWords } from './case-page.ts';
import { type CaseRequest, fileOf } from './case-routes.ts';
import type { Prepared } from './deed-routes.ts';
import { inlinePhotos } from './inline-photos.ts';
import { sealPhotos } from './posted.ts';
import { type ShownTrail, trailHere } from './trail.ts';

interface CheckLine {
  ok: boolean;
  text: string;
  /** What it is about: points without an answer, blanks. */
  parts: readonly string[];
}

/** An answer, or an end without one, before it is sent, as the resident will read it. */
export interface PreviewPage extends PromisedView {
  frame: OfficeFrame;
  /** The list from which the case was opened: see {@link ShownTrail}. */
  trail: Pick<ShownTrail, 'here'>;
  id: string;
  reference: string;
  /** Last part of the address that it is sent to, and the words of the button that does. */
  action: 'answer' | 'refusal' | 'redirection' | 'referral';
  send: string;
  errors: { href: string; text: string }[];
  /** Null where a reason was enough. */
  said: SaidWords | null;
  /** Why the case ends without an answer, in the resident's language; null for an answer. */
  ending: {
    lang: string;
    title: string;
    reason: string;
    wayOutTitle: string;
    wayOut: string;
    /** The authority outside: its card, as the resident's page shows it. */
    authority: { name: string; facts: { label: string; text: string }[]; how: string } | null;
  } | null;
  /** Until when the resident may contest it; null for thanks, and for a second answer. */
  contestUntil: number | null;
  outcome: string | null;
  /** The case is late, so that an apology is owed besides. */
  owes: boolean;
  checks: CheckLine[];
  way: Judged['way'];
  /** Null where no reason is asked for. */
  overrule: { reason: string; error: string | null } | null;
  hidden: { name: string; value: string }[];
}

const checkLines = ({ findings }: Judged, lang: Lang): CheckLine[] =>
  findings
    .map(({ check, ok, parts }) => ({
      ok,
      text: translator(lang)(ok ? `answer.check.${check}.ok` : `answer.check.${check}.fail`),
      parts,
    }))
    .sort((a, b) => Number(a.ok) - Number(b.ok));

/** The words as the resident will see them, under the name of the unit in their own language. */
export async function asTheyRead(
  deps: DeskDeps,
  request: CaseRequest,
  { row }: CaseFile,
  { draft, wanted }: Prepared,
): Promise<SaidWords> {
  const { staff, places, services } = deps;
  const { unitId } = actorOf(staff, staff.visitor(request), row);
  return {
    mine: false,
    by: places.city().unitName(unitId ?? row.unitId, isLang(row.lang) ? row.lang : 'vi'),
    at: services.clock.now(),
    lang: wanted.lang ?? row.lang,
    text: wanted.words ?? '',
    photos: await inlinePhotos(services, draft.photos),
  };
}

/** Whether an apology will be owed besides, once the case is out of the unit's hands. */
export const owesApology = ({ kind, dueAt, apology }: CaseRow, now: Instant): boolean =>
  contestable(kind) && now > dueAt && apology !== 'done';

/** The page on which an answer is looked at before it leaves; `mistake`: what is wrong with the reason that was asked for. */
export async function sendPreview(
  deps: DeskDeps,
  request: CaseRequest,
  reply: FastifyReply,
  ready: Prepared,
  mistake: 'missing' | 'long' | null = null,
): Promise<FastifyReply> {
  const { services, staff, places } = deps;
  const file = await fileOf(deps, request);
  const { row } = file;
  const { lang } = request;
  const t = translator(lang);
  const city = places.city();
  const now = services.clock.now();
  const { draft, wanted } = ready;
  const judged = judge(city, file, ready, now);
  const mayContest = contestable(row.kind) && row.contestedAt === null;
  const error = mistake && t(`office.error.overrule.${mistake}`);
  const { message, outcome, promise, promiseOn, seen, writer, proposedAt } = draft.typed;
  const fields = {
    message,
    outcome,
    promise,
    promiseOn,
    seen,
    writer,
    proposedAt,
    kept: sealPhotos(services, row.id, draft.photos),
  };
  const model: PreviewPage = {
    frame: staff.frame(request),
    trail: { here: trailHere(request) },
    id: row.id,
    reference: row.reference,
    action: 'answer',
    send: t('office.preview.send'),
    errors: error ? [{ href: '#overrule', text: error }] : [],
    said: await asTheyRead(deps, request, file, ready),
    ending: null,
    ...promisedView(city, row, ready, now, lang),
    contestUntil: mayContest ? deadline(city.calendar(row.unitId), now, city.promise('contest')) : null,
    outcome: wanted.outcome ? t(`outcome.${wanted.outcome}`) : null,
    owes: owesApology(row, now),
    checks: checkLines(judged, lang),
    way: judged.way,
    overrule: judged.mustExplain ? { reason: draft.typed.overrule, error } : null,
    hidden: Object.entries(fields).map(([name, value]) => ({ name, value })),
  };
  return reply.page('triage/preview', model, mistake ? 422 : 200);
}
