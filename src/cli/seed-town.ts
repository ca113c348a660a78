import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, atLocal, localDate } from '../domain/instant.ts';
import { INSPECTORATE } from '../domain/units.ts';
import { IMPORTERS, type Imported, type Importer, importFile, putSetting } from '../features/places/index.ts';
import { peopleImporter, putAbsence } from '../features/staff/index.ts';
import { templateImporter } from '../features/triage/index.ts';
import type { Services } from '../platform/services.ts';

/** Files of the demo city, in the order in which they need each other. */
const ORDER = ['units', 'succession', 'places', 'boxes', 'rules', 'holidays', 'hours', 'people', 'templates'] as const;
export type ImportKind = (typeof ORDER)[number];

/** The importer of each kind of file. */
export function importers(services: Pick<Services, 'store' | 'clock' | 'ids'>): Record<ImportKind, Importer> {
  return { ...IMPORTERS, people: peopleImporter(services), templates: templateImporter };
}

type Needs = Pick<Services, 'store' | 'clock' | 'ids'>;

/** Folder of the demo city's files. */
export const demoFolder = (house: string): string => path.join(house, 'scripts/seed/hanoi');

/**
 * Loads Hanoi as it is: units, what they took over, places, boxes, rules, calendar, people by post, and words to begin an answer with.
 * @throws Error naming file, line and column, should one of the files be wrong
 */
export async function loadTown(services: Needs, folder: string): Promise<void> {
  const known = importers(services);
  for (const kind of ORDER) {
    const taken = await importFile(services, known[kind], readFileSync(path.join(folder, `${kind}.csv`)));
    refuseFaulty(kind, taken);
  }
  const { clock, store } = services;
  const source = 'Thanh tra thành phố Hà Nội: nơi tiếp nhận khi không còn cấp nào phía trên';
  await store.write(async (tx) => {
    await putSetting(tx, { key: INSPECTORATE, value: 'HN-TTTP', source }, clock.now());
    await sendSomeAway(services, tx);
  });
}

function refuseFaulty(kind: string, { problems }: Imported): void {
  const [first] = problems;
  if (first) throw new Error(`${kind}.csv, line ${first.line}, column ${first.column}: ${first.what}`);
}

/** Who is on leave in the demo, from which day to which, counted from today, and who stands in. */
const AWAY = [
  { who: 'chu-tich.phuong-cua-nam', from: -2, to: 3, substitute: 'pho-chu-tich.phuong-cua-nam' },
  { who: 'giam-doc.metro', from: -1, to: 5, substitute: 'don-tiep.metro' },
  { who: 'chu-tich.xa-dong-anh', from: -40, to: -31, substitute: 'pho-chu-tich.xa-dong-anh' },
  { who: 'chu-tich.phuong-ha-dong', from: 0, to: 1, substitute: null },
] as const;

async function sendSomeAway(services: Needs, tx: Parameters<typeof putAbsence>[0]): Promise<void> {
  const { t } = services.store;
  const idOf = new Map(
    (await tx.select({ id: t.person.id, email: t.person.email }).from(t.person)).map((p) => [p.email, p.id]),
  );
  const today = localDate(services.clock.now());
  for (const { who, from, to, substitute } of AWAY) {
    const personId = idOf.get(`${who}@example.vn`);
    if (!personId) continue;
    const substituteId = (substitute && idOf.get(`${substitute}@example.vn`)) ?? null;
    const days = { startsAt: atLocal(addDays(today, from), 0), endsAt: atLocal(addDays(today, to + 1), 0) };
    await putAbsence(tx, services, { personId, substituteId, ...days });
  }
}
