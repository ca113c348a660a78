import { isOpen, move } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { BODY_KINDS } from '../../domain/outside-body.ts';
import { maskPersonal } from '../../domain/privacy.ts';
import { excerpt } from '../../domain/text.ts';
import { deadlineInWords, translator } from '../../platform/i18n/index.ts';
import { cardOf } from '../bodies/index.ts';
import type { CaseRow } from '../cases/index.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import type { View } from './case-page.ts';
import { extendedDue, extensionRule, timesExtended } from './extension.ts';
import { type Kept, keptFor } from './kept.ts';
import { referredBy } from './letter.ts';
import { NOUNS, type Noun } from './nouns.ts';
import { mayGoOnIn } from './similar.ts';

interface Pick {
  value: string;
  label: string;
  hint: string;
  chosen: boolean;
}

/** Another case, as one line. */
interface OtherCase {
  id: string;
  reference: string;
  receivedAt: Instant;
  words: string;
  lang: string;
}

/** By whom, by when, where to, with which others: everything about the way of a case. */
export interface Way {
  /** The deadline now, which stays whoever answers. */
  dueAt: Instant;
  people: {
    /** Who has it; empty when nobody has. */
    holder: string;
    mine: boolean;
    claim: boolean;
    handback: boolean;
    assignment: { open: boolean; error: string | null; people: Pick[] } | null;
  } | null;
  extension: {
    open: boolean;
    now: Instant;
    days: Pick[];
    daysError: string | null;
    reason: string;
    reasonError: string | null;
  } | null;
  referral: { open: boolean; bodies: Pick[]; bodyError: string | null; message: string; error: string | null } | null;
  /** `target`: the reader may let this case go on in that one. */
  similar: (OtherCase & { target: boolean })[];
  /** With what their senders said against the answer, and how they rated it. */
  joined: (OtherCase & { contest: string; stars: string })[];
  /** Where this case goes on, and whether it can still be taken back. */
  into: { id: string; reference: string } | null;
  parting: boolean;
  /** It went to an authority outside, with a letter. */
  letter: boolean;
  redaction: boolean;
  /** The case may be handed on or ended by the reader. */
  ends: boolean;
}

const LONGEST_EXCERPT = 240;

function other({ id, reference, receivedAt, message, lang }: CaseRow): OtherCase {
  return { id, reference, receivedAt, lang, words: excerpt(maskPersonal(message), LONGEST_EXCERPT) };
}

/** The newer goes on in the older; what is answered already helps at once. */
const isTarget = (one: CaseRow, of: CaseRow): boolean =>
  mayGoOnIn(of, one) && (one.serial < of.serial || !isOpen(one.status));

function peopleOf({ staff }: DeskDeps, { row }: CaseFile, { lang, way }: View, kept: Kept, may: May): Way['people'] {
  if (!isOpen(row.status)) return null;
  const mine = row.assigneeId === way.me;
  const t = translator(lang);
  const people = way.people.map(({ personId, away }) => ({
    value: personId,
    label: staff.titleOf(personId, lang),
    hint: [staff.register().people.get(personId)?.email, away ? t('way.away') : ''].filter(Boolean).join(' · '),
    chosen: personId === (kept.typed.person || row.assigneeId),
  }));
  return {
    holder: row.assigneeId ? staff.titleOf(row.assigneeId, lang) : '',
    mine,
    claim: may('claim') && !mine && way.people.some(({ personId }) => personId === way.me),
    handback: row.assigneeId !== null && (mine ? may('handback') : may('assignment')),
    assignment: may('assignment') ? { open: kept.open, error: kept.error('person'), people } : null,
  };
}

type May = (noun: Noun) => boolean;

function extensionOf({ places }: DeskDeps, { row, story }: CaseFile, { lang }: View, kept: Kept): Way['extension'] {
  const city = places.city();
  const rule = extensionRule(city);
  if (!kept.open && timesExtended(story.events) >= rule.times) return null;
  const t = translator(lang);
  const days = Array.from({ length: rule.days }, (_, i) => i + 1).map((n) => ({
    value: String(n),
    label: t('way.extension.days', { n }),
    hint: deadlineInWords(extendedDue(city, row, n), lang),
    chosen: kept.typed.days === String(n),
  }));
  const { reason } = kept.typed;
  const [daysError, reasonError] = [kept.error('days'), kept.error('extension-reason')];
  return { open: kept.open, now: row.dueAt, days, daysError, reason, reasonError };
}

function referralOf({ way, lang }: View, kept: Kept): Way['referral'] {
  const bodies = way.bodies
    .toSorted((a, b) => BODY_KINDS.indexOf(a.kind) - BODY_KINDS.indexOf(b.kind))
    .map((row) => {
      const { name, address, phone } = cardOf(row, lang);
      const hint = [address, phone].filter(Boolean).join(' · ');
      return { value: row.id, label: name, hint, chosen: kept.typed.body === row.id };
    });
  const { message } = kept.typed;
  return { open: kept.open, bodies, bodyError: kept.error('body'), message, error: kept.error('referral') };
}

export function wayOf(deps: DeskDeps, file: CaseFile, view: View): Way {
  const { row } = file;
  const { draft, lang, now, way } = view;
  const usable: May = (noun) => file.may(NOUNS[noun].may) && 'status' in move(NOUNS[noun].verb, row, now);
  // What came too late stays in its form, although it can no longer be sent.
  const shown: May = (noun) => usable(noun) || draft?.noun === noun;
  const kept = (noun: Noun) => keptFor(draft, noun, lang);
  const intoLine = way.into && { id: way.into.id, reference: way.into.reference };
  return {
    dueAt: row.dueAt,
    people: peopleOf(deps, file, view, kept('assignment'), usable),
    extension: shown('extension') ? extensionOf(deps, file, view, kept('extension')) : null,
    referral: shown('referral') ? referralOf(view, kept('referral')) : null,
    similar: way.similar.map((one) => ({ ...other(one), target: usable('merger') && isTarget(one, row) })),
    joined: way.joined.map((one) => ({
      ...other(one),
      contest: file.contests.get(one.id) ?? '',
      stars: String(one.satisfaction ?? ''),
    })),
    into: intoLine,
    parting: usable('parting'),
    letter: file.may('case.read') && referredBy(file) !== undefined,
    redaction: file.may('case.redact'),
    ends: shown('transfer') || shown('refusal') || shown('redirection'),
  };
}
