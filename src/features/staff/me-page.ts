import type { Visitor } from '../../platform/http/types.ts';
import { LANG_NAMES, type Lang, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { type MePage, mistakes, type PasswordProblem } from './pages.ts';
import { SHORTEST_PASSWORD } from './password.ts';
import type { Factors } from './second/factors.ts';
import type { SecondOnMe } from './second/pages.ts';
import type { PersonRow, SessionRow } from './session.ts';

interface Given {
  visitor: Visitor;
  self: PersonRow;
  sessions: readonly SessionRow[];
  factors: Factors;
  /** Their posts ask for a second factor. */
  needsSecond: boolean;
  frame: OfficeFrame;
  lang: Lang;
  unitName(unitId: string): string;
  mailbox: MePage['mailbox'];
  proof: MePage['proof'];
  problem: PasswordProblem | null;
  done: MePage['done'];
}

function secondOf({ app, passkeys, codes }: Factors, needed: boolean, lang: Lang): SecondOnMe {
  const n = Number(app !== null) + passkeys.length;
  const removable = !needed || n > 1;
  return {
    needed,
    any: n > 0,
    removable,
    app: app && { since: app.createdAt, used: app.usedAt },
    passkeys: passkeys.map(({ id, label, createdAt, usedAt }, i) => ({
      id,
      name: label || translator(lang)('second.me.passkey', { n: i + 1 }),
      removable,
      since: createdAt,
      used: usedAt,
    })),
    codes,
  };
}

/** The own account as a page. */
export function mePage({
  visitor,
  self,
  sessions,
  factors,
  needsSecond,
  frame,
  lang,
  unitName,
  mailbox,
  proof,
  problem,
  done,
}: Given): MePage {
  const at = problem && (problem === 'current' ? 'current' : 'password');
  const text = problem ? translator(lang)(`staff.me.problem.${problem}`, { n: SHORTEST_PASSWORD }) : '';
  return {
    frame,
    email: self.email,
    mailbox,
    posts: visitor.appointments.map(({ post, unitId }) => ({ post, unit: unitName(unitId) })),
    acting: visitor.powers.filter((power) => power.acting).map(({ unitId }) => unitName(unitId)),
    hasPassword: self.passwordHash !== null,
    proof,
    shortest: SHORTEST_PASSWORD,
    ...mistakes(['current', 'password'], at, text),
    done: problem ? null : done,
    languages: (['vi', 'en'] as const).map((code) => ({ code, name: LANG_NAMES[code], current: code === self.lang })),
    second: secondOf(factors, needsSecond, lang),
    sessions: sessions.map((row) => ({
      id: row.id,
      own: row.id === visitor.sessionId,
      since: row.createdAt,
      seen: row.seenAt,
      method: row.method,
      secondBy: row.secondBy,
    })),
  };
}
