import { inArray } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { answeringUnit, chainUp } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { caseSeen, cases, promise } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import { incomingTrouble } from '../mailroom/index.ts';
import type { City } from '../places/index.ts';
import { type Directory, readDirectory } from './directory.ts';

/** Everything that a batch of mails is written from, read in a few queries. */
export interface Scene {
  city: City;
  cases: ReadonlyMap<string, CaseRow>;
  directory: Directory;
  /** `case unit` of what somebody of the unit has opened; asked for reminders of the unread alone. */
  seen: ReadonlySet<string>;
  /** Of reminders of promises, by their ids. */
  promises: ReadonlyMap<string, { state: string; dueOn: string }>;
  /** Whether an answer by mail is read in time: nothing that is written now may offer what has not worked for a day. */
  repliesRead: boolean;
  now: Instant;
}

export async function readScene(
  services: Pick<Services, 'store' | 'keys' | 'config'>,
  city: City,
  rows: readonly OutboxRow[],
  now: Instant,
): Promise<Scene> {
  const { store, keys } = services;
  const { read } = store;
  const caseIds = [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))];
  const found = caseIds.length > 0 ? await read.select().from(cases).where(inArray(cases.id, caseIds)) : [];
  const units = [...rows.flatMap(({ unitId }) => unitId ?? []), ...found.map(({ filedUnitId }) => filedUnitId)];
  const answering = units.flatMap((id) => [id, answeringUnit(city.units, id, now)]);
  const chains = answering.flatMap((id) => [id, ...chainUp(city.units, id)]);
  return {
    city,
    cases: new Map(found.map((row) => [row.id, row])),
    directory: await readDirectory(
      read,
      keys,
      { units: chains, people: rows.flatMap(({ personId }) => personId ?? []) },
      now,
    ),
    seen: await readSeen(read, rows),
    promises: await readPromises(read, rows),
    repliesRead: await areRepliesRead(services, now),
    now,
  };
}

async function areRepliesRead(services: Pick<Services, 'store' | 'keys' | 'config'>, now: Instant): Promise<boolean> {
  if (!services.config.incoming) return false;
  const trouble = await incomingTrouble(services);
  return trouble === null || trouble.at > now - DAY_MS;
}

async function readSeen(read: Handle, rows: readonly OutboxRow[]): Promise<ReadonlySet<string>> {
  const unread = rows.filter(({ kind }) => kind === 'unread').flatMap(({ caseId }) => caseId ?? []);
  if (unread.length === 0) return new Set();
  const found = await read.select().from(caseSeen).where(inArray(caseSeen.caseId, unread));
  return new Set(found.map(({ caseId, unitId }) => `${caseId} ${unitId}`));
}

async function readPromises(read: Handle, rows: readonly OutboxRow[]): Promise<Scene['promises']> {
  const ids = rows.flatMap(({ params }) => (typeof params.promiseId === 'string' ? params.promiseId : []));
  if (ids.length === 0) return new Map();
  const { id, state, dueOn } = promise;
  const found = await read.select({ id, state, dueOn }).from(promise).where(inArray(id, ids));
  return new Map(found.map((one) => [one.id, one]));
}
