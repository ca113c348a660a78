import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseRow } from '../cases/index.ts';
import { everywhere } from './above.ts';
import type { DeskDeps } from './case-file.ts';
import { findCases } from './find.ts';
import { tableOf } from './holder.ts';
import type { ListedCase, Position } from './listing.ts';
import { understand } from './names.ts';
import { readNext, readPage } from './page-of-cases.ts';
import { askedBy, filterOf, type ListQuery, Place, pageParams, positionText, readParams, seenBy } from './query.ts';
import { listScope, within } from './scope.ts';

/** The list from which a case was opened, and the place of the case in it; it goes along in the addresses of the case. */
export interface Trail {
  query: ListQuery;
  /** Null where the case was not a row of the list: its own deadline says where it stands. */
  at: Position | null;
}

/** What the pages of a case show of it. */
export interface ShownTrail {
  /** The end of every address of this case: empty, or from the question mark on. */
  here: string;
  /** The list as `back` of a form, and its address. */
  params: string;
  list: string;
  next: { href: string; reference: string } | null;
  /** Something was done, and there is nothing more to do here: the next case is the one thing first. */
  leads: boolean;
  /** There was a list, and this is its last case. */
  last: boolean;
}

const LONGEST = 2_000;

const trailParams = (params: string, at: Position | null): string =>
  new URLSearchParams({ back: params, ...(at && { at: positionText(at) }) }).toString();

/** The address of a case in a list. */
export const caseHref = (id: string, params: string, at: Position | null): string =>
  `/office/cases/${id}?${trailParams(params, at)}`;

/** The list that the address names, read as any address of a list; null when it names none. */
export function trailOf(request: FastifyRequest): Trail | null {
  const { back, at } = (request.query ?? {}) as { back?: unknown; at?: unknown };
  if (typeof back !== 'string' || back === '' || back.length > LONGEST) return null;
  return { query: readParams(back), at: Place.parse(at ?? null) };
}

/** The list from which a case was opened, as an address, with what was done there. */
export function listBehind(request: FastifyRequest, done: string): string {
  const trail = trailOf(request);
  return `/office/cases?${trail ? `${pageParams(trail.query)}&` : ''}done=${done}`;
}

/** Whoever came from a list keeps it, whatever they do with the case: an answer to a form leads back with the list in hand. */
export async function keepTrail(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const to = reply.getHeader('location');
  const { id } = (request.params ?? {}) as { id?: string };
  const trail = request.method === 'POST' && typeof to === 'string' ? trailOf(request) : null;
  if (trail && id && typeof to === 'string' && to.startsWith(`/office/cases/${id}`)) {
    const [address = '', hash] = to.split('#');
    const more = trailParams(pageParams(trail.query), trail.at);
    reply.header('location', `${address}${address.includes('?') ? '&' : '?'}${more}${hash ? `#${hash}` : ''}`);
  }
  return payload;
}

/** The end of every address of this case. */
export function trailHere(request: FastifyRequest): string {
  const trail = trailOf(request);
  return trail ? `?${trailParams(pageParams(trail.query), trail.at)}` : '';
}

/** The case after this one in its list: one more row of an index, or one look at what was found. */
async function nextCase(
  { services, staff, places }: DeskDeps,
  request: FastifyRequest,
  trail: Trail,
  row: CaseRow,
): Promise<ListedCase | null> {
  const { store, clock } = services;
  const visitor = staff.visitor(request);
  const city = places.city();
  const at = clock.now();
  const whole = listScope(everywhere({ staff, places, services }, visitor), city.units);
  const query = seenBy(trail.query, whole);
  const scope = within(whole, query.unit);
  const mine = tableOf({ staff, city, at }, visitor.personId);
  if (query.q === null) {
    const asked = askedBy(query, at, mine);
    const next = await readNext(store.read, scope, asked, trail.at ?? row, row.id);
    // It was no row of the list: behind its own deadline there may be nothing, and before it much.
    return (
      next ??
      (trail.at ? null : ((await readPage(store.read, scope, asked)).rows.find(({ id }) => id !== row.id) ?? null))
    );
  }
  const readings = await understand(store.read, city, query.q);
  const question = { text: query.q, readings, filter: filterOf(query, at, mine), before: row.serial, size: 1 };
  return (await findCases(store, scope, question)).rows[0] ?? null;
}

const hasDone = (request: FastifyRequest): boolean => (request.query as { done?: unknown }).done !== undefined;

export async function showTrail(deps: DeskDeps, request: FastifyRequest, row: CaseRow): Promise<ShownTrail> {
  const known = trailOf(request);
  // Who came from elsewhere, a mail say, and has done something is led on to what else there is to do.
  const trail = known ?? (hasDone(request) ? { query: readParams(''), at: null } : null);
  if (!trail) return { here: '', params: 'tab=todo', list: '/office/cases', next: null, leads: false, last: false };
  const params = pageParams(trail.query);
  const next = await nextCase(deps, request, trail, row);
  return {
    here: trailHere(request),
    params,
    list: known ? `/office/cases?${params}` : '/office/cases',
    next: next && { href: caseHref(next.id, params, next), reference: next.reference },
    leads: hasDone(request) && (row.queue !== 'open' || row.waitingFor !== null),
    last: known !== null && known.at !== null && next === null,
  };
}
