import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBoxCode } from '../../domain/codes.ts';
import { Refusal } from '../../domain/errors.ts';
import { RETENTION, SPAM_RETENTION_DAYS } from '../../domain/retention.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from './index.ts';
import { homePage, rulePage, rulesPage } from './pages.ts';

/** Pages that say what this is, and nothing of any case. */
const ROBOTS = `User-agent: *
Allow: /$
Allow: /quy-tac
Allow: /rieng-tu
Allow: /thong-ke
Disallow: /
`;

/** The public pages around the form: start, rules, privacy. */
export function publicRoutes(app: FastifyInstance, { clock }: Pick<Services, 'clock'>, places: Places): void {
  app.get('/', (request, reply) => {
    const { box } = request.query as { box?: unknown };
    return typeof box === 'string' ? toBox(request, reply, box) : reply.page('public/home', homePage(request.lang));
  });

  /** A mistyped code goes to its own address too: the page there knows the boxes that are one slip away. */
  function toBox({ lang }: FastifyRequest, reply: FastifyReply, typed: string) {
    const reading = readBoxCode(typed);
    const shown = typed.slice(0, 100);
    if (typed.trim() === '') return reply.page('public/home', homePage(lang, '', 'empty'), 422);
    if ('notACode' in reading) return reply.page('public/home', homePage(lang, shown, 'mistyped'), 422);
    const code = 'code' in reading ? reading.code : signsOf(typed);
    return reply.code(303).header('location', `/${code}?lang=${lang}`).send();
  }

  app.get('/quy-tac', ({ lang }, reply) =>
    reply.page('public/rules', rulesPage(places.city().rulesAt(clock.now()), lang)),
  );

  app.get('/quy-tac/:code', ({ lang, params }: FastifyRequest<{ Params: { code: string } }>, reply) => {
    const code = params.code.toUpperCase();
    const rule = places
      .city()
      .rulesAt(clock.now())
      .findLast((one) => one.code === code);
    if (!rule) throw new Refusal('notFound');
    return reply.page('public/rule', rulePage(rule, lang));
  });

  app.get('/rieng-tu', (_request, reply) =>
    reply.page('public/privacy', {
      textMonths: RETENTION.anonymise.amount,
      contactDays: RETENTION.erase_contact.amount,
      quarantineDays: SPAM_RETENTION_DAYS,
    }),
  );

  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=86400').send(ROBOTS),
  );
}

/** What was typed as one word for an address. */
const signsOf = (typed: string): string => typed.replace(/^.*\//s, '').replace(/[^0-9A-Za-z]/g, '');
