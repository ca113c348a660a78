import { type AuditFinding, chainHead, verifyAudit, verifyDays } from '../features/audit/index.ts';
import { type Finding, verifyContacts, verifyLedger } from '../features/cases/index.ts';
import { type KeyFinding, type LogFinding, verifyKeys, verifyLog } from '../features/proof/index.ts';
import { readSnapshot } from '../platform/db/snapshot.ts';
import { type Command, Mistake } from './command.ts';
import { withServices } from './house.ts';

type Found = Finding | AuditFinding | KeyFinding | LogFinding;

/** What a finding means. */
const WORDS: Record<Found['what'], string> = {
  changed: 'event was changed after it was written',
  missing: 'event is missing',
  reordered: 'event stands in another place than it was written',
  status: 'the case is further than its events say: its last events are missing',
  words: 'words or photos are not those that came with this event',
  added: 'words of the dialogue that no event knows',
  erased: 'words are there again that had been erased',
  gap: 'events were taken out',
  swapped: 'event changed places with the one after it',
  unchained: 'event does not follow the one before it: it was put in, changed or moved',
  counter: 'counter does not agree with the cases',
  attachment: 'photo is missing or was changed',
  unit: 'the case is at another unit than its events say',
  due: 'the deadline is another than its events say',
  assignee: 'somebody else has the case than its events say',
  restriction: 'few or many may read the case, and its events say otherwise',
  joined: 'the case goes on in another case than its events say, or in none',
  contact: 'contact data is missing, or there is some of which no event knows',
  sealed: 'contact data does not open: it was changed or exchanged, or its key is lost',
  orphans: 'events belong to no case',
  entryChanged: 'entry of the audit log was changed, put in or moved',
  entryMissing: 'entries of the audit log were taken out',
  dayChanged: 'the chain was written anew: on that day it had another hash',
  keyUntold: 'neither events nor the audit log know of this request, or of the word on it',
  keyMissing: 'the request for a second key, or the word on it, is gone of which this tells',
  setting: 'the setting is another than the audit log says it became',
  account: 'the account is open, and the audit log says that it was closed',
  post: 'the post is held, and the audit log says that it ended',
  dayCut: 'the chain was cut: on that day it was longer',
};

export const verify: Command = {
  usage: 'verify',
  does: 'proves that events, words, photos, audit log and counters are as they were written',
  async run(_args, { house, say, progress }) {
    let findings = 0;
    const tell = ({ what, name }: Found) => {
      findings += 1;
      say(`${name}: ${WORDS[what]}`);
    };
    const done = await withServices(house, ({ config, vault, keys }) =>
      readSnapshot(config.databaseFile, async ({ handle }) => ({
        ledger: await verifyLedger(handle, vault, tell, ({ cases, events, journal }) =>
          progress(journal ? `journal ${journal} of ${events} events ...` : `${cases} cases, ${events} events ...`),
        ),
        contacts: await verifyContacts(handle, keys, tell),
        requests: await verifyKeys(handle, tell),
        log: await verifyLog(handle, tell),
        entries: await verifyAudit(handle, tell, (n) => progress(`audit log ${n} entries ...`)),
        days: await verifyDays(handle, tell),
        head: await chainHead(handle),
      })),
    );
    const { ledger, entries, head } = done;
    if (ledger.uncovered > 0) say(`Of a former version, with words that nothing covers: ${ledger.uncovered} cases`);
    // To be held against the administrators' daily mail: a database that was written anew as a whole is whole in itself.
    say(`Journal: ${head.journal.position} ${head.journal.hash}`);
    say(`Audit log: ${head.audit.position} ${head.audit.hash}`);
    say(
      'Not proved: settings, accounts and posts of which the audit log does not speak, or whose times were moved; who may',
    );
    say('sign in, and how; and the newest entries of both chains since the last daily mail.');
    if (findings > 0) throw new Mistake(`${findings} findings; restore a backup beside this database and compare`);
    const counts = `${ledger.cases} cases, ${ledger.events} events, ${ledger.attachments} photos, ${done.contacts} contacts, ${done.requests} key requests, ${entries} audit entries`;
    say(`Whole: ${counts}, ${done.days / 2} days.`);
  },
};
