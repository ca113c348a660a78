import type { Cases } from './features/cases/index.ts';
import { INCOMING, type Mailroom } from './features/mailroom/index.ts';
import type { Notices } from './features/notices/index.ts';
import type { Places } from './features/places/index.ts';
import { createLane } from './platform/jobs/deliver.ts';
import { createRunner, type Runner } from './platform/jobs/runner.ts';
import { createSweeper } from './platform/jobs/sweeps.ts';
import { createReturnAddresses } from './platform/mail/return-address.ts';
import type { Services } from './platform/services.ts';
import { timetable } from './timetable.ts';

/** Later work: first what time brings about, then the mail, so that a look sends what it has just caused. */
export function createLaterWork(
  services: Services,
  { places, cases, notices, mailroom }: { places: Places; cases: Cases; notices: Notices; mailroom: Mailroom },
): Runner {
  const { mailer, config, keys } = services;
  const returns = config.incoming && createReturnAddresses(config.incoming.address, keys);
  const { pack, bundles } = notices;
  const runner = createRunner(services, [
    createSweeper(services, timetable(services, { places, cases })),
    createLane({ services, mailer, pack, bundles, mailboxes: mailroom.mailboxes, returns }),
  ]);
  notices.onQueued(runner.wake);
  return mailroom.takeIn ? abreast(runner, incomingMail(services, mailroom.takeIn)) : runner;
}

/** What comes in has a loop of its own: a mail server that keeps silent holds up nothing that goes out. */
function incomingMail(services: Services, takeIn: NonNullable<Mailroom['takeIn']>): Runner {
  const look = { name: INCOMING, every: 1, run: () => takeIn() };
  return createRunner(services, [createSweeper(services, [look])]);
}

/** Two runners as one. For who looks once, what came in comes first, so that its mails leave in the same look. */
function abreast(outgoing: Runner, incoming: Runner): Runner {
  return {
    start() {
      outgoing.start();
      incoming.start();
    },
    wake: outgoing.wake,
    async tick(now) {
      await incoming.tick(now);
      await outgoing.tick(now);
    },
    stop: async () => void (await Promise.all([outgoing.stop(), incoming.stop()])),
  };
}
