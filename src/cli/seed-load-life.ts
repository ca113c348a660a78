import { deadline } from '../domain/calendar.ts';
import type { Instant } from '../domain/instant.ts';
import type { CaseRow, WholeCase } from '../features/cases/index.ts';
import type { Needs } from './seed-load-case.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Event = WholeCase['events'][number];

/** A case that grows: the columns at the end, and each event as the ledger would have written it. */
interface Growing {
  row: CaseRow;
  events: Event[];
  messages: WholeCase['messages'][number][];
  answer: () => string;
}

/** What became of a case until now. */
export function live(needs: Needs, row: CaseRow, answer: () => string): WholeCase {
  const { chance, now } = needs;
  const growing: Growing = { row, events: [], messages: [], answer };
  note(growing, 'submitted', row.receivedAt, 'resident', { kind: row.kind, dueAt: row.dueAt, suspicion: null });
  const taken = row.receivedAt + chance.whole(1, 20) * HOUR;
  if (row.kind === 'rating' || taken > now) return growing;
  if (row.kind !== 'praise') {
    row.status = 'in_progress';
    note(growing, 'receive', taken, 'staff', { status: 'in_progress' });
  }
  const onTime = chance.happens(0.92);
  const answered = onTime ? row.dueAt - chance.whole(1, 30) * HOUR : row.dueAt + chance.whole(1, 90) * HOUR;
  const at = Math.max(answered, taken + HOUR);
  // One in a hundred lies forgotten.
  if (at > now || chance.happens(0.01)) return growing;
  if (chance.happens(0.06)) refuse(needs, growing, at);
  else finish(needs, growing, at);
  return growing;
}

function note({ row, events }: Growing, kind: string, at: Instant, actor: Event['actor'], data: Event['data']): void {
  const unitId = actor === 'staff' || kind === 'submitted' ? row.unitId : null;
  events.push({ kind, at, actor, actorId: null, unitId, open: true, data });
}

function say({ ids }: Needs, { row, messages, answer }: Growing, at: Instant): void {
  const { id: caseId, unitId, lang } = row;
  messages.push({ id: ids.uuid(), caseId, at, kind: 'answer', personId: null, unitId, body: answer(), lang });
}

function refuse(needs: Needs, growing: Growing, at: Instant): void {
  const declined = needs.chance.happens(0.5);
  const end = declined
    ? ({ status: 'declined', closedReason: 'not_conduct' } as const)
    : ({ status: 'redirected', closedReason: 'field_report' } as const);
  Object.assign(growing.row, end, { queue: 'done', closedAt: at });
  note(growing, declined ? 'decline' : 'redirect', at, 'staff', { status: end.status, reason: end.closedReason });
  say(needs, growing, at);
}

function finish(needs: Needs, growing: Growing, at: Instant): void {
  const { city, chance, now } = needs;
  const { row } = growing;
  const contestUntil = row.kind === 'praise' ? null : deadline(city.calendar(row.unitId), at, city.promise('contest'));
  Object.assign(row, { status: 'answered', queue: 'done', answeredAt: at, onTime: at <= row.dueAt, contestUntil });
  note(growing, 'answer', at, 'staff', { status: 'answered' });
  say(needs, growing, at);
  const read = at + chance.whole(2, 60) * HOUR;
  const closes = contestUntil ?? at + 3 * DAY;
  if (read <= now && chance.happens(0.35)) {
    row.satisfaction = Math.min(5, chance.whole(2, 6));
    note(growing, 'rate', read, 'resident', { stars: row.satisfaction });
  }
  if (closes > now) return;
  Object.assign(row, { status: 'closed', closedAt: closes });
  note(growing, 'close', closes, 'system', { status: 'closed' });
}
