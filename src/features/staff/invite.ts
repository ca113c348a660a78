import { eq } from 'drizzle-orm';
import type { Units } from '../../domain/units.ts';
import type { Services } from '../../platform/services.ts';
import { person } from '../../schema/sqlite.ts';
import { appoint, mailKey, putPerson } from './people.ts';

/**
 * Adds a person as administrator of the unit that stands above all.
 * @throws Error in plain words when there is no unit yet, or the address is none
 */
export async function inviteAdministrator(services: Services, units: Units, email: string): Promise<string> {
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
    await appoint(tx, services, { personId, unitId: top.id, post: 'administrator', validFrom: services.clock.now() });
    return personId;
  });
}
