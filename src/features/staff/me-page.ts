import type { Visitor } from '../../platform/http/types.ts';
import { LANG_NAMES, type Lang, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { type MePage, mistakes, type PasswordProblem } from './pages.ts';
import { SHORTEST_PASSWORD } from './password.ts';
import type { PersonRow, SessionRow } from './session.ts';

interface Given {
  visitor: Visitor;
  self: PersonRow;
  sessions: readonly SessionRow[];
  frame: OfficeFrame;
  lang: Lang;
  unitName(unitId: string): string;
  proof: MePage['proof'];
  problem: PasswordProblem | null;
  done: MePage['done'];
}

/** The own account as a page. */
export function mePage({ visitor, self, sessions, frame, lang, unitName, proof, problem, done }: Given): MePage {
  const at = problem && (problem === 'current' ? 'current' : 'password');
  const text = problem ? translator(lang)(`staff.me.problem.${problem}`, { n: SHORTEST_PASSWORD }) : '';
  return {
    frame,
    email: self.email,
    posts: visitor.appointments.map(({ post, unitId }) => ({ post, unit: unitName(unitId) })),
    acting: visitor.powers.filter((power) => power.acting).map(({ unitId }) => unitName(unitId)),
    hasPassword: self.passwordHash !== null,
    proof,
    shortest: SHORTEST_PASSWORD,
    ...mistakes(['current', 'password'], at, text),
    done: problem ? null : done,
    languages: (['vi', 'en'] as const).map((code) => ({ code, name: LANG_NAMES[code], current: code === self.lang })),
    sessions: sessions.map((row) => ({ own: row.id === visitor.sessionId, since: row.createdAt, seen: row.seenAt })),
  };
}
