import { can } from '../../domain/permission.ts';
import { standingOf } from '../../domain/second-key.ts';
import type { Handle } from '../../platform/db/store.ts';
import { type OutboxRow, post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { type CaseRow, findCase, targetOf } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';
import { findRequest } from './key-decide.ts';
import type { KeyMail } from './pages.ts';

/** Nobody needs more people than this to decide on one request. */
const MOST = 5;

/** Who may decide: in the unit first, else above it, else the inspectors. */
function deciders({ staff, places, services }: ProofDeps, row: CaseRow, askedBy: string): string[] {
  const register = staff.register();
  const { units } = places.city();
  const now = services.clock.now();
  const may = [...new Set(register.appointments.map(({ personId }) => personId))].filter(
    (id) => id !== askedBy && can(register.posts(id, now), 'contact.approve', targetOf(row), units),
  );
  const sits = (id: string, fits: (post: { unitId: string; post: string }) => boolean) =>
    register.posts(id, now).some(fits);
  const near = may.filter((id) => sits(id, ({ unitId }) => unitId === row.unitId));
  const above = may.filter((id) => sits(id, ({ post }) => post === 'head'));
  const found = [near, above, may].find((list) => list.length > 0) ?? [];
  return found.slice(0, MOST);
}

/** Tells who may decide that a request waits for them. */
export async function tellDeciders(
  deps: ProofDeps,
  tx: Handle,
  id: string,
  row: CaseRow,
  askedBy: string,
): Promise<void> {
  const { ids, clock } = deps.services;
  for (const personId of deciders(deps, row, askedBy)) {
    const dedupeKey = `key_asked:${id}:${personId}`;
    await post(tx, ids, { kind: 'key_asked', dedupeKey, personId, params: { request: id }, at: clock.now() });
  }
}

/** What the mail says; null when nobody waits for a decision any more. */
export async function keyMail(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  { params }: OutboxRow,
): Promise<KeyMail | null> {
  const key = await findRequest(store.read, String(params.request));
  const row = key && (await findCase(store.read, 'id', key.caseId));
  if (!key || !row || standingOf(key, clock.now()) !== 'waiting') return null;
  return { reference: row.reference, link: `${config.baseUrl}/office/keys/${key.id}` };
}
