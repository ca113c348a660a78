import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { max } from 'drizzle-orm';
import { type CalendarGap, calendarGaps } from '../domain/calendar-gaps.ts';
import { localDate } from '../domain/instant.ts';
import { can } from '../domain/permission.ts';
import { type Appointment, holdsPost, INSPECTORATE } from '../domain/units.ts';
import { type City, createPlaces, fitsKey, KEY_MISMATCH } from '../features/places/index.ts';
import { createStaff } from '../features/staff/index.ts';
import { type Config, configOfProcess } from '../platform/config/config.ts';
import { integrityOf } from '../platform/db/backup.ts';
import { lackingSteps } from '../platform/db/migrate.ts';
import { imapTrouble } from '../platform/mail/imap.ts';
import { smtpTrouble } from '../platform/mail/smtp.ts';
import type { Services } from '../platform/services.ts';
import { type Command, Mistake } from './command.ts';
import { waysIn } from './doctor-ways.ts';
import { withServices } from './house.ts';

/** One thing that was looked at: what is well, or what is not and what to do. */
interface Look {
  well: boolean;
  line: string;
}

const LEAST_FREE = 1_000_000_000;
/** A clock that is slow shows as cases from the future. */
const SLACK_MS = 5 * 60_000;
const NAMED = 5;

const look = (well: boolean, good: string, bad: string): Look => ({ well, line: well ? good : bad });
const some = (names: readonly string[]) =>
  names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');

const gapInWords = ({ year, awaiting }: CalendarGap) =>
  awaiting > 0 ? `${awaiting} days off of ${year} await their notice` : `no days off for ${year}`;

export const doctor: Command = {
  usage: 'doctor',
  does: 'looks at configuration, disk, mail, ways in, key, clock, database, calendar, boxes and people',
  async run(_args, { house, say }) {
    const config = configOfProcess();
    const lack = lackOf(config, house);
    const looks = lack
      ? [...(await machine({ config })), lack]
      : await withServices(house, async (services) => [
          ...(await machine(services)),
          ...(await waysIn(services)),
          ...(await ledger(services)),
          ...(await town(services)),
        ]);
    for (const { well, line } of looks) say(`${well ? 'well' : 'LOOK'}  ${line}`);
    const bad = looks.filter(({ well }) => !well).length;
    if (bad > 0) throw new Mistake(`${bad} things to look at`);
  },
};

/** A database that is not there, or older than the program, is said so: looking must neither make nor change one. */
function lackOf({ databaseFile }: Config, house: string): Look | null {
  if (!existsSync(databaseFile)) {
    return { well: false, line: `database: none at ${databaseFile}; "npm start" or "homthu migrate" makes it` };
  }
  const lacking = lackingSteps(databaseFile, path.join(house, 'migrations/sqlite'));
  if (lacking.length === 0) return null;
  return {
    well: false,
    line: `database: older than the program (${lacking.join(', ')}); "npm start" or "homthu migrate" brings it up to date, with a backup first`,
  };
}

async function machine({ config }: Pick<Services, 'config'>): Promise<Look[]> {
  const { bavail, bsize } = await statfs(existsSync(config.dataDir) ? config.dataDir : '.');
  const free = bavail * bsize;
  const gigabytes = (free / 1e9).toFixed(1);
  const host = config.smtpUrl ? new URL(config.smtpUrl).host : null;
  const trouble = config.smtpUrl ? await smtpTrouble(config.smtpUrl) : null;
  return [
    { well: true, line: `configuration: data in ${config.dataDir}, address ${config.baseUrl}` },
    look(
      free > LEAST_FREE,
      `disk: ${gigabytes} GB free`,
      `disk: only ${gigabytes} GB free; make room or move DATA_DIR`,
    ),
    look(
      trouble === null,
      host ? `mail: ${host} answers and lets us in` : 'mail: kept in the local mailbox',
      `mail: ${host} does not let us in (${trouble}); check SMTP_URL`,
    ),
    proxy(config),
    ...(await returns(config)),
  ];
}

