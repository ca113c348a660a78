import type { Services } from '../../../platform/services.ts';
import { codeAt, openSecret } from './code-app.ts';
import type { CodeAppRow } from './factors.ts';

const PERIOD_MS = 30_000;

/**
 * The code that the app would show, where mail is read at `/dev/mail` by whoever comes: there the demo should be tried without a telephone at
 * hand, and nothing is guarded anyway. Null everywhere else.
 * @param after the last step that was taken
 */
export async function demoCode(
  { config, clock }: Pick<Services, 'config' | 'clock'>,
  secret: Uint8Array | null,
  after = 0,
): Promise<string | null> {
  if (!config.demo || config.production || config.smtpUrl || !secret) return null;
  return await codeAt(secret, Math.max(clock.now(), (after + 1) * PERIOD_MS));
}

/** The same for an app that is set up. */
export const demoCodeOf = async (services: Services, row: CodeAppRow | null): Promise<string | null> =>
  row && (await demoCode(services, openSecret(services, row.sealed, row.personId), row.lastStep));
