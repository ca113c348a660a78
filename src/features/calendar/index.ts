import type { FastifyInstance } from 'fastify';
import { dayRoutes } from './day-routes.ts';
import type { CalendarDeps } from './deps.ts';
import { hoursRoutes } from './hours-routes.ts';
import { settingsPageRoutes } from './settings-routes.ts';
import { yearRoutes } from './year-routes.ts';
import './pages.ts';

export { noteChange } from './change.ts';
export { forecast } from './forecast.ts';
export { recompute } from './recompute.ts';

/** `/office/settings…`, behind the door. */
export function settingsRoutes(office: FastifyInstance, deps: CalendarDeps): void {
  settingsPageRoutes(office, deps);
  yearRoutes(office, deps);
  dayRoutes(office, deps);
  hoursRoutes(office, deps);
}
