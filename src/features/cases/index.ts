import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import { anonymise, eraseContact, type WhyErased } from './erase.ts';
import { type Actor, type Move, moveCase } from './move.ts';
import { type NewCase, openCases } from './open.ts';
import type { Announce } from './record.ts';
import { type Redaction, redactPart } from './redact.ts';
import type { CaseRow } from './tallies.ts';

export { aboutHeadsOf } from './about-heads.ts';
export { actorOf } from './actor.ts';
export { answerMeasuresOf } from './answer-tallies.ts';
export { storeWholeCases, type WholeCase } from './bulk.ts';
export { closeAnswered } from './close-answered.ts';
export { type Contact, hasContact, sealContact, unsealContact } from './contact.ts';
export { answerDue, isLate, OUTSIDE_BODY } from './effects.ts';
export { forget } from './forget.ts';
export { handBackOfGone } from './hand-back.ts';
export type { Actor, Move } from './move.ts';
export { CHANNELS, type Channel, type NewCase } from './open.ts';
export { type PromiseRow, promiseMeasuresOf, promisesOf } from './promises.ts';
export { findCase, readStory, type Story } from './read.ts';
export type { Announce, CaseEvent, EventData } from './record.ts';
export { originalsOf, type Redaction } from './redact.ts';
export { allowReply } from './replies.ts';
export type { AttachmentRow, KeptPhoto, MessageRow } from './say.ts';
export { sealedContacts } from './sealed.ts';
export { searchWords } from './search-words.ts';
export { stillThere, sweepPhotos } from './sweep-photos.ts';
export { type CaseRow, measuresOf } from './tallies.ts';
export { targetOf } from './target.ts';
export { contestedUnits, contestsOf, goesOnIn, joinedInto } from './trail.ts';
export { verifyLedger } from './verify.ts';
export type { Finding } from './verify-chain.ts';
export { verifyContacts } from './verify-contacts.ts';
export { writeJournal } from './write-journal.ts';

/** The ledger's front door; everything here runs inside the caller's `store.write`. */
export interface Cases {
  open(tx: Handle, list: readonly NewCase[]): Promise<void>;
  move(tx: Handle, caseId: string, move: Move): Promise<CaseRow>;
  /** Blacks out a part; the original stays, apart. */
  redact(tx: Handle, caseId: string, redaction: Redaction, actor: Actor): Promise<void>;
  /** Erases sealed contact data, if there is any. */
  eraseContact(tx: Handle, caseId: string, actor: Actor, why: WhyErased): Promise<boolean>;
  /** Erases all that anybody said, contact data too; figures stay. */
  anonymise(tx: Handle, caseId: string, actor: Actor, why: WhyErased): Promise<void>;
}

/** @param announce is told of each event, in the transaction that wrote it */
export function createCases(
  services: Pick<Services, 'store' | 'clock' | 'ids'>,
  places: Places,
  announce: Announce,
): Cases {
  return {
    open: (tx, list) => openCases({ store: services.store, announce, newId: services.ids.uuid }, tx, list),
    move: (tx, caseId, move) => moveCase({ services, places, announce }, tx, caseId, move),
    redact: (tx, caseId, redaction, actor) => redactPart({ services, places, announce }, tx, caseId, redaction, actor),
    eraseContact: (tx, caseId, actor, why) => eraseContact({ services, places, announce }, tx, caseId, actor, why),
    anonymise: (tx, caseId, actor, why) => anonymise({ services, places, announce }, tx, caseId, actor, why),
  };
}
