import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Addressee } from './directory.ts';
import { namedReader } from './named-reader.ts';
import { answererOf, excludedOf, inCity, recipientOf } from './recipient.ts';
import type { Scene } from './scene.ts';

/**
 * Whom a letter of another room goes to: the person it names, or whoever answers for its unit. About a case nobody is written to who may not
 * know of it.
 */
export function addresseeOf(mail: OutboxRow, scene: Scene): Addressee | null {
  const { unitId, personId, caseId } = mail;
  const { directory, city, cases, now } = scene;
  const row = caseId ? cases.get(caseId) : undefined;
  // Without a unit it is to a person about what they did themselves.
  if (personId && (!row || !unitId)) return directory.person(personId);
  if (!row) return answererOf(mail, scene);
  if (row.queue === 'quarantine') return releaser(row, scene);
  if (!unitId) return null;
  return personId
    ? namedReader(row, personId, unitId, directory, city.units, now)
    : recipientOf(row, unitId, directory, city.units, now);
}

/** Of what quarantine holds, its unit hears nothing: an inspector does, or, unless it is restricted, an administrator. */
function releaser(row: CaseRow, { directory, city: { units }, now: at }: Scene): Addressee | null {
  const excluded = excludedOf(row, directory, at);
  const find = (post: 'inspector' | 'administrator') => inCity(post, { units, at }, directory, excluded);
  const found = find('inspector') ?? (row.restricted ? null : find('administrator'));
  return found && directory.person(found.personId);
}
