import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { needsSecondFactor } from '../../domain/second-factor.ts';
import type { ResponsiblePerson } from '../../domain/units.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { Places } from '../places/index.ts';
import { accountRoutes, wayOut } from './account.ts';
import { createSessionCookie } from './cookie.ts';
import { requireSignIn } from './door.ts';
import { drawFrame } from './frame.ts';
import { inviteAdministrator } from './invite.ts';
import { createSignInLink } from './link.ts';
import { type Action, allow, type Power, readPosts, type Target } from './powers.ts';
import { type Register, readRegister } from './register.ts';
import { signInRoutes } from './routes.ts';
import { manageRoutes } from './second/manage-routes.ts';
import { resetSecond } from './second/reset.ts';
import { secondRoutes } from './second/routes.ts';
import { setupRoutes } from './second/setup-routes.ts';
import { ssoRoutes } from './sso/routes.ts';
import './pages.ts';
import './people-pages.ts';

export { absenceMail } from './absence-mail.ts';
export { accountMail, mailboxBefore } from './alert.ts';
export { peopleImporter } from './import-people.ts';
export { signInMail } from './link.ts';
export { putAbsence } from './people.ts';
export { mailSamples } from './people-mail-samples.ts';
export { peopleRoutes } from './people-routes.ts';
export { postMail } from './posts-mail.ts';
export { remindOfPosts } from './posts-remind.ts';
export type { Register } from './register.ts';
export { sealedCodeApps } from './second/sealed.ts';
export { lookAtWays } from './ways.ts';

/** The door of the office, and what other rooms may ask about the people behind it. */
export interface Staff {
  /** `preHandler` of every office page: sets `request.visitor` and `request.lang`, or sends the stranger to sign in. */
  requireSignIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
  /** Registers routes behind the door, and nowhere else: `staff.office(app, async (office) => { office.get('/office/…') })`. */
  office(app: FastifyInstance, rooms: (office: FastifyInstance) => Promise<void>): Promise<void>;
  /** The same for pages that take the second factor: open to who still owes it. */
  halfway(app: FastifyInstance, rooms: (office: FastifyInstance) => Promise<void>): Promise<void>;
  /** Who is signed in; throws `signInNeeded` on a route that forgot the door. */
  visitor(request: FastifyRequest): Visitor;
  /** What they may do; with a unit, also what falls to them there while nobody of that unit is there. */
  powersOf(visitor: Visitor, unitId?: string | null): readonly Power[];
  /** What a person may do at this instant who is not signed in but has written to us; nothing for a closed account. */
  powersNow(personId: string, unitId: string): Promise<readonly Power[]>;
  /** Whether their posts ask for a second factor. */
  needsSecond(visitor: Visitor): boolean;
  /** Throws when the visitor may not: `notFound` about cases, `forbidden` about all else. */
  allow(visitor: Visitor, action: Action, target: Target): void;
  /** Name tag and menu for the layout `office`. */
  frame(request: FastifyRequest): OfficeFrame;
  /** How a person is shown: their own title, else post and unit in that language; an unknown id as `null`'s words. */
  titleOf(personId: string | null, lang: Lang): string;
  unitName(unitId: string, lang: Lang): string;
  /** Who answers for a unit at an instant, by posts and absences. */
  responsible(unitId: string, at: Instant): ResponsiblePerson | null;
  /** People, posts and absences as last read, at most a minute ago. */
  register(): Register;
  /** Reads them anew; after `putPerson`, `appoint`, `putAbsence`. */
  refresh(): Promise<void>;
  createSignInLink(personId: string): Promise<string>;
  /** For who has lost telephone and codes: ends their sessions, and lets the next sign-in set a second factor up anew. */
  forgetFactors(personId: string): Promise<void>;
  /** Makes sure that this address belongs to an administrator of the whole city. @returns the person and a one-time link */
  inviteAdministrator(email: string): Promise<{ personId: string; link: string }>;
}

const STALE_MS = 60_000;