/** The program speaks no TLS itself: where its address is https, something stands in front. */
function proxy({ baseUrl, trustProxy }: Config): Look {
  return look(
    trustProxy !== false || !baseUrl.startsWith('https:'),
    trustProxy ? `proxy: believed from ${trustProxy.join(', ')}` : 'proxy: none',
    'proxy: BASE_URL is https and TRUST_PROXY is unset, so that all residents look like one; set it to the address of the proxy in front',
  );
}

/** The mailbox that replies and reports come back to; a city may do without. */
async function returns({ incoming }: Config): Promise<Look[]> {
  if (!incoming) return [{ well: true, line: 'returned mail: not read (MAIL_RETURN and IMAP_URL are not set)' }];
  const host = new URL(incoming.imapUrl).host;
  const trouble = await imapTrouble(incoming.imapUrl);
  return [
    look(
      trouble === null,
      `returned mail: ${host} shows the mailbox of ${incoming.address}`,
      `returned mail: ${host} does not let us in (${trouble}); check IMAP_URL`,
    ),
  ];
}

async function ledger(services: Services): Promise<Look[]> {
  const { clock, config } = services;
  const { read, t } = services.store;
  const damage = integrityOf(config.databaseFile);
  const [newest] = await read.select({ at: max(t.cases.receivedAt) }).from(t.cases);
  const ahead = (newest?.at ?? 0) - clock.now();
  const fits = await fitsKey(services);
  return [
    look(
      fits !== false,
      fits ? 'key: the one that the database was written with' : 'key: the first start keeps its fingerprint',
      `key: ${KEY_MISMATCH}`,
    ),
    look(damage.length === 0, 'database: whole', `database: damaged (${damage[0]}); restore the last backup`),
    look(ahead < SLACK_MS, 'clock: not behind the newest case', 'clock: behind the newest case; set it with NTP'),
  ];
}

async function town(services: Services): Promise<Look[]> {
  const places = await createPlaces(services);
  const staff = await createStaff(services, { places });
  const city = places.city();
  const [root] = city.units.values();
  if (!root)
    return [{ well: false, line: 'city: empty; import units, places and boxes, or load the demo: homthu seed --demo' }];
  const now = services.clock.now();
  const gaps = calendarGaps(city.holidays, localDate(now));
  const active = [...city.boxes.values()].filter((box) => box.status === 'active');
  const alone = active.filter((box) => city.unitOfBox(box.id, now) === null).map((box) => box.code);
  const answering = new Set(active.flatMap((box) => city.unitOfBox(box.id, now)?.id ?? []));
  const headless = [...answering].filter((id) => staff.responsible(id, now)?.unitId !== id);
  const names = headless.map((id) => city.unitName(id, 'vi'));
  const posts = staff.register().appointments.filter((post) => holdsPost(post, now));
  const inspects = posts.some((post) => can(post, 'case.readRestricted', { unitId: null }, city.units));
  return [
    look(
      gaps.length === 0,
      'calendar: the days off are known',
      `calendar: ${gaps.map(gapInWords).join(', ')}; import holidays`,
    ),
    look(
      alone.length === 0,
      `boxes: all ${active.length} have a unit`,
      `boxes without a unit: ${some(alone)}; import boxes with a unit`,
    ),
    look(
      names.length === 0,
      `people: all ${answering.size} units have somebody who answers`,
      `units with nobody to answer: ${some(names)}; import people`,
    ),
    look(
      inspects,
      'people: somebody inspects the city',
      'nobody inspects the city: restricted feedback in quarantine stays there; give the post at /office/people',
    ),
    inspectorate(city, posts),
  ];
}

/** What is about the head of a unit that nobody stands above is restricted: somebody must be there who may answer it all the same. */
function inspectorate(city: City, posts: readonly Appointment[]): Look {
  const unitId = city.setting(INSPECTORATE, '');
  const unit = city.units.has(unitId) ? city.unitName(unitId, 'vi') : 'no unit';
  return look(
    posts.some((post) => can(post, 'case.answer', { unitId, restricted: true }, city.units)),
    `inspectorate: ${unit} takes feedback about heads without anybody above`,
    unit === 'no unit'
      ? 'no inspectorate: feedback about the head of the city, the railway or the airport can be answered by nobody; choose a unit at /office/settings'
      : `inspectorate: ${unit} has no head to answer feedback about heads without anybody above; give the post at /office/people`,
  );
}
