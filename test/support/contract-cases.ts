import { localMonth } from '../../src/domain/instant.ts';
import {
  type CaseEvent,
  type CaseRow,
  type Cases,
  createCases,
  type NewCase,
  searchWords,
} from '../../src/features/cases/index.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import type { Handle, Store } from '../../src/platform/db/store.ts';
import { createIds } from '../../src/platform/ids.ts';
import { at } from './calendar.ts';
import { settle } from './town-rows.ts';

/** The ledger over any store, with a clock that the test moves. */
export interface Ledger {
  store: Store;
  cases: Cases;
  clock: { now(): number; set(text: string): void };
  /** Every event that was announced. */
  announced: CaseEvent[];
  /** A complaint about the counter of Hoàn Kiếm, but for what the test says. */
  given(more?: Partial<CaseRow>): NewCase;
  file(more?: Partial<CaseRow>): Promise<CaseRow>;
}

/** @param tell called in the transaction of each event, after it was noted */
export async function givenLedger(
  store: Store,
  tell: (tx: Handle, event: CaseEvent) => Promise<void> = async () => {},
): Promise<Ledger> {
  await settle(store);
  let now = at('2026-11-16 09:00');
  const clock = {
    now: () => now,
    set: (text: string) => {
      now = at(text);
    },
  };
  const ids = createIds(clock);
  const announced: CaseEvent[] = [];
  const cases = createCases({ store, clock, ids }, await createPlaces({ store }), async (tx, event) => {
    announced.push(event);
    await tell(tx, event);
  });
  function given(more: Partial<CaseRow> = {}): NewCase {
    const row = { ...complaint(now, ids.serial(), ids.uuid()), ...more };
    return { row, words: searchWords(row), contact: null, photos: [] };
  }
  async function file(more: Partial<CaseRow> = {}): Promise<CaseRow> {
    const input = given(more);
    await store.write((tx) => cases.open(tx, [input]));
    return input.row;
  }
  return { store, cases, clock, announced, given, file };
}

function complaint(now: number, serial: number, id: string): CaseRow {
  return {
    serial,
    id,
    reference: `HN-${serial}`,
    submissionId: `submission-${id}`,
    trackingHash: `hash-${id}`,
    boxId: 'counter',
    placeId: 'mc-00070',
    placeKind: 'mot_cua',
    filedUnitId: '00070',
    unitId: '00070',
    kind: 'complaint',
    status: 'received',
    queue: 'open',
    suspicion: null,
    restriction: null,
    restricted: false,
    urgent: false,
    rating: 2,
    ruleCode: 'CC25',
    ruleVersion: 1,
    about: 'staff',
    who: 'Quầy số 3',
    happenedAt: null,
    message: 'Cán bộ bắt tôi chờ ở đường Điện Biên Phủ',
    lang: 'vi',
    source: 'form',
    receivedAt: now,
    month: localMonth(now),
    dueAt: at('2026-11-23 17:00'),
    answeredAt: null,
    onTime: null,
    closedAt: null,
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
