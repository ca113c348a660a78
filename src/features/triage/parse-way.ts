import { extendedDue, extensionRule } from './extension.ts';
import { failed, LONGEST_WORDS, langOf, type Parser, reasonMistakes, tooLong } from './parser.ts';

const claim: Parser = (_draft, { me, people }) =>
  people.some(({ personId }) => personId === me)
    ? { wanted: { verb: 'claim', personId: me } }
    : failed('person', 'person.notHere');

const assignment: Parser = ({ typed }, { people }) => {
  const chosen = people.find(({ personId }) => personId === typed.person);
  if (!chosen) return failed('person', 'person.missing');
  return { wanted: { verb: 'assign', personId: chosen.personId } };
};

const handback: Parser = () => ({ wanted: { verb: 'hand_back' } });

const extension: Parser = ({ typed }, { city, row, extensions }) => {
  const { times, days: most } = extensionRule(city);
  const days = /^\d{1,2}$/.test(typed.days) ? Number(typed.days) : 0;
  const mistakes = reasonMistakes('extension-reason', typed);
  if (days < 1 || days > most) mistakes.unshift({ field: 'days', what: 'days.missing' });
  if (extensions >= times) mistakes.unshift({ field: 'days', what: 'days.often', params: { n: times } });
  if (mistakes.length > 0) return { mistakes };
  const data = { days, dueBefore: row.dueAt };
  return { wanted: { verb: 'extend', dueAt: extendedDue(city, row, days), reason: typed.reason, data } };
};

const referral: Parser = ({ typed }, { row, bodies }) => {
  const mistakes = tooLong('referral', typed.message, LONGEST_WORDS);
  const body = bodies.find(({ id }) => id === typed.body);
  if (!body) mistakes.unshift({ field: 'body', what: 'body.missing' });
  if (mistakes.length > 0 || !body) return { mistakes };
  const said = typed.message ? { words: typed.message, lang: langOf(typed.message, row) } : {};
  return { wanted: { verb: 'refer', data: { bodyId: body.id, body: body.nameVi }, ...said } };
};

const parting: Parser = () => ({ wanted: { verb: 'unmerge' } });

/** What is done about the way of a case: by whom, by when, where to. */
export const WAY_PARSERS = { claim, assignment, handback, extension, referral, parting };
