import type { FastifyRequest } from 'fastify';
import { can } from '../../domain/permission.ts';
import type { Services } from '../../platform/services.ts';
import type { Cases } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';
import { recompute } from './recompute.ts';

/** All that the pages of working time and settings need. */
export interface CalendarDeps {
  services: Services;
  places: Places;
  cases: Cases;
  staff: Staff;
}

/** A person waits so long for deadlines to move; the rest moves behind their back. */
const PATIENCE_MS = 2_000;

/** Makes a change of working time felt: the town is read anew, and deadlines begin to move. */
export async function afterChange(deps: CalendarDeps): Promise<void> {
  await deps.places.refresh();
  await recompute(deps, deps.services.clock.now() + PATIENCE_MS);
}

/** Whether the visitor may change what belongs to the whole city. */
export const maySetCity = ({ staff, places }: CalendarDeps, request: FastifyRequest): boolean =>
  can(staff.visitor(request).powers, 'setting.manage', { unitId: null }, places.city().units);

/** A field of a posted form, as text. */
export function field(body: unknown, name: string, most = 600): string {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return typeof given[name] === 'string' ? given[name].slice(0, most) : '';
}
