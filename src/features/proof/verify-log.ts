import { isDeepStrictEqual } from 'node:util';
import { and, asc, gt, inArray, isNull } from 'drizzle-orm';
import type { AuditAction } from '../../domain/audit.ts';
import type { Handle } from '../../platform/db/store.ts';
import { appointment, audit, person, setting, unit } from '../../schema/sqlite.ts';
import type { AuditRow } from '../audit/index.ts';

const PAGE = 1_000;
const TOLD: readonly AuditAction[] = [
  'setting.changed',
  'post.given',
  'post.confirmed',
  'post.ended',
  'person.disabled',
  'person.enabled',
  'import',
];

/** What stands otherwise than the last entry about it says. */
export interface LogFinding {
  what: 'setting' | 'account' | 'post';
  name: string;
}

/** What the last entries of the log say, of all that it speaks of. */
interface Told {
  settings: Map<string, string>;
  words: Map<string, boolean>;
  closed: Set<string>;
  ended: Map<string, number>;
}

const postKey = (personId: string | null, unitId: string | null, post: unknown) =>
  `${post} of ${personId} at ${unitId}`;

/** An import brings in what files say, beside the log: what was told before it counts no more. */
function takeImport({ closed, ended, words }: Told, subject: string): void {
  if (subject.startsWith('people ')) {
    closed.clear();
    ended.clear();
  }
  if (subject.startsWith('units ')) words.clear();
}

function takeSetting({ settings, words }: Told, { subject, unitId, data }: AuditRow): void {
  if (subject === null) return;
  if (subject === 'wordsInMail') words.set(unitId ?? '', data.on === true);
  // Entries of before this version did not say what a setting became.
  else if (typeof data.after === 'string') settings.set(subject, data.after);
  else settings.delete(subject);
}

const TAKE: { readonly [action in AuditAction]?: (told: Told, entry: AuditRow) => void } = {
  import: (told, { subject }) => takeImport(told, subject ?? ''),
  'setting.changed': takeSetting,
  'person.disabled': ({ closed }, { subject }) => void closed.add(subject ?? ''),
  'person.enabled': ({ closed }, { subject }) => void closed.delete(subject ?? ''),
  'post.given': ({ ended }, { subject, unitId, data }) => void ended.delete(postKey(subject, unitId, data.post)),
  'post.confirmed': ({ ended }, { subject, unitId, data }) => void ended.delete(postKey(subject, unitId, data.post)),
  'post.ended': ({ ended }, { subject, unitId, data }) => {
    if (typeof data.at === 'number') ended.set(postKey(subject, unitId, data.post), data.at);
  },
};

async function readTold(handle: Handle): Promise<Told> {
  const told: Told = { settings: new Map(), words: new Map(), closed: new Set(), ended: new Map() };
  for (let last = 0; ; ) {
    const rows = await handle
      .select()
      .from(audit)
      .where(and(gt(audit.position, last), inArray(audit.action, [...TOLD])))
      .orderBy(asc(audit.position))
      .limit(PAGE);
    for (const row of rows) TAKE[row.action as AuditAction]?.(told, row);
    if (rows.length < PAGE) return told;
    last = rows.at(-1)?.position ?? last;
  }
}

/** An entry that is no JSON was written by nobody here: it says nothing of the value. */
function says(after: string, value: unknown): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(after), value);
  } catch {
    return false;
  }
}

type Tell = (finding: LogFinding) => void;

async function verifySettings(handle: Handle, { settings, words }: Told, tell: Tell): Promise<void> {
  const rows = new Map((await handle.select().from(setting)).map(({ key, value }) => [key, value]));
  for (const [key, after] of settings) {
    if (!says(after, rows.get(key))) tell({ what: 'setting', name: `setting ${key}` });
  }
  for (const { id, wordsInMail } of await handle.select().from(unit)) {
    if ((words.get(id) ?? wordsInMail) !== wordsInMail) tell({ what: 'setting', name: `words in mail of ${id}` });
  }
}

async function verifyPeople(handle: Handle, { closed, ended }: Told, tell: Tell): Promise<void> {
  for (const { id } of await handle.select({ id: person.id }).from(person).where(isNull(person.disabledAt))) {
    if (closed.has(id)) tell({ what: 'account', name: `account ${id}` });
  }
  for (const { personId, unitId, post, validFrom, validTo } of await handle.select().from(appointment)) {
    const name = postKey(personId, unitId, post);
    const at = ended.get(name);
    if (at !== undefined && validFrom <= at && (validTo === null || validTo > at)) tell({ what: 'post', name });
  }
}

/**
 * Compares settings, accounts and posts with the last thing that the audit log says of each: a setting that became another, an account that was
 * closed and is open, a post that was ended and is held. What the log never spoke of is not looked at.
 */
export async function verifyLog(handle: Handle, tell: Tell): Promise<void> {
  const told = await readTold(handle);
  await verifySettings(handle, told, tell);
  await verifyPeople(handle, told, tell);
}
