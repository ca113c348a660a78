import type { FastifyInstance } from 'fastify';
import type { DeskDeps } from './case-file.ts';
import { caseRoutes } from './case-routes.ts';
import { deedRoutes } from './deed-routes.ts';
import { listRoutes } from './list-routes.ts';
import './pages.ts';
import { quarantineRoutes } from './quarantine.ts';

/** The unit's desk, behind the door of the office: list, file, what is done with a case, quarantine. */
export function deskRoutes(office: FastifyInstance, deps: DeskDeps): void {
  listRoutes(office, deps);
  caseRoutes(office, deps);
  deedRoutes(office, deps);
  quarantineRoutes(office, deps);
}