export async function createStaff(services: Services, { places }: { places: Places }): Promise<Staff> {
  const { clock, config } = services;
  const units = () => places.city().units;
  let register = await readRegister(services.store, units());
  let readAt = clock.now();
  const refresh = async () => {
    register = await readRegister(services.store, units());
    readAt = clock.now();
  };
  const fresh = async () => {
    if (Math.abs(clock.now() - readAt) > STALE_MS) await refresh();
    return register;
  };
  const unitOf = (personId: string, lang: Lang) => {
    const [post] = register.posts(personId, clock.now());
    return post ? places.city().unitName(post.unitId, lang) : '';
  };
  const postOf = (personId: string, lang: Lang) => {
    const [post] = register.posts(personId, clock.now());
    return post ? translator(lang)(`frame.post.${post.post}`) : '';
  };
  function titleOf(personId: string | null, lang: Lang): string {
    const t = translator(lang);
    const known = personId ? register.people.get(personId) : undefined;
    if (!known || !personId) return t('frame.nobody');
    if (known.title) return known.title;
    const post = postOf(personId, lang);
    return post ? t('frame.titled', { post, unit: unitOf(personId, lang) }) : known.email;
  }
  async function powersNow(personId: string, unitId: string): Promise<readonly Power[]> {
    const now = clock.now();
    const { people, actingFor } = await fresh();
    const person = people.get(personId);
    if (!person || (person.disabledAt !== null && person.disabledAt <= now)) return [];
    const { powers } = await readPosts(services.store.read, personId, now, units());
    return powersOf({ personId, powers: [...powers, ...actingFor(personId, now, units())] }, unitId);
  }
  function powersOf(who: Pick<Visitor, 'personId' | 'powers'>, unitId: string | null = null): readonly Power[] {
    if (unitId === null) return who.powers;
    const found = register.responsible(unitId, clock.now(), units());
    if (found?.via !== 'above' || found.personId !== who.personId) return who.powers;
    return [...who.powers, { unitId, post: found.post, above: true }];
  }
  const cookie = createSessionCookie(config.baseUrl);
  const doorDeps = { services, cookie, register: fresh, units, titleOf };
  const hook = requireSignIn(doorDeps);
  const behind =
    (preHandler: Staff['requireSignIn']): Staff['office'] =>
    async (app, rooms) => {
      await app.register(async (office) => {
        office.addHook('preHandler', preHandler);
        await rooms(office);
      });
    };
  function visitor(request: FastifyRequest): Visitor {
    if (!request.visitor) throw new Refusal('signInNeeded');
    return request.visitor;
  }
  return {
    requireSignIn: hook,
    office: behind(hook),
    halfway: behind(requireSignIn(doorDeps, true)),
    visitor,
    powersOf,
    powersNow,
    needsSecond: ({ powers }) => needsSecondFactor(powers, units()),
    allow: (who, action, target) => allow(powersOf(who, target.unitId), action, target, units()),
    frame(request) {
      const who = visitor(request);
      const path = request.url.split('?')[0] ?? '';
      const { personId } = who;
      const person = register.people.get(personId)?.title || postOf(personId, request.lang) || who.title;
      return drawFrame(who, path, request.lang, { person, unit: unitOf(personId, request.lang) }, units());
    },
    titleOf,
    unitName: (unitId, lang) => places.city().unitName(unitId, lang),
    responsible: (unitId, at) => register.responsible(unitId, at, units()),
    register: () => register,
    refresh,
    forgetFactors: (personId) => services.store.write((tx) => resetSecond(tx, services, { actorId: null }, personId)),
    createSignInLink: (personId) => createSignInLink(services, personId),
    inviteAdministrator: async (email) => {
      await refresh();
      const personId = await inviteAdministrator(services, { register, units: units() }, email);
      await refresh();
      return { personId, link: await createSignInLink(services, personId) };
    },
  };
}

/** Signing in and out, and `/office/me`. `onMail` is called when a link waits to be mailed. */
export function staffRoutes(
  services: Services,
  staff: Staff,
  onMail: () => void,
): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    await app.register(signInRoutes(services, staff, onMail));
    await app.register(ssoRoutes(services));
    await staff.halfway(app, async (office) => {
      await wayOut(services, staff)(office);
      await secondRoutes(services, staff)(office);
      await setupRoutes(services, staff)(office);
    });
    await staff.office(app, async (office) => {
      await accountRoutes(services, staff)(office);
      await manageRoutes(services, staff)(office);
    });
  };
}
