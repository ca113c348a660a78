import { count, eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Registry } from 'prom-client';
import { groups, type WrittenGroup } from '../../platform/db/group.ts';
import type { Services } from '../../platform/services.ts';
import { type Readiness, spaceOf } from './health.ts';

/** Seconds: from a page out of memory to a person who gives up. */
const ANSWER_TIMES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64];

interface Meter {
  answered(request: FastifyRequest, reply: FastifyReply): void;
  page(): Promise<{ type: string; text: string }>;
}

/** The resident's form is answered past the framework, from memory; a hook on it would cost more than the page. */
const READY_MADE = '/:box';

/**
 * What the program does, for Prometheus. Nothing is measured, and the library is not loaded, before somebody asks for the first time;
 * counters begin there. Labels name patterns of routes, never what a resident sent.
 */
export function createMetrics(app: FastifyInstance, services: Services, ready: () => Promise<Readiness>) {
  let meter: Promise<Meter> | null = null;
  let measuring: Meter | null = null;
  let requests = 0;
  const countRequest = () => {
    requests += 1;
  };
  let written: (message: unknown) => void = () => {};
  app.addHook('onClose', async () => void groups.unsubscribe(written));

  const measure = (route: RouteOptions & { path: string }) => {
    if ((route.url === READY_MADE && route.method !== 'POST') || route.config?.passedOn) return;
    const answered = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
      measuring?.answered(request, reply);
      done();
    };
    route.onResponse = [answered, ...[route.onResponse ?? []].flat()];
  };
  const watch = (server: FastifyInstance) => void server.addHook('onRoute', measure);
  watch(app);

  async function begin(): Promise<Meter> {
    const prom = await import('prom-client');
    const registry = new prom.Registry();
    prom.collectDefaultMetrics({ register: registry });
    const registers = [registry];
    app.server.on('request', countRequest);
    new prom.Counter({
      name: 'homthu_http_requests_total',
      help: 'Requests, those for the form included, which are not timed',
      registers,
      collect() {
        this.reset();
        this.inc(requests);
      },
    });
    const times = new prom.Histogram({
      name: 'homthu_http_answer_seconds',
      help: 'Time from request to answer, by route',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: ANSWER_TIMES,
      registers,
    });
    const sizes = new prom.Histogram({
      name: 'homthu_write_group_size',
      help: 'Writes that shared a transaction and its one sync of the disk',
      buckets: GROUP_SIZES,
      registers,
    });
    const waiting = new prom.Gauge({
      name: 'homthu_write_line',
      help: 'Writes in line when the last group was done',
      registers,
    });
    written = (message) => {
      const group = message as WrittenGroup;
      sizes.observe(group.size);
      waiting.set(group.waiting);
    };
    groups.subscribe(written);
    lengths(prom, registers, services, ready);
    return {
      answered(request, reply) {
        const labels = { method: request.method, route: request.routeOptions.url, status: reply.statusCode };
        times.observe(labels, reply.elapsedTime / 1000);
      },
      page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    };
  }

  async function page() {
    meter ??= begin();
    measuring = await meter;
    return measuring.page();
  }
  return { page, watch };
}

/** Lengths of lines and the room that is left, looked up when asked. */
function lengths(
  prom: typeof import('prom-client'),
  registers: Registry[],
  { store, config }: Services,
  ready: () => Promise<Readiness>,
): void {
  const { read, t } = store;
  const gauge = (name: string, help: string, value: () => Promise<number>) =>
    new prom.Gauge({
      name,
      help,
      registers,
      async collect() {
        // A figure that cannot be had is no reason to withhold the others.
        this.set(await value().catch(() => Number.NaN));
      },
    });
  const mails = (state: 'waiting' | 'failed') => async () =>
    (await read.select({ n: count() }).from(t.outbox).where(eq(t.outbox.state, state)))[0]?.n ?? 0;
  gauge('homthu_outbox_waiting', 'Mails that have not left yet', mails('waiting'));
  gauge('homthu_outbox_failed', 'Mails that cannot be delivered', mails('failed'));
  gauge('homthu_quarantine', 'Feedbacks that wait for the administrator', async () => {
    const rows = await read.select({ n: count() }).from(t.cases).where(eq(t.cases.queue, 'quarantine'));
    return rows[0]?.n ?? 0;
  });
  gauge('homthu_database_bytes', 'Size of the database on disk', () => store.dialect.sizeOnDisk());
  gauge('homthu_disk_free_bytes', 'Room left where the data lies', async () => (await spaceOf(config.dataDir)).free);
  gauge('homthu_ready', '1 when a feedback could be stored', async () => ((await ready()).ready ? 1 : 0));
}
