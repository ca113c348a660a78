import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { pagePolicy } from '../../platform/http/headers.ts';
import { localMailbox } from '../../platform/mail/create.ts';
import type { Services } from '../../platform/services.ts';
import type { Pages } from '../../platform/views/pages.ts';
import { writeSamples } from './mailbox-samples.ts';
import './mailbox-pages.ts';

const LISTED = 200;

/** A mail may style itself and be followed to its links, and nothing else: no script, no picture from elsewhere, no form. */
const SANDBOX = 'allow-popups allow-top-navigation-by-user-activation';
const MAIL_POLICY = `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox ${SANDBOX}`;

/** Links of a mail open in the window around its frame. */
const outward = (html: string) => html.replace('<head>', '<head><base target="_top">');

function sendMail(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .headers({ 'content-security-policy': MAIL_POLICY, 'x-frame-options': 'SAMEORIGIN', 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(outward(html));
}

/** Where mail goes when no server is set, and a sample of every mail. Whoever can reach it can sign in as anybody: never in production. */
export function mailboxRoutes(services: Services): FastifyPluginAsync {
  const { config, clock, views } = services;
  const mailbox = localMailbox(config, clock);

  function framing<N extends keyof Pages>(reply: FastifyReply, request: FastifyRequest, name: N, model: Pages[N]) {
    const policy = `${pagePolicy(views.styleSource())}; frame-src 'self'`;
    return reply
      .headers({ 'content-security-policy': policy, 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(views.page(name, request.lang, model));
  }

  async function kept(request: FastifyRequest) {
    const mail = await mailbox.read((request.params as { id: string }).id);
    if (!mail) throw new Refusal('notFound');
    return mail;
  }

  return async (app) => {
    if (config.production || config.smtpUrl) return;
    app.get('/dev/mail', async (_request, reply) =>
      reply.page('upkeep/mailbox', { mails: await mailbox.list(LISTED) }),
    );
    app.get('/dev/mail/samples', async (request, reply) => {
      const mails = writeSamples(services).map((mail) => ({ ...mail, frame: `/dev/mail/samples/${mail.id}` }));
      const kinds = [...Map.groupBy(mails, ({ name }) => name)].map(([name, group]) => ({
        name,
        id: name.replace('/', '-'),
        mails: group,
      }));
      return framing(reply, request, 'upkeep/mail-samples', { kinds });
    });
    app.get('/dev/mail/samples/:id', async (request, reply) => {
      const { id } = request.params as { id: string };
      const sample = writeSamples(services).find((mail) => mail.id === id);
      if (!sample) throw new Refusal('notFound');
      return sendMail(reply, sample.html);
    });
    app.get('/dev/mail/:id', async (request, reply) => framing(reply, request, 'upkeep/mail', await kept(request)));
    app.get('/dev/mail/:id/html', async (request, reply) => sendMail(reply, (await kept(request)).html));
    app.get('/dev/mail/:id/source', async (request, reply) => {
      const { id, source } = await kept(request);
      return reply
        .header('content-disposition', `attachment; filename="${id}.eml"`)
        .type('message/rfc822')
        .send(source);
    });
  };
}
