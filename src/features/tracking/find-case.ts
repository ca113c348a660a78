import { setTimeout as pause } from 'node:timers/promises';
import { readTrackingCode } from '../../domain/codes.ts';
import type { Services } from '../../platform/services.ts';
import { type CaseRow, findCase } from '../cases/index.ts';
import { createPace, trackingHashOf } from '../intake/index.ts';
import { createPatience } from './patience.ts';

export type Found =
  | { row: CaseRow; code: string }
  | { mistake: 'empty' | 'mistyped' | 'notFound' }
  | { mistake: 'slowed'; seconds: number };

/** @param address of whoever asks; only its keyed hash is kept, in memory, for an hour at most */
export type FindByCode = (typed: string, address: string) => Promise<Found>;

/** Finds a case by the resident's secret. A code whose check sign is wrong never reaches the database, and costs no patience. */
export function createFindByCode(services: Pick<Services, 'store' | 'keys' | 'ids' | 'clock'>): FindByCode {
  const { store, clock } = services;
  const pace = createPace();
  const ask = createPatience(clock);
  return async (typed, address) => {
    if (typed.trim() === '') return { mistake: 'empty' };
    const reading = readTrackingCode(typed);
    if (!('code' in reading)) return { mistake: 'mistyped' };
    const turn = ask(pace.hand(address, clock.now()));
    if ('seconds' in turn) return { mistake: 'slowed', seconds: turn.seconds };
    if (turn.waitMs > 0) await pause(turn.waitMs);
    const row = await findCase(store.read, 'trackingHash', trackingHashOf(services, reading.code));
    if (!row) return { mistake: 'notFound' };
    turn.forgive();
    return { row, code: reading.code };
  };
}
