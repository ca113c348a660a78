import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { DECLINE_REASONS, REDIRECT_REASONS, type WayOut } from '../../domain/reasons.ts';
import { isLang, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { cardOf, findBody } from '../bodies/index.ts';
import { asTheyRead, owesApology, type PreviewPage } from './answer-preview.ts';
import type { DeskDeps } from './case-file.ts';
import { fileOf, sendFile } from './case-routes.ts';
import { type Prepared, prepare } from './deed-routes.ts';
import { trailHere } from './trail.ts';

/** Ends without an answer: the resident reads why and what to do now, cannot contest it, and nobody can take it back. */
const ENDINGS = {
  refusal: 'office.do.refusal.send',
  redirection: 'office.do.redirection.send',
  referral: 'way.referral.send',
} as const satisfies Record<string, MessageKey>;
type Noun = keyof typeof ENDINGS;
const isEnding = (noun: string): noun is Noun => Object.hasOwn(ENDINGS, noun);

type Ending = NonNullable<PreviewPage['ending']>;
const LINES = ['address', 'phone', 'email', 'website'] as const;

const REASONS: Readonly<Record<string, { wayOut: WayOut }>> = { ...REDIRECT_REASONS, ...DECLINE_REASONS };

/** The authority outside, with the labels of the resident's page. */
async function authorityOf({ services }: DeskDeps, { wanted }: Prepared, lang: Lang): Promise<Ending['authority']> {
  const row = await findBody(services.store.read, String(wanted.data?.bodyId));
  if (!row) return null;
  const t = translator(lang);
  const card = cardOf(row, lang);
  const facts = LINES.map((line) => ({ label: t(`tracking.authority.${line}`), text: card[line] }));
  return { name: card.name, facts: facts.filter(({ text }) => text !== ''), how: card.how };
}

/** Why it ends and the way out, in the resident's language. */
async function endingOf(deps: DeskDeps, ready: Prepared, lang: Lang): Promise<Ending> {
  const t = translator(lang);
  const titles = { lang, title: t('tracking.closed'), wayOutTitle: t('tracking.wayOut') };
  const { reason } = ready.wanted;
  const known = reason === undefined ? undefined : REASONS[reason];
  if (!known) {
    const authority = await authorityOf(deps, ready, lang);
    return { ...titles, reason: t('reason.outside_body'), wayOut: t('wayOut.outside_body'), authority };
  }
  return {
    ...titles,
    reason: t(`reason.${reason}` as MessageKey),
    wayOut: t(`wayOut.${known.wayOut}`),
    authority: null,
  };
}

type EndingRequest = FastifyRequest<{ Params: { id: string; noun: string } }>;

async function previewPage(deps: DeskDeps, request: EndingRequest, noun: Noun, ready: Prepared): Promise<PreviewPage> {
  const { services, staff } = deps;
  const file = await fileOf(deps, request);
  const { row } = file;
  const t = translator(request.lang);
  const { message, reason, body, seen } = ready.draft.typed;
  return {
    frame: staff.frame(request),
    id: row.id,
    reference: row.reference,
    trail: { here: trailHere(request) },
    action: noun,
    send: t(ENDINGS[noun]),
    errors: [],
    said: message === '' ? null : await asTheyRead(deps, request, file, ready),
    ending: await endingOf(deps, ready, isLang(row.lang) ? row.lang : 'vi'),
    promised: null,
    suggestion: null,
    closedDay: null,
    contestUntil: null,
    outcome: null,
    owes: owesApology(row, services.clock.now()),
    checks: [],
    way: 'send',
    overrule: null,
    hidden: Object.entries({ message, reason, body, seen }).map(([name, value]) => ({ name, value })),
  };
}

/** `POST /office/cases/{id}/{noun}/preview`: what ends a case is looked at first; nothing is kept. */
export function endingPreview(app: FastifyInstance, deps: DeskDeps): void {
  app.post('/office/cases/:id/:noun/preview', async (request: EndingRequest, reply: FastifyReply) => {
    const { noun } = request.params;
    if (!isEnding(noun)) throw new Refusal('notFound');
    const ready = await prepare(deps, request, noun);
    if (!('wanted' in ready))
      return await sendFile(deps, request, reply, { ...ready, status: ready.draft.mistakes.length > 0 ? 422 : 200 });
    return reply.page('triage/preview', await previewPage(deps, request, noun, ready));
  });
}
