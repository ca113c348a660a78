import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contestable } from '../../domain/case.ts';
import { groupTrackingCode } from '../../domain/codes.ts';
import { clean } from '../../domain/text.ts';
import { qrPath } from '../../platform/qr/draw.ts';
import type { Services } from '../../platform/services.ts';
import { type CaseRow, findCase } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import type { AddWords } from './add-words.ts';
import { trackingCodeOf } from './decide.ts';
import type { FieldError } from './forms.ts';
import { sayErrors } from './pages.ts';
import type { ReceiptPage } from './receipt-pages.ts';
import { openReceipt } from './receipt-token.ts';
import { placeOf, shortAddress } from './scene.ts';

interface Step {
  token?: unknown;
  step?: unknown;
  kind?: unknown;
  message?: unknown;
}
const textOf = (value: unknown) => (typeof value === 'string' ? clean(value) : '');

/** The receipt, found by a sealed token that lives for minutes; then what comes next. */
export function receiptRoutes(app: FastifyInstance, services: Services, places: Places, addWords: AddWords): void {
  const { clock, config, store } = services;

  async function caseOf(token: unknown): Promise<CaseRow | null> {
    const submissionId = typeof token === 'string' ? openReceipt(services, token, clock.now()) : null;
    return submissionId ? findCase(store.read, 'submissionId', submissionId) : null;
  }

  function contestDays(row: CaseRow): number | null {
    return contestable(row.kind) ? places.city().promise('contest').amount : null;
  }

  function receiptPage(
    request: FastifyRequest,
    row: CaseRow,
    token: string,
    typed: { kind: string; message: string; errors: FieldError[] },
  ): ReceiptPage {
    const { lang } = request;
    const city = places.city();
    const box = city.boxes.get(row.boxId);
    const code = trackingCodeOf(services, row.submissionId);
    const mayAddWords = row.kind === 'rating' && row.message === '';
    return {
      box: box?.code ?? '',
      code: groupTrackingCode(code).split(' '),
      // The code alone, never an address with the code in it: addresses are kept by phones and written to logs.
      qr: qrPath(code, 'Q'),
      place: box ? placeOf(city, box, lang) : city.placeName(row.placeId, lang),
      unit: city.unitName(row.unitId, lang),
      kind: row.kind,
      reference: row.reference,
      receivedAt: row.receivedAt,
      dueAt: row.kind === 'rating' ? null : row.dueAt,
      contestDays: contestDays(row),
      trackAddress: shortAddress(config.baseUrl, 'tra-cuu'),
      token,
      addWords: mayAddWords ? { ...typed, errors: sayErrors(typed.errors, lang) } : null,
    };
  }

  app.get('/bien-nhan', async (request, reply) => {
    const token = (request.query as { t?: unknown }).t;
    const row = await caseOf(token);
    if (!row) return reply.page('intake/expired', {}, 410);
    return reply.page(
      'intake/receipt',
      receiptPage(request, row, String(token), { kind: '', message: '', errors: [] }),
    );
  });

  app.post('/bien-nhan', async (request, reply) => {
    const { token, step, kind, message } = (request.body ?? {}) as Step;
    const row = await caseOf(token);
    if (!row && step === 'words') return reply.page('intake/expired', {}, 410);
    if (!row) return reply.page('intake/expired', {}, 410);
    if (step === 'words') return words(request, reply, row, String(token), textOf(kind), textOf(message));
    const dueAt = row.kind === 'rating' ? null : row.dueAt;
    const box = places.city().boxes.get(row.boxId)?.code ?? '';
    return reply.page('intake/kept', {
      box,
      unit: places.city().unitName(row.unitId, request.lang),
      dueAt,
      contestDays: contestDays(row),
    });
  });

  async function words(
    request: FastifyRequest,
    reply: FastifyReply,
    row: CaseRow,
    token: string,
    kind: string,
    message: string,
  ) {
    const added = await addWords(row, kind, message);
    if ('errors' in added) {
      return reply.page(
        'intake/receipt',
        receiptPage(request, row, token, { kind, message, errors: added.errors }),
        422,
      );
    }
    return reply.code(303).header('location', `/bien-nhan?t=${token}&lang=${request.lang}`).send();
  }
}
