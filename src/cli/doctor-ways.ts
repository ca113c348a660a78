import { lookAtWays } from '../features/staff/index.ts';
import type { Services } from '../platform/services.ts';

/** What there is to say about passkeys and single sign-on. */
export async function waysIn(services: Services): Promise<{ well: boolean; line: string }[]> {
  const { passkeys, signOn } = await lookAtWays(services);
  const offered = passkeys ? `bound to ${passkeys}` : 'not offered: BASE_URL needs a name and HTTPS, or localhost';
  const looks = [{ well: true, line: `passkeys: ${offered}` }];
  if (signOn === null) return looks;
  const { issuer, trouble } = signOn;
  const answer = trouble ? `does not answer (${trouble}); check OIDC_ISSUER` : 'answers';
  return [...looks, { well: trouble === null, line: `single sign-on: ${issuer} ${answer}` }];
}
