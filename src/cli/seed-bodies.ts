import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BODY_KINDS } from '../domain/outside-body.ts';
import { addBody } from '../features/bodies/index.ts';
import type { Services } from '../platform/services.ts';

const Body = z.strictObject({
  kind: z.enum(BODY_KINDS),
  nameVi: z.string(),
  nameEn: z.string(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  website: z.string(),
  howVi: z.string(),
  howEn: z.string(),
  source: z.string(),
});

/** The authorities outside to which units of the demo city may refer a matter. */
export async function loadBodies(services: Pick<Services, 'store' | 'clock' | 'ids'>, folder: string): Promise<void> {
  const lines = readFileSync(path.join(folder, 'bodies.jsonl'), 'utf8').split('\n').filter(Boolean);
  const given = lines.map((line) => Body.parse(JSON.parse(line)));
  await services.store.write(async (tx) => {
    for (const body of given) await addBody(tx, services, body);
  });
}
