import { isOpen, isWordlessRating } from '../../domain/case.ts';
import { isRefusal, Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import {
  allowReply,
  answerDue,
  type CaseRow,
  type Cases,
  findCase,
  type KeptPhoto,
  type Move,
  readStory,
} from '../cases/index.ts';
import type { City, Places } from '../places/index.ts';
import { ownerOf } from './decide.ts';
import type { Taken } from './judge.ts';

export interface SayMoreDeps {
  services: Pick<Services, 'store' | 'clock'>;
  places: Places;
  cases: Cases;
}

/** Words that come to a case that is there already. */
export interface More extends Pick<Taken, 'feedback' | 'steering' | 'suspicion'> {
  photos: readonly KeptPhoto[];
  lang: string;
}

const ACTOR = { kind: 'resident', personId: null, unitId: null } as const;
const TRIES = 3;

/**
 * Adds words to a case, once: to a rating without words they give a kind and a deadline, elsewhere they join the dialogue. Words that are
 * there already change nothing, also at the same instant.
 * @returns the case as it stands, or null when these words need a case of their own
 * @throws Refusal `tooMany`; StoreTrouble
 */
export async function sayMore(deps: SayMoreDeps, caseId: string, more: More): Promise<CaseRow | null> {
  const { services } = deps;
  for (let attempt = 1; ; attempt++) {
    try {
      return await services.store.write((tx) => say(tx, deps, caseId, more));
    } catch (error) {
      // Another of the same instant was quicker: now its words are there to be seen.
      const overtaken =
        services.store.dialect.isUniqueViolation(error) || (isRefusal(error) && error.refusal === 'conflict');
      if (!overtaken || attempt === TRIES) throw error;
    }
  }
}

async function say(tx: Handle, { services, places, cases }: SayMoreDeps, caseId: string, more: More) {
  const row = await findCase(tx, 'id', caseId);
  if (!row) throw new Refusal('notFound');
  if (more.feedback.message === '' || more.feedback.message === row.message) return row;
  const at = services.clock.now();
  const move = isWordlessRating(row) ? wordsOf(places.city(), row, more, at) : await replyOf(tx, row, more, at);
  if (move === 'said before') return row;
  return move && cases.move(tx, caseId, move);
}

const hasContact = ({ contactName, contactPhone, contactEmail }: More['feedback']) =>
  `${contactName}${contactPhone}${contactEmail}` !== '';

function wordsOf(city: City, row: CaseRow, more: More, at: Instant): Move | null {
  const { feedback, steering, photos } = more;
  if (hasContact(feedback) || photos.length > 0 || row.status !== 'closed') return null;
  const { kind, message } = feedback;
  const facts = factsOf(city, row, feedback);
  const sensitive = city.rule(facts.ruleCode ?? '')?.sensitive ?? false;
  const owner = ownerOf(city, row.filedUnitId, facts.about, steering, sensitive);
  const suspicion = row.suspicion ?? more.suspicion;
  const dueAt = answerDue(city, owner.unitId, kind, steering.urgent, at);
  const changes: Partial<CaseRow> = {
    ...facts,
    ...owner,
    message,
    suspicion,
    ...(suspicion && { queue: 'quarantine' as const }),
    ...(kind !== 'rating' && { kind, urgent: steering.urgent, closedAt: null, dueAt }),
  };
  return { verb: 'add_words', actor: ACTOR, words: message, changes };
}

/** What the tap has said stays, unless it is said anew. */
function factsOf(city: City, row: CaseRow, feedback: More['feedback']) {
  const rule = city.rule(feedback.rule);
  return {
    about: feedback.about ?? row.about,
    who: feedback.who || row.who,
    happenedAt: feedback.happenedAt ?? row.happenedAt,
    ruleCode: rule ? rule.code : row.ruleCode,
    ruleVersion: rule ? rule.version : row.ruleVersion,
  };
}

const isSame = <T>(said: T | null, known: T | null) => said === null || said === '' || said === known;

/** Words for the same eyes: what would be read elsewhere, sooner, or kept aside, needs a case of its own. */
function fits(row: CaseRow, { feedback, steering, suspicion }: More): boolean {
  const { about, rule, who, happenedAt } = feedback;
  const sameFacts =
    isSame(about, row.about) &&
    isSame(rule, row.ruleCode) &&
    isSame(who, row.who) &&
    isSame(happenedAt, row.happenedAt);
  const sameCare = (row.restricted || !steering.restricted) && (row.urgent || !steering.urgent);
  return isOpen(row.status) && sameFacts && sameCare && suspicion === null && !hasContact(feedback);
}

async function replyOf(tx: Handle, row: CaseRow, more: More, at: Instant): Promise<Move | 'said before' | null> {
  const { feedback, photos, lang } = more;
  const { messages } = await readStory(tx, row.id, true);
  const replies = messages.filter(({ kind }) => kind === 'reply');
  if (replies.some(({ body }) => body === feedback.message)) return 'said before';
  if (!fits(row, more)) return null;
  await allowReply(tx, row.id, at);
  return { verb: 'reply', actor: ACTOR, words: feedback.message, photos, lang };
}
