import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBoxCode } from '../../domain/codes.ts';
import { Refusal } from '../../domain/errors.ts';
import { type Action, can, visibleUnits } from '../../domain/permission.ts';
import { clean } from '../../domain/text.ts';
import { qrPng, qrSvg } from '../../platform/qr/draw.ts';
import type { Services } from '../../platform/services.ts';
import type { BoxRow, Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';
import { isLocal, qrText, shortAddress } from './address.ts';
import { listBoxes } from './list.ts';
import { type BoxPage, SIGN_SIZES } from './pages.ts';
import { signPage } from './sign.ts';

/** Sharp on an A4 sheet at 300 dots an inch up to 10 cm. */
const PNG_PIXELS = 1200;
type CodeRequest = FastifyRequest<{ Params: { code: string } }>;
const text = (value: unknown) => (typeof value === 'string' ? clean(value).slice(0, 200) : '');

/** `/office/boxes…`, behind the door. */
export function signRoutes(services: Services, { places, staff }: { places: Places; staff: Staff }) {
  const { clock, config } = services;
  const unitIdOf = (box: BoxRow) => places.city().unitOfBox(box.id, clock.now())?.id ?? null;

  /** The box of the address; refuses whom it does not concern. */
  function boxFor(request: FastifyRequest, action: Action): BoxRow {
    const read = readBoxCode((request as CodeRequest).params.code);
    const box = 'code' in read ? places.city().boxesByCode.get(read.code) : undefined;
    if (!box) throw new Refusal('notFound');
    staff.allow(staff.visitor(request), action, { unitId: unitIdOf(box) });
    return box;
  }

  /** The same for what goes onto a wall: a retired box has no sign any more. */
  function printable(request: FastifyRequest): BoxRow {
    const box = boxFor(request, 'box.print');
    if (box.status === 'retired') throw new Refusal('gone');
    return box;
  }

  function list(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const query = request.query as { q?: unknown; after?: unknown };
    const q = text(query.q);
    const after = text(query.after) || null;
    const units = visibleUnits(staff.visitor(request).powers, places.city().units, 'box.read');
    const { lines, next } = listBoxes(places.city(), clock.now(), { units, q, after });
    const at = (from: string | null) => {
      const params = new URLSearchParams({ ...(q && { q }), ...(from && { after: from }) }).toString();
      return `/office/boxes${params && `?${params}`}`;
    };
    return reply.page('signs/boxes', {
      frame: staff.frame(request),
      q,
      boxes: lines.map(({ box, unitId }) => ({
        code: box.code,
        place: places.city().placeName(box.placeId, request.lang),
        spot: request.lang === 'vi' ? box.spotVi : box.spotEn,
        unit: unitId ? staff.unitName(unitId, request.lang) : '',
        retired: box.status === 'retired',
      })),
      next: next && at(next),
      first: after && at(null),
    });
  }

  function show(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const box = boxFor(request, 'box.read');
    const city = places.city();
    const place = city.places.get(box.placeId);
    const unitId = unitIdOf(box);
    const powers = staff.visitor(request).powers;
    const model: BoxPage = {
      frame: staff.frame(request),
      code: box.code,
      place: city.placeName(box.placeId, request.lang),
      spot: request.lang === 'vi' ? box.spotVi : box.spotEn,
      kind: `places.kind.${place?.kind ?? 'cong_so'}` as BoxPage['kind'],
      address: place?.address ?? '',
      unit: unitId ? staff.unitName(unitId, request.lang) : '',
      shortAddress: shortAddress(config, box.code),
      formUrl: `/${box.code}`,
      createdAt: box.createdAt,
      retired: box.status === 'retired',
      successor: (box.successorId && city.boxes.get(box.successorId)?.code) || null,
      mayPrint: box.status === 'active' && can(powers, 'box.print', { unitId }, city.units),
      local: isLocal(config),
    };
    return reply.page('signs/box', model);
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.get('/office/boxes', list);
    office.get('/office/boxes/:code', show);
    office.get('/office/boxes/:code/qr.svg', (request, reply) => {
      const { code } = printable(request);
      return attach(reply, code, 'svg', 'image/svg+xml').send(qrSvg(qrText(config, code), 'Q'));
    });
    office.get('/office/boxes/:code/qr.png', async (request, reply) => {
      const { code } = printable(request);
      return attach(reply, code, 'png', 'image/png').send(await qrPng(qrText(config, code), 'Q', PNG_PIXELS));
    });
    office.get('/office/boxes/:code/print', (request, reply) => {
      const box = printable(request);
      const asked = (request.query as { size?: unknown }).size;
      const size = SIGN_SIZES.find((one) => one === asked) ?? 'a4';
      return reply.page('signs/sign', signPage(services, places.city(), box, size));
    });
  };
}

/** Shown in the page, and saved under the name of its box. */
function attach(reply: FastifyReply, code: string, ending: string, type: string): FastifyReply {
  return reply.type(type).header('content-disposition', `inline; filename="hom-thu-${code}.${ending}"`);
}
