import { mayDecide, mayRead } from '../../domain/second-key.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { type CaseRow, findCase } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';
import { lineOf } from './key-list.ts';
import type { Opened } from './key-read.ts';
import { findRequest, type KeyRow } from './key-request.ts';
import { mayWith, timed } from './key-sight.ts';
import type { KeyPage, PageError, ReadCase } from './pages.ts';

/** A request that the visitor made, or may decide on; null for anybody else. */
export async function visibleKey(
  deps: ProofDeps,
  visitor: Visitor,
  id: string,
): Promise<{ key: KeyRow; row: CaseRow | null } | null> {
  const { read } = deps.services.store;
  const key = await findRequest(read, id);
  const row = key && (await findCase(read, 'id', key.caseId));
  if (!key) return null;
  return key.askedBy === visitor.personId || mayWith(deps, visitor, 'contact.approve')(row) ? { key, row } : null;
}

export interface KeyView {
  frame: OfficeFrame;
  lang: Lang;
  notice: string | null;
  opened?: Opened | null;
  wrong?: { answer: string; error: string | null; own: string | null };
}

export function keyPage(
  deps: ProofDeps,
  visitor: Visitor,
  { key, row }: { key: KeyRow; row: CaseRow | null },
  { frame, lang, notice, opened = null, wrong }: KeyView,
): KeyPage {
  const now = deps.services.clock.now();
  const request = timed(deps, key);
  const reads = mayWith(deps, visitor, 'case.read')(row);
  const own = key.askedBy === visitor.personId;
  const may = mayWith(deps, visitor, 'contact.approve')(row) && mayDecide(request, visitor.personId, now);
  const waits = key.state === 'asked';
  return {
    ...lineOf(deps, key, row, lang, reads),
    frame,
    notice,
    errors: errorsOf(wrong),
    caseHref: reads && row ? `/office/cases/${row.id}` : null,
    place: reads && row ? deps.places.city().placeName(row.placeId, lang) : '',
    reason: key.reason,
    until: waits ? request.lapsesAt : key.readUntil,
    answer: key.answer,
    decide: may ? (wrong ?? { answer: '', error: null, own: null }) : null,
    mayRead: mayRead(request, visitor.personId, now) && opened === null,
    mayWithdraw: own && waits,
    contact: opened?.contact ?? null,
    read: opened?.story ? readCase(deps, opened, lang) : null,
  };
}

function errorsOf(wrong: KeyView['wrong']): PageError[] {
  if (!wrong) return [];
  return [
    ...(wrong.own ? [{ href: '#own', text: wrong.own }] : []),
    ...(wrong.error ? [{ href: '#answer', text: wrong.error }] : []),
  ];
}

function readCase({ staff }: ProofDeps, { row, story }: Opened, lang: Lang): ReadCase {
  const t = translator(lang);
  const said = (story?.messages ?? []).map((words) => {
    const mine = words.kind === 'reply' || words.kind === 'contest';
    const by = mine ? t('office.by.resident') : staff.titleOf(words.personId, lang);
    return { by: t(`office.said.${words.kind}`, { by }), at: words.at, lang: words.lang, text: words.body, mine };
  });
  return { status: row.status, message: row.message, lang: row.lang, said };
}
