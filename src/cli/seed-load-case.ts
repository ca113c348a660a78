import { deadline } from '../domain/calendar.ts';
import type { CaseKind } from '../domain/case.ts';
import { makeReference } from '../domain/codes.ts';
import { type Instant, localMonth } from '../domain/instant.ts';
import { answerDue, type CaseRow, type WholeCase } from '../features/cases/index.ts';
import type { BoxRow, City, PlaceRow, RuleRow, UnitRow } from '../features/places/index.ts';
import type { Ids } from '../platform/ids.ts';
import type { Chance } from './seed-chance.ts';
import type { Sample } from './seed-texts.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Needs {
  city: City;
  ids: Ids;
  chance: Chance;
  samples: readonly Sample[];
  now: Instant;
}

interface Door {
  box: BoxRow;
  place: PlaceRow;
  unit: UnitRow;
  rules: readonly RuleRow[];
}

type Event = WholeCase['events'][number];

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

function kindOf(chance: Chance): CaseKind {
  const draw = chance.next();
  if (draw < 0.46) return 'complaint';
  if (draw < 0.67) return 'praise';
  return draw < 0.79 ? 'suggestion' : 'rating';
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

function rowOf({ city, ids, chance }: Needs, door: Door, kind: CaseKind, sample: Sample | null, at: Instant): CaseRow {
  const { box, place, unit } = door;
  const rule = kind !== 'rating' && door.rules.length > 0 && chance.happens(0.7) ? chance.pick(door.rules) : null;
  const month = localMonth(at);
  const rated = kind === 'rating' || chance.happens(0.3);
  return {
    serial: ids.serial() + chance.whole(1, 1000),
    id: ids.uuid(),
    reference: makeReference(month, ids.bytes(32)),
    submissionId: ids.uuid(),
    trackingHash: Buffer.from(ids.bytes(32)).toString('base64url'),
    boxId: box.id,
    placeId: place.id,
    placeKind: place.kind,
    filedUnitId: unit.id,
    unitId: unit.id,
    kind,
    status: kind === 'rating' ? 'closed' : 'received',
    queue: kind === 'rating' ? 'done' : 'open',
    suspicion: null,
    restriction: null,
    restricted: false,
    urgent: false,
    rating: rated ? ratingOf(kind, chance) : null,
    ruleCode: rule?.code ?? null,
    ruleVersion: rule?.version ?? null,
    about: kind === 'rating' ? null : (sample?.about ?? null),
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
    assigneeId: null,
  };
}

function ratingOf(kind: CaseKind, chance: Chance): number {
  if (kind === 'complaint') return chance.whole(1, 3);
  return kind === 'praise' ? chance.whole(4, 5) : Math.min(5, chance.whole(2, 6));
}

/** What became of it until now: the columns at the end, and each event as the ledger would have written it. */
function live({ city, ids, chance, now }: Needs, row: CaseRow, answer: () => string): WholeCase {
  const events: Event[] = [];
  const messages: WholeCase['messages'][number][] = [];
  const note = (kind: string, at: Instant, actor: Event['actor'], data: Event['data']) => {
    const unitId = actor === 'resident' && kind !== 'submitted' ? null : actor === 'system' ? null : row.unitId;
    events.push({ kind, at, actor, actorId: null, unitId, open: true, data });
  };
  note('submitted', row.receivedAt, 'resident', { kind: row.kind, dueAt: row.dueAt, suspicion: null });
  if (row.kind === 'rating') return { row, events, messages };
  const taken = row.receivedAt + chance.whole(1, 20) * HOUR;
  if (taken > now) return { row, events, messages };
  if (row.kind !== 'praise') {
    row.status = 'in_progress';
    note('receive', taken, 'staff', { status: 'in_progress' });
  }
  const answered = chance.happens(0.92)
    ? row.dueAt - chance.whole(1, 30) * HOUR
    : row.dueAt + chance.whole(1, 90) * HOUR;
  const at = Math.max(answered, taken + HOUR);
  if (at > now || chance.happens(0.01)) return { row, events, messages };
  const say = (kind: 'answer', body: string) => {
    const { id: caseId, unitId, lang } = row;
    messages.push({ id: ids.uuid(), caseId, at, kind, personId: null, unitId, body, lang });
  };
  if (chance.happens(0.06)) {
    const declined = chance.happens(0.5);
    const reason = declined ? 'not_conduct' : 'field_report';
    Object.assign(row, {
      status: declined ? 'declined' : 'redirected',
      queue: 'done',
      closedAt: at,
      closedReason: reason,
    });
    note(declined ? 'decline' : 'redirect', at, 'staff', { status: row.status, reason });
    say('answer', answer());
    return { row, events, messages };
  }
  const contestUntil = row.kind === 'praise' ? null : deadline(city.calendar(row.unitId), at, city.promise('contest'));
  Object.assign(row, { status: 'answered', queue: 'done', answeredAt: at, onTime: at <= row.dueAt, contestUntil });
  note('answer', at, 'staff', { status: 'answered' });
  say('answer', answer());
  const read = at + chance.whole(2, 60) * HOUR;
  if (read <= now && chance.happens(0.35)) {
    row.satisfaction = Math.min(5, chance.whole(2, 6));
    note('rate', read, 'resident', { stars: row.satisfaction });
  }
  const closes = contestUntil ?? at + 3 * DAY;
  if (closes <= now) {
    Object.assign(row, { status: 'closed', closedAt: closes });
    note('close', closes, 'system', { status: 'closed' });
  }
  return { row, events, messages };
}
