import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contestable } from '../../domain/case.ts';
import { refusalOf } from '../../platform/http/failures.ts';
import type { Services } from '../../platform/services.ts';
import type { CaseRow } from '../cases/index.ts';
import type { BoxRow } from '../places/index.ts';
import { addWords } from './add-words.ts';
import { findSubmission } from './find-submission.ts';
import { type Asked, formAnswers } from './form-answers.ts';
import type { FieldError } from './forms.ts';
import { readSending } from './read-sending.ts';
import { receiptPages } from './receipt-page.ts';
import { type OpenedReceipt, openReceipt } from './receipt-token.ts';
import type { ReceiveDeps } from './receive.ts';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** The receipt, found by a sealed token that lives for minutes; then what comes next. */
export function receiptRoutes(app: FastifyInstance, services: Services, deps: ReceiveDeps): void {
  const { clock, log } = services;
  const { places } = deps;
  const answers = formAnswers(services, places);
  const page = receiptPages(services, places);

  const caseOf = ({ submissionId }: OpenedReceipt): Promise<CaseRow | null> => findSubmission(services, submissionId);

  const boxesOf = (row: CaseRow | null): BoxRow[] => {
    const box = places.city().boxes.get(row?.boxId ?? '');
    return box ? [box] : [];
  };

  app.get('/bien-nhan', async (request, reply) => {
    const token = textOf((request.query as { t?: unknown }).t);
    const opened = openReceipt(services, token, clock.now());
    const row = opened && !opened.over ? await caseOf(opened) : null;
    if (!opened || !row) return reply.page('intake/expired', { back: null }, 410);
    return reply.page('intake/receipt', page(request.lang, row, { token, ...opened }));
  });

  app.post('/bien-nhan', async (request, reply) => {
    const received = await readSending(services, request);
    const token = textOf(received.fields.token);
    const step = textOf(received.fields.step);
    const fields = [
      { name: 'token', value: token },
      { name: 'step', value: 'words' },
    ];
    const asked: Asked = { request, reply, received, to: { action: '/bien-nhan', place: '', fields } };
    return take(asked, token, step).catch((error: unknown) => {
      if (step !== 'words') throw error;
      if (!refusalOf(error))
        log.error({ err: error, requestId: request.id, route: '/bien-nhan' }, 'a bug; the words went back');
      return answers.busy(asked);
    });
  });

  async function take(asked: Asked, token: string, step: string): Promise<FastifyReply> {
    const { request, reply, received } = asked;
    const opened = openReceipt(services, token, clock.now());
    const row = opened && (await caseOf(opened));
    if (!opened || opened.over || !row) {
      const back = received.typed.message ? answers.wordsBack(request, received, boxesOf(row)) : null;
      return reply.page('intake/expired', { back }, 410);
    }
    if (step !== 'words') return kept(request, reply, row);
    return words(asked, row, { token, submissionId: opened.submissionId });
  }

  function kept(request: FastifyRequest, reply: FastifyReply, row: CaseRow): FastifyReply {
    const city = places.city();
    return reply.page('intake/kept', {
      box: city.boxes.get(row.boxId)?.code ?? '',
      unit: city.unitName(row.unitId, request.lang),
      dueAt: row.kind === 'rating' ? null : row.dueAt,
      contestDays: contestable(row.kind) ? city.promise('contest').amount : null,
    });
  }

  async function words(asked: Asked, row: CaseRow, receipt: { token: string; submissionId: string }) {
    const { request, reply, received, to } = asked;
    const { lang } = request;
    const { kind, message } = received.typed;
    const again = (errors: FieldError[], status: 200 | 422) =>
      reply.page('intake/receipt', page(lang, row, receipt, { typed: { kind, message }, errors }), status);
    if (received.fields.edit) return again([], 200);
    const outcome = await addWords(deps, row, { received, lang, address: request.ip });
    if ('added' in outcome) {
      return reply.code(303).header('location', `/bien-nhan?t=${receipt.token}&lang=${lang}`).send();
    }
    if ('errors' in outcome) return again(outcome.errors, 422);
    if ('door' in outcome) {
      return answers.steer({ ...asked, to: { ...to, place: page(lang, row, receipt).place } }, outcome.door);
    }
    const back = answers.wordsBack(request, received, boxesOf(row));
    return reply.page('intake/receipt', page(lang, row, receipt, { back }), 422);
  }
}
