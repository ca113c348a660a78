import type { FastifyRequest } from 'fastify';
import { addDays, atLocal, type Instant, type LocalDate } from '../../domain/instant.ts';
import { findCase } from '../cases/index.ts';
import type { AuditAsk, Cursor, Deed } from './audit-query.ts';
import { isWhich } from './audit-which.ts';
import type { ProofDeps } from './deps.ts';

/** The filters as they stand in the address. */
export interface Typed {
  person: string;
  case: string;
  which: string;
  from: string;
  to: string;
}
const FIELDS = ['person', 'case', 'which', 'from', 'to'] as const satisfies (keyof Typed)[];

export function typedOf(request: FastifyRequest): Typed {
  const query = request.query as Record<string, unknown>;
  const text = (name: keyof Typed) => (typeof query[name] === 'string' ? query[name].normalize('NFC').trim() : '');
  return Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as unknown as Typed;
}

/** `a` for the log or `e` for events, with instant and position: `e1795000000000.812`. */
export function cursorOf(request: FastifyRequest): Cursor | null {
  const { after } = request.query as { after?: unknown };
  const found = typeof after === 'string' ? /^([ae])(\d{1,16})\.(\d{1,16})$/.exec(after) : null;
  return found ? { log: found[1] === 'a', at: Number(found[2]), position: Number(found[3]) } : null;
}

export const cursorText = ({ entry, at, position }: Deed): string => `${entry ? 'a' : 'e'}${at}.${position}`;

/** The begin of a day that was typed; null for no day at all, undefined for one that there is not. */
function dayStart(text: string, later: number): Instant | null | undefined {
  if (text === '') return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    const day: LocalDate = addDays(text, later);
    return atLocal(day, 0);
  } catch {
    return undefined;
  }
}

/** A person by address; undefined for nobody of that address. */
function personOf({ staff }: ProofDeps, text: string): string | null | undefined {
  if (text === '') return null;
  const wanted = text.toLowerCase();
  return [...staff.register().people.values()].find(({ email }) => email === wanted)?.id;
}

export type Wrong = 'person' | 'from' | 'to';

/** The filters as a question, or which of them make no sense. */
export async function askOf(deps: ProofDeps, typed: Typed): Promise<{ ask: AuditAsk } | { wrong: Wrong[] }> {
  const given = { person: personOf(deps, typed.person), from: dayStart(typed.from, 0), to: dayStart(typed.to, 1) };
  const { person, from, to } = given;
  if (person === undefined || from === undefined || to === undefined) {
    return { wrong: (['person', 'from', 'to'] as const).filter((name) => given[name] === undefined) };
  }
  const reference = typed.case.toUpperCase();
  const row = reference === '' ? null : await findCase(deps.services.store.read, 'reference', reference);
  const about = reference === '' ? null : { reference, id: row?.id ?? null };
  return { ask: { personId: person, about, which: isWhich(typed.which) ? typed.which : 'all', from, to } };
}
