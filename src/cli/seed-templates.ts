import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { KINDS } from '../domain/case.ts';
import { putTemplate } from '../features/triage/index.ts';
import type { Services } from '../platform/services.ts';
import { TEMPLATE_STATUSES } from '../schema/answers.ts';

const Template = z.strictObject({
  status: z.enum(TEMPLATE_STATUSES),
  kind: z.enum(KINDS).nullable(),
  lang: z.enum(['vi', 'en']),
  title: z.string(),
  body: z.string(),
});

/** The words that every unit of the demo city may begin an answer with. */
export async function loadTemplates(
  { store, clock, ids }: Pick<Services, 'store' | 'clock' | 'ids'>,
  folder: string,
): Promise<void> {
  const lines = readFileSync(path.join(folder, 'templates.jsonl'), 'utf8').split('\n').filter(Boolean);
  const given = lines.map((line) => Template.parse(JSON.parse(line)));
  const more = { unitId: null, active: true, changedAt: clock.now(), changedBy: null };
  await store.write(async (tx) => {
    for (const template of given) await putTemplate(tx, { id: ids.uuid(), ...template, ...more });
  });
}
