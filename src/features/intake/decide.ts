import { firstStatus } from '../../domain/case.ts';
import { makeReference, makeTrackingCode } from '../../domain/codes.ts';
import { type Instant, localMonth } from '../../domain/instant.ts';
import type { Steering } from '../../domain/steering.ts';
import { caseUnit, INSPECTORATE } from '../../domain/units.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { SERIALS_PER_MS } from '../../platform/ids.ts';
import type { Services } from '../../platform/services.ts';
import { answerDue, type CaseRow, type KeptPhoto, type NewCase, sealContact, searchWords } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { Feedback } from './forms.ts';
import type { Visit } from './visit.ts';

/** All that is known of one sending when it is decided what becomes of it. */
export interface Sending {
  visit: Visit;
  feedback: Feedback;
  lang: Lang;
  steering: Steering;
  suspicion: CaseRow['suspicion'];
  submissionId: string;
  source: 'form' | 'api' | 'counter';
  /** Who typed it in for the resident, and from what. */
  typedBy?: NewCase['typedBy'];
  at: Instant;
  photos: readonly KeptPhoto[];
}

const SERIALS_A_MINUTE = 60_000 * SERIALS_PER_MS;
type Makers = Pick<Services, 'ids' | 'keys'>;

/** The resident's secret: derived from the submission, so that a repeat shows the same receipt though only a hash is stored. */
export function trackingCodeOf({ keys }: Pick<Makers, 'keys'>, submissionId: string): string {
  return makeTrackingCode(keys.mac('tracking-code', submissionId));
}

/** The name under which a submission is stored: whoever holds the database cannot derive a tracking code from it, not even with the key. */
const submissionHashOf = ({ keys }: Pick<Makers, 'keys'>, submissionId: string): string =>
  keys.hash('submission', submissionId);

/** What is stored of it. */
export const trackingHashOf = ({ keys }: Makers, code: string): string => keys.hash('tracking-hash', code);

/**
 * Whose case it is, and why few may read it. What sounds like a denunciation goes to the unit above, as a case about the head does: the unit
 * that is accused, which may be anybody in it, must not handle it (Law on Denunciations 25/2018/QH14, art. 9 and 25).
 */
export function ownerOf(
  city: City,
  unitId: string,
  about: CaseRow['about'],
  steering: Steering,
  ruleIsSensitive: boolean,
) {
  const seen = (...signals: string[]) => signals.some((signal) => steering.signals.includes(signal));
  const denounces = seen('bribe', 'denounce');
  const owner = caseUnit({
    placeUnitId: unitId,
    about: denounces ? 'head' : about,
    units: city.units,
    inspectorateUnitId: city.setting(INSPECTORATE, null),
  });
  const byWords = denounces ? 'denunciation' : seen('decision', 'complain') ? 'complaint' : null;
  const restriction: CaseRow['restriction'] =
    byWords ?? (ruleIsSensitive ? 'sensitive_rule' : owner.bypassed || owner.restricted ? 'about_head' : null);
  return {
    unitId: owner.unitId,
    restriction,
    restricted: restriction !== null,
  };
}

/** Serials are in the order of receipt: what is typed in days later stands among those of its own day. */
function serialOf({ ids }: Makers, { at, typedBy }: Sending): number {
  const now = ids.serial();
  return typedBy && at < typedBy.at ? at * SERIALS_PER_MS + (now % SERIALS_A_MINUTE) : now;
}

/** Turns a sending into a case: responsible unit, restriction, deadline, names. Pure but for fresh names. */
export function decide(makers: Makers, city: City, sending: Sending): NewCase {
  const { visit, feedback, steering, submissionId, at } = sending;
  const { ids } = makers;
  const rule = city.rule(feedback.rule);
  const owner = ownerOf(city, visit.unit.id, feedback.about, steering, rule?.sensitive ?? false);
  const status = firstStatus(feedback.kind);
  const month = localMonth(at);
  const id = ids.uuid();
  const row: CaseRow = {
    serial: serialOf(makers, sending),
    id,
    reference: makeReference(month, ids),
    submissionId: submissionHashOf(makers, submissionId),
    trackingHash: trackingHashOf(makers, trackingCodeOf(makers, submissionId)),
    boxId: visit.box.id,
    placeId: visit.place.id,
    placeKind: visit.place.kind,
    filedUnitId: visit.unit.id,
    unitId: owner.unitId,
    kind: feedback.kind,
    status,
    queue: sending.suspicion ? 'quarantine' : status === 'closed' ? 'done' : 'open',
    suspicion: sending.suspicion,
    restriction: owner.restriction,
    restricted: owner.restricted,
    urgent: steering.urgent && feedback.kind !== 'rating',
    rating: feedback.rating,
    ruleCode: rule?.code ?? null,
    ruleVersion: rule?.version ?? null,
    about: feedback.about,
    who: feedback.who,
    happenedAt: feedback.happenedAt,
    message: feedback.message,
    lang: feedback.lang ?? sending.lang,
    source: sending.source,
    receivedAt: at,
    month,
    dueAt: answerDue(city, owner.unitId, feedback.kind, steering.urgent, at),
    answeredAt: null,
    onTime: null,
    closedAt: status === 'closed' ? at : null,
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
  const contact = contactOf(makers, row, feedback);
  const { photos, typedBy } = sending;
  return { row, words: searchWords(row), contact, photos, ...(typedBy && { typedBy }) };
}

function contactOf(makers: Makers, row: CaseRow, feedback: Feedback): NewCase['contact'] {
  const contact = { name: feedback.contactName, phone: feedback.contactPhone, email: feedback.contactEmail };
  const left = feedback.consent && Object.values(contact).some((text) => text !== '');
  return left ? { sealed: sealContact(makers, row.id, contact), consentAt: row.receivedAt } : null;
}
