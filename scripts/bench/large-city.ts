import { createServices } from '../../src/deps.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import { createStaff } from '../../src/features/staff/index.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { root } from '../lib/paths.mjs';
import type { Server } from './processes.ts';
import { environment, homthu, settleFolder, start } from './product.ts';

export interface City {
  folder: string;
  server: Server;
  cookie: string;
}

/** A running city with so many cases, and a specialist of the Department, who sees them all, signed in. */
export async function cityOf(count: number, tell: (line: string) => void): Promise<City> {
  const folder = await settleFolder();
  const from = performance.now();
  await homthu(folder, ['seed', '--feedback', String(count)]);
  tell(`${count} cases seeded in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  const cookie = await signIn(folder);
  const server = await start(folder);
  return { folder, server, cookie };
}

const SESSION = 'bench';

/** Signs the specialist in with both steps shown. @returns the cookie */
async function signIn(folder: string): Promise<string> {
  const services = createServices(readConfig(environment(folder)), root, { log: createLog('silent') });
  const staff = await createStaff(services, { places: await createPlaces(services) });
  const specialist = staff.register().appointments.find((one) => one.post === 'specialist');
  const now = services.clock.now();
  await services.store.write(async (tx) => {
    await tx.insert(services.store.t.session).values({
      id: services.keys.hash('session', SESSION),
      personId: specialist?.personId ?? '',
      createdAt: now,
      seenAt: now,
      expiresAt: now + 86_400_000,
      secondAt: now,
      secondBy: 'app',
    });
  });
  await services.store.close();
  return `session=${SESSION}`;
}
