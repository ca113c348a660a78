import { type CaseKind, firstStatus, isOpen } from '../domain/case.ts';
import { makeReference } from '../domain/codes.ts';
import { type Instant, localMonth } from '../domain/instant.ts';
import { answerDue, type CaseRow, type WholeCase } from '../features/cases/index.ts';
import type { BoxRow, City, PlaceRow, RuleRow, UnitRow } from '../features/places/index.ts';
import type { Ids } from '../platform/ids.ts';
import type { Chance } from './seed-chance.ts';
import { live } from './seed-load-life.ts';
import type { Sample } from './seed-texts.ts';

/** What cases to measure with are made from. */
export interface Needs {
  city: City;
  ids: Ids;
  chance: Chance;
  samples: readonly Sample[];
  now: Instant;
  /** Added to each serial. */
  salt: number;
  /** References that the month has already. */
  taken: Set<string>;
}

interface Door {
  box: BoxRow;
  place: PlaceRow;
  unit: UnitRow;
  rules: readonly RuleRow[];
}

/** Makes whole cases, one for each instant that it is given, in order. Nobody holds a tracking code for them. */
export function createWriterOfCases(needs: Needs): (at: Instant) => WholeCase {
  const { chance, samples } = needs;
  const doors = doorsOf(needs);
  const texts = new Map(
    (['complaint', 'praise', 'suggestion'] as const).map((kind) => [
      kind,
      samples.filter((sample) => sample.kind === kind),
    ]),
  );
  const answers = samples.flatMap((sample) => (sample.answer && sample.lang === 'vi' ? [sample.answer] : []));
  return (at) => {
    const door = doors[Math.floor(doors.length * chance.next() ** 1.5)] as Door;
    const kind = kindOf(chance);
    const first = kind === 'rating' ? null : chance.pick(texts.get(kind) as Sample[]);
    const row = rowOf(needs, door, kind, first, at);
    if (first) row.message = wordsOf(chance, first, texts.get(kind as 'complaint') as Sample[]);
    return live(needs, row, () => chance.pick(answers));
  };
}

function doorsOf({ city, now }: Needs): Door[] {
  const rules = city.rulesAt(now).filter((rule) => !rule.sensitive && !rule.urgent);
  return [...city.boxes.values()].flatMap((box) => {
    const place = city.places.get(box.placeId);
    const unit = city.unitOfBox(box.id, now);
    if (!place || !unit) return [];
    const fitting = rules.filter((rule) => rule.placeKinds.includes('*') || rule.placeKinds.includes(place.kind));
    return [{ box, place, unit, rules: fitting }];
  });
}

/** A tap is easier than a letter: a third of all are bare ratings. */
function kindOf(chance: Chance): CaseKind {
  const draw = chance.next();
  if (draw < 0.4) return 'complaint';
  if (draw < 0.58) return 'praise';
  return draw < 0.67 ? 'suggestion' : 'rating';
}

/** One to four things in one letter, with a time and a number that make it somebody's own. */
function wordsOf(chance: Chance, first: Sample, others: readonly Sample[]): string {
  const parts = [first.text];
  while (parts.length < 4 && chance.happens(0.25)) parts.push(chance.pick(others).text);
  if (chance.happens(0.4))
    parts.push(
      `Việc này vào khoảng ${chance.whole(7, 20)} giờ ${chance.whole(0, 59)}, số thứ tự ${chance.whole(1, 900)}.`,
    );
  return parts.join(' ');
}

function rowOf(
  { city, ids, chance, salt, taken }: Needs,
  door: Door,
  kind: CaseKind,
  sample: Sample | null,
  at: Instant,
): CaseRow {
  const { box, place, unit } = door;
  const rule = kind !== 'rating' && door.rules.length > 0 && chance.happens(0.7) ? chance.pick(door.rules) : null;
  const month = localMonth(at);
  const rated = kind === 'rating' || chance.happens(0.3);
  return {
    serial: ids.serial() + salt,
    id: ids.uuid(),
    reference: newReference(month, ids, taken),
    submissionId: ids.uuid(),
    trackingHash: Buffer.from(ids.bytes(32)).toString('base64url'),
    boxId: box.id,
    placeId: place.id,
    placeKind: place.kind,
    filedUnitId: unit.id,
    unitId: unit.id,
    kind,
    status: firstStatus(kind),
    queue: isOpen(firstStatus(kind)) ? 'open' : 'done',
    suspicion: null,
    restriction: null,
    restricted: false,
    urgent: false,
    rating: rated ? ratingOf(kind, chance) : null,
    ruleCode: rule?.code ?? null,
    ruleVersion: rule?.version ?? null,
    about: sample?.about ?? null,
    who: sample?.who ?? '',
    happenedAt: null,
    message: '',
    lang: sample?.lang ?? 'vi',
    source: 'seed',
    receivedAt: at,
    month,
    dueAt: answerDue(city, unit.id, kind, false, at),
    answeredAt: null,
    onTime: null,
    closedAt: kind === 'rating' ? at : null,
    closedReason: null,
    contestUntil: null,
    contestedAt: null,
    satisfaction: null,
    satisfactionReason: null,
    firstDueAt: null,
    assigneeId: null,
    outcome: null,
    gate: null,
    apology: null,
    waitingFor: null,
    anonymisedAt: null,
  };
}

function ratingOf(kind: CaseKind, chance: Chance): number {
  if (kind === 'complaint') return chance.whole(1, 3);
  return kind === 'praise' ? chance.whole(4, 5) : Math.min(5, chance.whole(2, 6));
}

/** One of another run may have come in the same tenth of a millisecond. */
function newReference(month: string, ids: Ids, taken: Set<string>): string {
  let reference: string;
  do reference = makeReference(month, ids);
  while (taken.has(reference));
  taken.add(reference);
  return reference;
}
