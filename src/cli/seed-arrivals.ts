import { type Instant, localMinutes } from '../domain/instant.ts';
import { steer } from '../domain/steering.ts';
import { clean, fold } from '../domain/text.ts';
import type { NewCase } from '../features/cases/index.ts';
import { decide, type Sending } from '../features/intake/index.ts';
import type { BoxRow, City } from '../features/places/index.ts';
import type { Services } from '../platform/services.ts';
import { type Chance, createChance } from './seed-chance.ts';
import type { Sample } from './seed-texts.ts';

/** Cases of the demo city, and how many of them are ratings by one tap. */
const CASES = 300;
const RATINGS = 84;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Thirteen months. */
const SPAN_DAYS = 394;

/** A feedback on its way into a box of the demo. */
export interface Arrival {
  sample: Sample;
  box: BoxRow;
  at: Instant;
  /** The same matter, said before. */
  twin: Arrival | null;
  /** Of everything that chance decides about it. */
  seed: number;
}

/** Where and when the samples arrive, in no order. */
export function arrivalsOf(samples: readonly Sample[], city: City, now: Instant): Arrival[] {
  const chance = createChance(522_1665);
  const boxesOf = Map.groupBy([...city.boxes.values()], (box) => city.places.get(box.placeId)?.kind ?? '');
  const arrivals: Arrival[] = [];
  const add = (sample: Sample, age: number) => {
    const before = sample.end === 'merge' ? (arrivals.at(-1) ?? null) : null;
    const at = before ? before.at + 20 * HOUR : momentOf(now, age, chance);
    arrivals.push({
      sample,
      box: before?.box ?? boxFor(sample, boxesOf, city, chance),
      at,
      twin: before,
      seed: arrivals.length + 1,
    });
  };
  samples.forEach((sample, i) => {
    const usual = ageOf(sample, samples[i + 1]?.end === 'merge', chance);
    add(sample, sample.age ?? usual);
  });
  const ordinary = samples.filter(isOrdinary).map(often);
  for (let i = 0; arrivals.length < CASES - RATINGS; i++)
    add(ordinary[(i * 7) % ordinary.length] as Sample, poolAge(chance));
  while (arrivals.length < CASES) add(ratingOf(chance), chance.between(0, SPAN_DAYS));
  return arrivals.slice(0, CASES);
}

/** Without a fate of its own, so that it may stand at any day. */
const isOrdinary = (sample: Sample) =>
  Boolean(sample.answer) && !sample.end && !sample.contest && !sample.to && !sample.ask;

/** What may come again says nothing of one day. */
const often = (sample: Sample): Sample => ({ ...sample, promise: undefined, age: undefined, box: undefined });

/** Days ago. What was contested or handed on needs time to have happened; what is still open must be recent. */
function ageOf(sample: Sample, hasTwin: boolean, chance: Chance): number {
  if (sample.end === 'quarantine') return chance.between(0.3, 6);
  if (sample.contest && !sample.second) return chance.between(9, 13);
  if (sample.end || sample.contest || sample.to || sample.reply || hasTwin) return chance.between(40, SPAN_DAYS);
  if (!sample.answer) return chance.between(3, 13);
  return poolAge(chance);
}

/** More of what is recent, as more people know the signs. */
function poolAge(chance: Chance): number {
  const kind = chance.next();
  if (kind < 0.05) return chance.between(0.02, 0.5);
  if (kind < 0.15) return chance.between(0.5, 12);
  return 12 + (SPAN_DAYS - 12) * chance.next() ** 1.3;
}

/** By day, between seven and nine in the evening; what came within a day may have come at any hour. */
function momentOf(now: Instant, age: number, chance: Chance): Instant {
  const at = Math.round(now - age * DAY);
  if (age < 1) return at;
  return Math.min(now, at + (chance.whole(7 * 60, 20 * 60 + 40) - localMinutes(at)) * 60_000);
}

/** Some places are far busier than others. */
function boxFor(sample: Sample, boxesOf: ReadonlyMap<string, BoxRow[]>, city: City, chance: Chance): BoxRow {
  const boxes = sample.at.flatMap((kind) => boxesOf.get(kind) ?? []);
  const usual = boxes[Math.floor(boxes.length * chance.next() ** 1.6)] as BoxRow;
  return (sample.box && city.boxesByCode.get(sample.box)) || usual;
}

const RATED_KINDS = [
  'mot_cua',
  'mot_cua',
  'di_tich',
  'ga_metro',
  'ben_xe',
  'ga_tau',
  'benh_vien',
  'cong_vien',
] as const;

function ratingOf(chance: Chance): Sample {
  const rating = chance.pick([5, 5, 5, 5, 4, 4, 4, 3, 2, 1]);
  return {
    kind: 'rating',
    at: [chance.pick(RATED_KINDS)],
    text: '',
    lang: 'vi',
    rule: null,
    about: null,
    who: '',
    rating,
  };
}

/** The arrival as the form would have filed it. */
export function filing(services: Pick<Services, 'ids' | 'keys'>, city: City, arrival: Arrival): NewCase {
  const { sample, box, at, seed } = arrival;
  const chance = createChance(seed * 7919);
  const place = city.places.get(box.placeId);
  const unit = city.unitOfBox(box.id, at) ?? city.units.get(place?.unitId ?? '');
  if (!place || !unit) throw new Error(`box ${box.code} has no place or no unit`);
  const message = clean(sample.text);
  const rule = sample.rule ? (city.rule(sample.rule) ?? undefined) : undefined;
  const leavesContact = sample.kind !== 'rating' && chance.happens(0.12);
  const feedback: Sending['feedback'] = {
    kind: sample.kind,
    rating: sample.rating,
    rule: sample.rule ?? '',
    message,
    about: sample.about,
    who: sample.who,
    happenedAt: chance.happens(0.3) ? at - chance.whole(1, 9) * HOUR : null,
    contactName: '',
    contactPhone: '',
    contactEmail: leavesContact ? 'nguoi-gui@example.vn' : '',
    consent: leavesContact,
    lang: sample.lang,
    submissionId: services.ids.uuid(),
  };
  const input = decide(services, city, {
    visit: { box, place, unit },
    feedback,
    lang: sample.lang,
    steering: steer(message, fold(message), { rule }),
    suspicion: sample.end === 'quarantine' ? 'advert' : null,
    submissionId: feedback.submissionId ?? services.ids.uuid(),
    source: 'form',
    at,
    photos: [],
  });
  return { ...input, row: { ...input.row, source: 'seed' } };
}
