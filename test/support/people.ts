import { eq } from 'drizzle-orm';
import type { Desk } from './desk.ts';
import type { Town } from './town.ts';

/** Another administrator of the city, for the second key. */
export async function givenSecondAdministrator({ services: { store } }: Town): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(store.t.person).values({
      id: 'second',
      email: 'quan-tri-2@example.vn',
      title: '',
      lang: 'vi',
      passwordHash: null,
      createdAt: 0,
      disabledAt: null,
    });
    await tx.insert(store.t.appointment).values({
      id: 'second',
      personId: 'second',
      unitId: '01',
      post: 'administrator',
      validFrom: 0,
      validTo: null,
    });
  });
}

/** Every appointment with its person's address. */
export async function posts({ services: { store } }: Town) {
  const { read, t } = store;
  const known = new Map((await read.select().from(t.person)).map((row) => [row.id, row.email]));
  const rows = await read.select().from(t.appointment);
  return rows.map((row) => ({ ...row, email: known.get(row.personId) ?? '' }));
}

export const postsOf = async (town: Town, email: string) => (await posts(town)).filter((row) => row.email === email);

export async function idOf({ services: { store } }: Town, email: string): Promise<string> {
  const [row] = await store.read.select().from(store.t.person).where(eq(store.t.person.email, email));
  return row?.id ?? '';
}

export const requests = ({ services: { store } }: Town) =>
  store.read.select().from(store.t.postRequest).orderBy(store.t.postRequest.id);

/** Where something is decided about a post that waits. */
export const decisionAbout = (
  request: { id: string; personId: string } | undefined,
  decision: 'confirm' | 'refuse' | 'withdraw',
): string => `/office/people/${request?.personId}/requests/${request?.id}/${decision}`;

/** Ends the one post that somebody holds, at once. */
export async function endPost(town: Town, administrator: Desk, personId: string): Promise<void> {
  const row = (await posts(town)).find((one) => one.personId === personId);
  const answer = await administrator.post(`/office/people/${personId}/posts/${row?.id}/end`, { on: '' });
  if (answer.statusCode !== 303) throw new Error(`not ended: ${answer.statusCode}`);
}

/** Who was sent mails of a kind, after all that is due has left. */
export async function mailedTo(town: Town, kind: string): Promise<string[]> {
  await town.app.runner.tick(town.clock.now());
  const { read, t } = town.services.store;
  const rows = await read.select().from(t.outbox).where(eq(t.outbox.kind, kind));
  return rows
    .filter(({ state }) => state === 'sent')
    .map(({ sentTo }) => sentTo ?? '')
    .sort();
}

/** Somebody away from now on for some days. */
export const DAY = 86_400_000;
