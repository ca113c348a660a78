import { addWorkingHours, type Calendar, isWorkingDay } from '../domain/calendar.ts';
import { contestable } from '../domain/case.ts';
import { addDays, atLocal, type Instant, type LocalDate } from '../domain/instant.ts';
import { type Gate, needsOutcome, type Outcome } from '../domain/outcomes.ts';
import type { CaseRow, Move } from '../features/cases/index.ts';
import { formatDate } from '../platform/i18n/index.ts';
import type { Chance } from './seed-chance.ts';
import type { Sample } from './seed-texts.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One thing that somebody will do with a case. */
export interface Deed {
  at: Instant;
  /** The move, once it is known how the case then stands; null when it has become pointless. */
  move(row: CaseRow): Move | null;
  /** When what an answer promises is done, and what is said then. */
  keeps?: { at: Instant; words: string };
  /** What an officer lays before the head. */
  proposal?: { message: string; outcome: Outcome };
}

/** People of a unit who act in the demo. */
export interface Staffing {
  head(unitId: string): string | null;
  officer(unitId: string): string | null;
}

export interface LifeScene {
  sample: Sample;
  row: CaseRow;
  calendar: Calendar;
  staffing: Staffing;
  chance: Chance;
  /** On which the demo is seen. */
  today: LocalDate;
  /** Id of another case at the same place, into which a repeated one is merged. */
  twin: { id: string; reference: string } | null;
}

type Verb = Move['verb'];

/** Working hours until the first answer, least and most, by kind; promised are 5, 10 and 1 working days. */
const UNTIL_ANSWER = { complaint: [6, 38], suggestion: [14, 74], praise: [1.5, 9], rating: [0, 0] } as const;

/** The deeds of the unit and of the resident that a sample tells of, in the order of time. */
export function lifeOf(scene: LifeScene): Deed[] {
  const { sample, row, calendar, chance } = scene;
  if (row.queue === 'quarantine' || row.kind === 'rating') return [];
  const after: After = (from, hours) =>
    addWorkingHours(calendar, Math.round(from), hours) + chance.whole(1, 50) * 60_000;
  const taken = after(row.receivedAt, chance.between(0.3, 6));
  if (sample.end === 'spam') return [{ at: taken, move: by(scene, 'officer', { verb: 'mark_spam' }) }];
  const deeds: Deed[] =
    sample.kind === 'praise' ? [] : [{ at: taken, move: by(scene, 'officer', { verb: 'receive' }) }];
  if (sample.end === 'merge') return [...deeds, merging(scene, after(taken, 2))];
  if (sample.end === 'decline' || sample.end === 'redirect') {
    const move = { verb: sample.end, reason: sample.reason ?? 'not_conduct', words: sample.answer ?? '' } as const;
    return [...deeds, { at: after(taken, chance.between(2, 12)), move: by(scene, 'head', move) }];
  }
  deeds.push(...between(scene, taken, after));
  return [...deeds, ...ending(scene, deeds.at(-1)?.at ?? taken, after)];
}

/** The answer, or what an officer would answer; nothing while the unit is still at work. */
function ending(scene: LifeScene, notBefore: Instant, after: After): Deed[] {
  const { answer, proposal } = scene.sample;
  if (answer) return answering(scene, notBefore, answer, after);
  if (!proposal) return [];
  return [{ at: after(notBefore, 2), move: by(scene, 'officer', { verb: 'propose' }), proposal }];
}

/** An instant so many working hours later. */
type After = (from: Instant, hours: number) => Instant;

/** The answer, on time or late, and what follows from it. */
function answering(scene: LifeScene, notBefore: Instant, words: string, after: After): Deed[] {
  const { sample, row, chance } = scene;
  const [least, most] = row.urgent ? [0.5, 3] : UNTIL_ANSWER[row.kind];
  const late = sample.end === 'late' || chance.happens(0.07);
  const wanted = late
    ? after(row.dueAt + chance.between(0.2, 4) * DAY, 1)
    : after(row.receivedAt, chance.between(least, most));
  const at = Math.max(wanted, notBefore + 20 * 60_000);
  const who = chance.happens(0.6) ? 'officer' : 'head';
  const said = { verb: 'answer', words, ...outcomeOf(scene) } as const;
  const answer = sample.promise ? promising(scene, at, said, sample.promise) : { at, move: by(scene, who, said) };
  return [answer, ...afterwards(scene, at)];
}

