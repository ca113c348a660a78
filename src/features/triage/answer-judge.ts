import { checkAnswer, type Finding, gateOf } from '../../domain/answer-checks.ts';
import type { Gate } from '../../domain/outcomes.ts';
import type { City } from '../places/index.ts';
import { wantsApproval } from './answer-file.ts';
import type { CaseFile } from './case-file.ts';
import type { Prepared } from './deed-routes.ts';
import { filled } from './template-store.ts';

/** What may become of a written answer now. */
export interface Judged {
  findings: Finding[];
  /** `send`: at once; `propose`: to the head; `change`: it cannot go as it is. */
  way: 'send' | 'propose' | 'change';
  /** A reason is needed to send it all the same. */
  mustExplain: boolean;
  gate: Gate;
}

/** Asks the questions of an answer, and says what this writer may do with it. */
export function judge(city: City, file: CaseFile, { draft, wanted }: Prepared, now: number): Judged {
  const { row, story, answering } = file;
  const asked = story.messages.filter(({ kind }) => kind === 'reply' || kind === 'contest').map(({ body }) => body);
  const findings = checkAnswer({
    kind: row.kind,
    asked: [row.message, ...asked, ...file.contests.values()].join('\n'),
    words: wanted.words ?? '',
    lang: wanted.lang ?? row.lang,
    outcome: wanted.outcome ?? null,
    photos: draft.photos.length,
    promised: wanted.promise !== undefined,
    templates: answering.templates.map((template) => filled(city, row, now, template)),
  });
  const standing = gateOf(findings);
  const approves = file.may('case.approve');
  const way =
    standing === 'must_change'
      ? 'change'
      : approves || (standing === 'passed' && !wantsApproval(city, row.unitId))
        ? 'send'
        : 'propose';
  return {
    findings,
    way,
    mustExplain: way === 'send' && standing === 'doubtful',
    gate: standing === 'passed' ? 'passed' : 'overruled',
  };
}
