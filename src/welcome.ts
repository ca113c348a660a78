import type { FastifyInstance } from 'fastify';
import { POSTS } from './domain/units.ts';
import type { Services } from './platform/services.ts';

/** Where somebody who has just started the program can go; one address a line, for people and for programs. */
export async function* welcome(app: FastifyInstance, { config, clock }: Services): AsyncGenerator<string> {
  yield `Hòm Thư: ${config.baseUrl}`;
  // Where people's feedback is real nobody gets a link to sign in from a log.
  if (!config.demo) return;
  const city = app.places.city();
  const isCounter = (placeId: string) => city.places.get(placeId)?.kind === 'mot_cua';
  const counter = [...city.boxes.values()].find((box) => box.status === 'active' && isCounter(box.placeId));
  if (counter) yield `Form: ${config.baseUrl}/${counter.code}`;
  const now = clock.now();
  const posts = app.staff.register().appointments;
  const administrator = posts.find((one) => one.post === 'administrator' && one.validFrom <= now);
  if (administrator) yield `Sign-in: ${await app.staff.createSignInLink(administrator.personId)}`;
  if (!config.smtpUrl) yield `Mail: ${config.baseUrl}/dev/mail`;
  yield* accounts(app, counter && city.unitOfBox(counter.id, now)?.id, now);
}

/** Who else may sign in to the demo, by a link that comes into the mailbox: one of each post, at the demo counter's unit where it has one. */
function* accounts(app: FastifyInstance, unitId: string | null | undefined, now: number): Generator<string> {
  const { appointments, people } = app.staff.register();
  const held = appointments.filter((one) => one.validFrom <= now && (one.validTo === null || now < one.validTo));
  for (const post of POSTS) {
    const holder =
      held.find((one) => one.post === post && one.unitId === unitId) ?? held.find((one) => one.post === post);
    const email = holder && people.get(holder.personId)?.email;
    if (email) yield `Account: ${email} (${post}, ${app.staff.unitName(holder.unitId, 'vi')})`;
  }
}
