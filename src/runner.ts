import type { Cases } from './features/cases/index.ts';
import type { Notices } from './features/notices/index.ts';
import type { Places } from './features/places/index.ts';
import { createLane } from './platform/jobs/deliver.ts';
import { createRunner, type Runner } from './platform/jobs/runner.ts';
import { createSweeper } from './platform/jobs/sweeps.ts';
import type { Services } from './platform/services.ts';
import { timetable } from './timetable.ts';

/** Later work: first what time brings about, then the mail, so that a look sends what it has just caused. */
export function createLaterWork(
  services: Services,
  { places, cases, notices }: { places: Places; cases: Cases; notices: Notices },
): Runner {
  const { mailer } = services;
  const { pack, bundles } = notices;
  const runner = createRunner(services, [
    createSweeper(services, timetable(services, { places, cases })),
    createLane({ services, mailer, pack, bundles }),
  ]);
  notices.onQueued(runner.wake);
  return runner;
}
