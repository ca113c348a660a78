import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { TrackedFeedback } from './api-schemas.ts';
import { readFacts } from './facts.ts';
import type { TrackedFacts } from './models.ts';
import { trackedCasePage } from './pages.ts';
import type { TrackingDeps } from './routes.ts';

const STATUS = { empty: 400, notFound: 404, mistyped: 422 } as const;

/** The JSON twin: the code in a header, never in an address; as slow for wrong ones as the page. */
export function trackingApi(app: FastifyInstance, deps: TrackingDeps): void {
  const { clock, config } = deps.services;

  app.get('/api/v1/feedback', async (request, reply) => {
    const header = request.headers['x-tracking-code'];
    const found = await deps.findByCode(typeof header === 'string' ? header : '', request.ip);
    if ('seconds' in found) throw new Refusal('tooMany', { retryAfter: found.seconds });
    if ('mistake' in found) {
      const title = translator(request.lang)(`tracking.error.${found.mistake}`);
      const status = STATUS[found.mistake];
      const problem = { type: 'about:blank', status, title, instance: request.id };
      return reply.code(status).type('application/problem+json').send(problem);
    }
    const facts = await readFacts(deps, found.row, found.code, request.lang);
    return reply
      .header('cache-control', 'no-store')
      .header('vary', 'x-tracking-code, accept-language')
      .send(jsonOf(facts, request.lang, clock.now(), config.baseUrl));
  });
}

const iso = (at: Instant): string => new Date(at).toISOString();

const wordsOf = (words: TrackedFacts['words'], baseUrl: string): TrackedFeedback['words'] =>
  words.map(({ mine, by, at, lang, text, photos }) => ({
    from: mine ? 'resident' : 'unit',
    by,
    at: iso(at),
    lang,
    text,
    photos: photos.map(({ src, width, height }) => ({ url: baseUrl + src, width, height })),
  }));

function jsonOf(facts: TrackedFacts, lang: Lang, now: Instant, baseUrl: string): TrackedFeedback {
  const page = trackedCasePage(facts, lang, now);
  return {
    reference: page.reference,
    kind: page.kind,
    status: page.status,
    statusText: translator(lang)(`common.status.${page.status}`),
    place: page.place,
    unit: page.unit,
    receivedAt: iso(page.receivedAt),
    answerDueAt: page.dueAt === null ? null : iso(page.dueAt),
    late: page.late,
    ending: page.ending,
    authority: facts.authority,
    sameMatter: facts.sameMatter && {
      unit: facts.sameMatter.unit,
      answerDueAt: facts.sameMatter.dueAt === null ? null : iso(facts.sameMatter.dueAt),
      words: wordsOf(facts.sameMatter.words, baseUrl),
    },
    words: wordsOf(facts.words, baseUrl),
    timeline: page.timeline.map(({ at, text }) => ({ at: iso(at), text })),
    promises: facts.promises.map(({ words, dueOn, keptAt }) => ({
      words,
      dueOn,
      keptAt: keptAt === null ? null : iso(keptAt),
    })),
    satisfaction: facts.satisfaction,
    contestUntil: page.contest ? iso(page.contest.until) : null,
    contactOpenings: facts.openings.map(({ at, what, reason }) => ({ at: iso(at), what, reason })),
  };
}
