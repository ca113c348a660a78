import { and, eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type LocalDate, localDate } from '../../domain/instant.ts';
import { can } from '../../domain/permission.ts';
import type { Services } from '../../platform/services.ts';
import { caseSeen, cases, presence } from '../../schema/sqlite.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';

/** The page of a case: whoever gets it has opened the case. */
const CASE_PAGE = '/office/cases/:id';
const MOST_KEPT = 20_000;

/**
 * Notes who comes to the desk, a row a person and day, and which cases a unit has opened, a row a case and unit. Only people who may take the
 * case up open it for their unit: the Department reading along does not. A store that cannot write keeps nobody from reading.
 */
export function watchDesk(services: Services, { places, staff }: { places: Places; staff: Staff }) {
  const { store, clock, log } = services;
  const days = new Map<string, LocalDate>();
  const opened = new Set<string>();

  async function notePresence(personId: string): Promise<void> {
    const day = localDate(clock.now());
    if (days.get(personId) === day) return;
    await store.write((tx) =>
      tx.insert(presence).values({ personId, day }).onConflictDoUpdate({ target: presence.personId, set: { day } }),
    );
    days.set(personId, day);
  }

  async function noteOpened(request: FastifyRequest, id: string): Promise<void> {
    const visitor = staff.visitor(request);
    const [row] = await store.read.select({ unitId: cases.unitId }).from(cases).where(eq(cases.id, id)).limit(1);
    const key = row && `${id} ${row.unitId}`;
    if (!key || opened.has(key)) return;
    const powers = staff.powersOf(visitor, row.unitId);
    if (!can(powers, 'case.receive', { unitId: row.unitId }, places.city().units)) return;
    const own = and(eq(caseSeen.caseId, id), eq(caseSeen.unitId, row.unitId));
    const [known] = await store.read.select({ at: caseSeen.at }).from(caseSeen).where(own).limit(1);
    if (!known) {
      const seen = { caseId: id, unitId: row.unitId, at: clock.now() };
      await store.write((tx) => tx.insert(caseSeen).values(seen).onConflictDoNothing());
    }
    if (opened.size >= MOST_KEPT) opened.clear();
    opened.add(key);
  }

  return (office: FastifyInstance): void => {
    office.addHook('onSend', async (request, reply) => {
      if (!request.visitor) return;
      try {
        await notePresence(request.visitor.personId);
        const isPage = request.method === 'GET' && request.routeOptions.url === CASE_PAGE && reply.statusCode === 200;
        if (isPage) await noteOpened(request, (request.params as { id: string }).id);
      } catch (err) {
        log.warn({ room: 'notices', err }, 'could not note who was at the desk');
      }
    });
  };
}
