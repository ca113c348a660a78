import path from 'node:path';
import { canMove } from '../domain/case.ts';
import { type Instant, type LocalDate, localDate } from '../domain/instant.ts';
import { type CaseRow, type Cases, createCases, findCase } from '../features/cases/index.ts';
import { createNotices } from '../features/notices/index.ts';
import { createPlaces, type Places } from '../features/places/index.ts';
import type { Handle } from '../platform/db/store.ts';
import { createIds } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { type Arrival, arrivalsOf, filing } from './seed-arrivals.ts';
import { loadBodies } from './seed-bodies.ts';
import { createChance } from './seed-chance.ts';
import { followUp } from './seed-follow.ts';
import { type Deed, lifeOf, type Staffing } from './seed-lives.ts';
import { readSamples, type Sample } from './seed-texts.ts';
import { demoFolder, loadTown } from './seed-town.ts';

const MINUTE = 60_000;
/** Feedback younger than this is announced as in life, so that the local mailbox has mail in it. */
const FRESH_MS = 24 * 60 * MINUTE;

/** Loads the demo city into an empty database. @returns whether it did */
export async function loadDemoIfEmpty(services: Services, house: string): Promise<boolean> {
  const { read, t } = services.store;
  const [any] = await read.select({ id: t.unit.id }).from(t.unit).limit(1);
  if (any) return false;
  await seedDemo(services, house);
  return true;
}

/** Hanoi with its people, and 300 cases over the last 13 months in every status, each made through the ledger's own door. */
export async function seedDemo(services: Services, house: string): Promise<void> {
  const folder = demoFolder(house);
  await loadTown(services, folder);
  await loadBodies(services, folder);
  await seedCases(services, readSamples(path.join(folder, 'feedback.jsonl')));
}

interface Stage {
  services: Services;
  places: Places;
  ledger: Cases;
  staffing: Staffing;
  /** On which the demo is seen. */
  today: LocalDate;
  /** Moves the clock of the stage on. */
  turnTo(at: Instant): void;
}

async function seedCases(services: Services, samples: readonly Sample[]): Promise<void> {
  const places = await createPlaces(services);
  const now = services.clock.now();
  let time = 0;
  const clock = { now: () => time };
  const past = { ...services, clock, ids: createIds(clock) };
  const notices = createNotices(services, { places });
  const ledger = createCases(past, places, async (tx, event) => {
    if (event.at > now - FRESH_MS) await notices.announce(tx, event);
  });
  const turnTo = (at: Instant) => {
    time = Math.max(time, at);
  };
  const stage = { services: past, places, ledger, staffing: await staffingOf(services), today: localDate(now), turnTo };
  const arrivals = arrivalsOf(samples, places.city(), now);
  await services.store.write((tx) => play(stage, tx, arrivals, now));
}

/** Who heads each unit, and who works there. */
async function staffingOf({ store: { read, t } }: Services): Promise<Staffing> {
  const posts = await read.select().from(t.appointment);
  const holder = (post: string) =>
    new Map(posts.filter((row) => row.post === post).map((row) => [row.unitId, row.personId]));
  const heads = holder('head');
  const officers = holder('officer');
  return { head: (unitId) => heads.get(unitId) ?? null, officer: (unitId) => officers.get(unitId) ?? null };
}

/** One thing that happens on the stage; it may bring about further ones. */
interface Turn {
  at: Instant;
  run(): Promise<Turn[]>;
}

/** Lets everything happen in the order of time, until now. */
async function play(stage: Stage, tx: Handle, arrivals: readonly Arrival[], now: Instant): Promise<void> {
  const filed = new Map<Arrival, CaseRow>();
  const agenda: Turn[] = arrivals.map((arrival) => ({ at: arrival.at, run: () => arrive(stage, tx, arrival, filed) }));
  agenda.sort((a, b) => b.at - a.at);
  for (let turn = agenda.pop(); turn; turn = agenda.pop()) {
    stage.turnTo(turn.at);
    const following = (await turn.run()).filter(({ at }) => at <= now);
    agenda.push(...following);
    if (following.length > 0) agenda.sort((a, b) => b.at - a.at);
  }
}

async function arrive(stage: Stage, tx: Handle, arrival: Arrival, filed: Map<Arrival, CaseRow>): Promise<Turn[]> {
  const { services, places, ledger, staffing } = stage;
  const input = filing(services, places.city(), arrival);
  await ledger.open(tx, [input]);
  const { row } = input;
  filed.set(arrival, row);
  const twin = (arrival.twin && filed.get(arrival.twin)) ?? null;
  const chance = createChance(arrival.seed);
  const calendar = places.city().calendar(row.unitId);
  const deeds = lifeOf({ sample: arrival.sample, row, calendar, staffing, chance, twin, today: stage.today });
  return deeds.map((deed) => turnOf(stage, tx, row.id, deed));
}

function turnOf(stage: Stage, tx: Handle, caseId: string, deed: Deed): Turn {
  return {
    at: Math.round(deed.at),
    async run() {
      const row = await findCase(tx, 'id', caseId);
      const move = row && deed.move(row);
      if (!row || !move || !canMove(move.verb, row.status)) return [];
      const after = await stage.ledger.move(tx, caseId, move);
      const next = await followUp(tx, stage.staffing, { deed, verb: move.verb, after });
      return next.map((one) => turnOf(stage, tx, caseId, one));
    },
  };
}
