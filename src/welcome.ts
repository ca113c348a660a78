import { createPlaces } from './features/places/index.ts';
import { createStaff } from './features/staff/index.ts';
import type { Services } from './platform/services.ts';

/** Where somebody who has just started the program can go; one address a line, for people and for programs. */
export async function welcome(services: Services): Promise<string[]> {
  const { config, clock } = services;
  const lines = [`Hòm Thư: ${config.baseUrl}`];
  // Where people's feedback is real nobody gets a link to sign in from a log.
  if (!config.demo) return lines;
  const places = await createPlaces(services);
  const city = places.city();
  const counter = [...city.boxes.values()].find(
    (box) => box.status === 'active' && city.places.get(box.placeId)?.kind === 'mot_cua',
  );
  if (counter) lines.push(`Form: ${config.baseUrl}/${counter.code}`);
  const staff = await createStaff(services, { places });
  const administrator = staff
    .register()
    .appointments.find((one) => one.post === 'administrator' && one.validFrom <= clock.now());
  if (administrator) lines.push(`Sign-in: ${await staff.createSignInLink(administrator.personId)}`);
  if (!config.smtpUrl) lines.push(`Mail: ${config.baseUrl}/dev/mail`);
  return lines;
}
