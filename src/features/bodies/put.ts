import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { outsideBody } from '../../schema/sqlite.ts';
import type { BodyRow } from './read.ts';

/** Adds an authority to the list. */
export async function addBody(
  tx: Handle,
  { ids, clock }: Pick<Services, 'ids' | 'clock'>,
  body: Omit<BodyRow, 'id' | 'changedAt' | 'retiredAt'>,
): Promise<void> {
  await tx.insert(outsideBody).values({ ...body, id: ids.uuid(), changedAt: clock.now(), retiredAt: null });
}