/** An answer that says by which day something will be done; the days are counted from the one on which the demo is seen. */
function promising(
  scene: LifeScene,
  at: Instant,
  answer: { verb: 'answer'; words: string },
  { words, dueIn, kept }: NonNullable<Sample['promise']>,
): Deed {
  let dueOn = addDays(scene.today, dueIn);
  while (!isWorkingDay(scene.calendar, dueOn)) dueOn = addDays(dueOn, 1);
  const sentence = `${words} trước ngày ${formatDate(atLocal(dueOn, 0), 'vi')}.`;
  const move = by(scene, 'head', {
    ...answer,
    words: `${answer.words} ${sentence}`,
    promise: { words: sentence, dueOn },
  });
  return { at, move, ...(kept && { keeps: { at: atLocal(dueOn, 10 * 60), words: kept } }) };
}

/** What came of it, as most answers say, and how they stood before the questions asked of them; thanks for praise have no outcome. */
function outcomeOf({ row, chance }: LifeScene): { outcome?: Outcome; gate: Gate } {
  const gate = chance.happens(0.12) ? 'overruled' : 'passed';
  if (!needsOutcome(row.kind)) return { gate };
  const usual: readonly Outcome[] =
    row.kind === 'complaint'
      ? ['explained', 'apologised', 'apologised', 'corrected', 'person_reminded', 'unfounded']
      : ['explained', 'corrected', 'nothing_to_do'];
  return { outcome: chance.pick(usual), gate };
}

/** What the unit does before it answers. */
function between(scene: LifeScene, taken: Instant, after: After): Deed[] {
  const { sample, staffing, row } = scene;
  const deeds: Deed[] = [];
  const personId = staffing.officer(row.unitId);
  if (personId && scene.chance.happens(0.5))
    deeds.push({ at: taken + 120_000, move: by(scene, 'head', { verb: 'assign', personId }) });
  if (sample.note)
    deeds.push({ at: after(taken, 1), move: by(scene, 'officer', { verb: 'note', words: sample.note }) });
  if (sample.to && sample.why) {
    deeds.push({
      at: after(taken, 2),
      move: by(scene, 'head', { verb: 'transfer', toUnitId: sample.to, reason: sample.why }),
    });
    deeds.push({ at: after(taken, 6), move: by(scene, 'officer', { verb: 'receive' }) });
  }
  if (sample.ask) {
    const asked = after(taken, 3);
    deeds.push({ at: asked, move: by(scene, 'officer', { verb: 'ask', words: sample.ask }) });
    if (sample.reply) deeds.push({ at: asked + 5 * HOUR, move: resident({ verb: 'reply', words: sample.reply }) });
  }
  return deeds;
}

/** What the resident does after an answer. */
function afterwards(scene: LifeScene, answered: Instant): Deed[] {
  const { sample, chance, row } = scene;
  const read = answered + chance.between(0.2, 3) * DAY;
  const stars = sample.contest ? chance.whole(1, 2) : Math.min(5, chance.whole(3, 6));
  const rating: Deed[] =
    chance.happens(0.5) || sample.contest ? [{ at: read, move: resident({ verb: 'rate', stars }) }] : [];
  if (!sample.contest || !contestable(row.kind)) return rating;
  const contested: Deed = { at: read + HOUR, move: resident({ verb: 'contest', words: sample.contest }) };
  if (!sample.second) return [...rating, contested];
  const again = read + chance.between(2, 4) * DAY;
  const second: Deed = {
    at: again,
    move: by(scene, 'head', { verb: 'answer', words: sample.second, outcome: 'corrected', gate: 'passed' }),
  };
  return [...rating, contested, second];
}

const resident = (move: { verb: Verb; words?: string; stars?: number }): Deed['move'] => {
  return () => ({ ...move, actor: { kind: 'resident', personId: null, unitId: null } });
};

/** A deed of whoever works, at that moment, for the unit that has the case. */
function by({ staffing }: LifeScene, who: 'head' | 'officer', move: Omit<Move, 'actor'>): Deed['move'] {
  return (row) => {
    const personId = (who === 'officer' ? staffing.officer(row.unitId) : null) ?? staffing.head(row.unitId);
    return { ...move, actor: { kind: 'staff', personId, unitId: row.unitId } };
  };
}

function merging(scene: LifeScene, at: Instant): Deed {
  const { twin } = scene;
  if (!twin) return { at, move: () => null };
  return { at, move: by(scene, 'head', { verb: 'merge', data: { into: twin.reference, intoId: twin.id } }) };
}
