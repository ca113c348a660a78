import { eq } from 'drizzle-orm';
import type { Units } from '../../domain/units.ts';
import type { Services } from '../../platform/services.ts';
import { person } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { appoint, mailKey, putPerson } from './people.ts';
import { holdsAlready } from './posts-give.ts';
import { tellOfPost } from './posts-mail.ts';
import type { Register } from './register.ts';

/**
 * Adds a person as administrator of the unit that stands above all, for whoever runs the server: it needs no second key, but it is on record, and
 * all administrators and the head of that unit are told.
 * @throws Error in plain words when there is no unit yet, or the address is none
 */
export async function inviteAdministrator(
  services: Services,
  { register, units }: { register: Register; units: Units },
  email: string,
): Promise<string> {
  const top = [...units.values()].find((unit) => unit.parentId === null && unit.validTo === null);
  if (!top) throw new Error('there are no units yet: import them first (homthu import units FILE.csv)');
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) throw new Error(`not a mail address: ${email}`);
  return await services.store.write(async (tx) => {
    const [known] = await tx
      .select({ id: person.id })
      .from(person)
      .where(eq(person.email, mailKey(email)))
      .limit(1);
    const personId = known?.id ?? (await putPerson(tx, services, { email, title: '', lang: 'vi' }));
    const at = services.clock.now();
    const wanted = { personId, unitId: top.id, post: 'administrator', validFrom: at, validTo: null } as const;
    if (await holdsAlready(tx, wanted)) return personId;
    const id = await appoint(tx, services, wanted);
    const { post, unitId } = wanted;
    const data = { post, from: at, to: null };
    await recordAudit(services, tx, { action: 'post.given', personId: null, unitId, subject: personId, data });
    const news = { what: 'given', id, personId, unitId, post, at, actorId: '' } as const;
    await tellOfPost(tx, services, { register, units }, news);
    return personId;
  });
}
