import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { Town } from './town.ts';

/** The cookie of an answer, as a browser sends it back. */
export const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie']).split(';')[0] ?? '';

/** Marks a session as one that has shown the second factor, for tests about other things. @returns the same cookie */
export async function shown(town: Town, cookie: string): Promise<string> {
  const { store, keys } = town.services;
  const id = keys.hash('session', cookie.split('=')[1] ?? '');
  const secondAt = town.clock.now();
  await store.write(async (tx) => {
    await tx.update(store.t.session).set({ secondAt, secondBy: 'app' }).where(eq(store.t.session.id, id));
  });
  return cookie;
}

/** A telephone with a code app. */
export interface Phone {
  /** What it shows now. */
  code(): string;
}

/** The field of a page's form, as the browser would post it. */
export const fieldIn = (html: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');

/** Sets a code app up through the pages. */
export async function connectPhone(
  town: Town,
  cookie: string,
): Promise<{ cookie: string; phone: Phone; codes: string[]; location: string | undefined }> {
  const page = await town.get('/office/second/setup/app?next=%2Foffice%2Fme', { cookie });
  const typed = /class="code">([A-Z2-7 ]+)</.exec(page.body)?.[1]?.replaceAll(' ', '');
  if (!typed) throw new Error(`no secret on the page: ${page.statusCode} ${page.headers.location}`);
  // SHA-1, six digits, thirty seconds: what every app takes for granted (RFC 6238).
  const totp = new TOTP({ secret: Secret.fromBase32(typed) });
  const phone = { code: () => totp.generate({ timestamp: town.clock.now() }) };
  const fields = { code: phone.code(), sealed: fieldIn(page.body, 'sealed'), next: '/office/me' };
  const done = await town.post('/office/second/setup/app', fields, { headers: { cookie } });
  const codes = [...done.body.matchAll(/class="code">([0-9A-Z]{5}-[0-9A-Z]{5})</g)].map((found) => found[1] ?? '');
  return { cookie: cookieOf(done), phone, codes, location: done.headers.location };
}
