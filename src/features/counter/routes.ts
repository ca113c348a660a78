import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { visibleUnits } from '../../domain/permission.ts';
import { StoreTrouble } from '../../platform/db/store.ts';
import { refusalOf } from '../../platform/http/failures.ts';
import type { Channel } from '../cases/index.ts';
import {
  createPace,
  type FieldError,
  findSubmission,
  judge,
  NOTHING_TYPED,
  type Received,
  readSending,
  sealKept,
  type Taken,
  type Typed,
  type Visit,
} from '../intake/index.ts';
import type { Staff } from '../staff/index.ts';
import { boxesFor } from './boxes.ts';
import { type FileDeps, fileAtCounter } from './file.ts';
import { firstBox } from './first-box.ts';
import { channelOf, type FormState, formPage } from './form.ts';
import { receivedAtOf } from './received-on.ts';
import { openSlip, sealSlip, slipPage } from './slip.ts';
import { strayTopic, topicErrors } from './topic.ts';

/** Nobody at the counter is counted as a flood: who typed is on record. */
const HERE = '127.0.0.1';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idOf = ({ submissionId }: Typed) => (UUID.test(submissionId) ? submissionId : '');
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What lies before the clerk. */
interface PaperSlip {
  box: Visit;
  channel: Channel;
  photos: Received['photos'];
  receivedAt: Instant;
}

/** Mistakes beside the words: in the photos, or the day of receipt. */
function mistakesIn({ errors, photosLost }: Received, receivedAt: Instant | null): FieldError[] {
  const lost: FieldError[] = photosLost ? [{ field: 'photos', key: 'busy.photos' }] : [];
  const day: FieldError[] = receivedAt === null ? [{ field: 'receivedOn', key: 'error.form.receivedOn.wrong' }] : [];
  return [...errors, ...lost, ...day];
}

/** Why the store would not take it just now. @throws any other error */
function notKept(error: unknown): Refusal {
  const refusal = error instanceof StoreTrouble && refusalOf(error);
  if (!refusal) throw error;
  return refusal;
}

/** `/office/counter`: what came on paper, by telephone or by word of mouth. */
export function counterRoutes(deps: FileDeps & { staff: Staff }) {
  const { services, places, staff } = deps;
  const { clock, ids } = services;
  const pace = createPace();

  /** The boxes of whoever asks; `forbidden` for who serves at no counter at all. */
  function boxesOf(request: FastifyRequest) {
    const visitor = staff.visitor(request);
    const city = places.city();
    const units = visibleUnits(visitor.powers, city.units, 'counter.use');
    if (units !== 'all' && units.size === 0) throw new Refusal('forbidden');
    return boxesFor(city, visitor, clock.now(), request.lang);
  }

  function form(
    request: FastifyRequest,
    reply: FastifyReply,
    state: Omit<FormState, 'submissionId'> & { submissionId?: string },
    status = 200,
  ): FastifyReply {
    const scene = {
      frame: staff.frame(request),
      lang: request.lang,
      boxes: boxesOf(request),
      rules: places.city().rulesAt(clock.now()),
      now: clock.now(),
      seal: (photos: FormState['photos']) => sealKept(services, photos),
    };
    const submissionId = state.submissionId || ids.uuid();
    return reply.page('counter/form', formPage(scene, { ...state, submissionId }), status);
  }

  const chosen = (boxes: readonly Visit[], code: unknown): Visit | null =>
    boxes.find(({ box }) => box.code === code) ?? null;

  async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const query = request.query as { box?: unknown; channel?: unknown; receivedOn?: unknown };
    const boxes = boxesOf(request);
    const { personId } = staff.visitor(request);
    const box = chosen(boxes, query.box) ?? (await firstBox(services.store.read, boxes, personId, clock.now()));
    const channel = channelOf(query.channel);
    const receivedOn = text(query.receivedOn);
    return form(request, reply, { typed: NOTHING_TYPED, channel, box, errors: [], door: null, receivedOn, photos: [] });
  }

  async function take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visitor = staff.visitor(request);
    const received = await readSending(services, request);
    const { typed, fields, photos } = received;
    const channel = channelOf(fields.channel);
    const receivedOn = text(fields.receivedOn);
    const box = chosen(boxesOf(request), fields.box);
    const again = { typed, channel, box, errors: [], door: null, submissionId: idOf(typed), receivedOn, photos };
    if (!box) {
      const errors = [{ field: 'box' as const, key: 'error.form.box.gone' }];
      return form(request, reply, { ...again, errors }, 422);
    }
    staff.allow(visitor, 'counter.use', { unitId: box.unit.id });
    const city = places.city();
    if (fields.changeBox) return form(request, reply, { ...again, errors: strayTopic(city, typed, box) });
    const at = clock.now();
    const receivedAt = receivedAtOf(city, box, receivedOn, at);
    const errors = [...topicErrors(city, typed, box), ...mistakesIn(received, receivedAt)];
    const judged = await judge({ places, pace }, { typed, errors, address: HERE, boxId: box.box.id, at });
    if ('errors' in judged) return form(request, reply, { ...again, errors: judged.errors }, 422);
    if ('door' in judged) return form(request, reply, { ...again, door: judged.door }, 422);
    const slip = { box, channel, photos, receivedAt: receivedAt ?? at };
    return file(request, reply, { slip, taken: judged.taken, again });
  }

  /** To its slip, or back to the form with every word in it. */
  async function file(
    request: FastifyRequest,
    reply: FastifyReply,
    { slip, taken, again }: { slip: PaperSlip; taken: Taken; again: FormState },
  ): Promise<FastifyReply> {
    const filed = await keep(request, slip, taken, again.submissionId).catch(notKept);
    if (filed instanceof Refusal) {
      const errors = [{ field: 'submissionId' as const, key: `${filed.key}.help` }];
      reply.header('retry-after', String(filed.params.retryAfter));
      return form(request, reply, { ...again, errors }, filed.status);
    }
    if (filed) {
      const { channel, receivedOn } = again;
      const address = new URLSearchParams({ t: filed, channel, ...(receivedOn && { receivedOn }) });
      return reply.redirect(`/office/counter/slip?${address}`, 303);
    }
    const used = [{ field: 'submissionId' as const, key: 'error.form.submissionId.otherWords' }];
    return form(request, reply, { ...again, submissionId: '', errors: used }, 422);
  }

  /** Stores it and names its slip; null when this form was used before, for other words. */
  async function keep(request: FastifyRequest, slip: PaperSlip, taken: Taken, given: string) {
    const { personId, sessionId } = staff.visitor(request);
    const { feedback, steering } = taken;
    const { box: visit, channel, photos, receivedAt } = slip;
    const submissionId = given || ids.uuid();
    const now = clock.now();
    const what = {
      visit,
      feedback,
      steering,
      lang: request.lang,
      suspicion: null,
      source: 'counter' as const,
      photos,
      typedBy: { personId, channel, at: now },
    };
    const filed = await fileAtCounter(deps, { ...what, submissionId, at: receivedAt });
    return filed && sealSlip(services, submissionId, sessionId, now);
  }

  async function slip(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const query = request.query as { t?: unknown; size?: unknown; channel?: unknown; receivedOn?: unknown };
    const token = text(query.t);
    const submissionId = openSlip(services, token, staff.visitor(request).sessionId, clock.now());
    const row = submissionId && (await findSubmission(services, submissionId));
    if (!submissionId || !row) return reply.page('counter/gone', { frame: staff.frame(request) }, 410);
    const city = places.city();
    const receivedOn = text(query.receivedOn);
    const more = { channel: channelOf(query.channel), ...(receivedOn && { receivedOn }) };
    const next = `/office/counter?${new URLSearchParams({ box: city.boxes.get(row.boxId)?.code ?? '', ...more })}`;
    const size = query.size === 'a5' ? ('a5' as const) : ('roll' as const);
    const other = `?${new URLSearchParams({ t: token, size: size === 'a5' ? 'roll' : 'a5', ...more })}`;
    return reply.page('counter/slip', slipPage(services, city, row, { submissionId, size, other, next }));
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.get('/office/counter', show);
    office.post('/office/counter', take);
    office.get('/office/counter/slip', slip);
  };
}
