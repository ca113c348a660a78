import type { CaseKind, CaseStatus } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { AttachmentRow, MessageRow } from '../cases/index.ts';
import { since } from './act.ts';
import { type Aftercare, aftercareOf } from './aftercare.ts';
import { factsOf } from './case-facts.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import { type Draft, seenBy } from './draft.ts';
import { type Due, dueOf } from './due.ts';
import { type ClearPart, clearParts } from './five.ts';
import { type CaseForms, formsOf } from './forms.ts';
import { spotOf } from './row.ts';
import { type TimelineLine, timeline } from './timeline.ts';
import type { ShownTrail } from './trail.ts';
import { type Way, wayOf } from './way.ts';
import type { WayFacts } from './way-facts.ts';

export interface ShownPhoto {
  n: number;
  src: string;
  width: number;
  height: number;
}

/** Words of the dialogue, as the resident's page shows them too. */
export interface SaidWords {
  mine: boolean;
  by: string;
  at: Instant;
  lang: string;
  text: string;
  photos: ShownPhoto[];
}

export interface CasePage {
  frame: OfficeFrame;
  trail: ShownTrail;
  id: string;
  reference: string;
  kind: CaseKind;
  status: CaseStatus;
  urgent: boolean;
  restricted: boolean;
  contested: boolean;
  notice: string | null;
  errors: { href: string; text: string }[];
  /** What happened while somebody was writing. */
  changed: { lines: Omit<TimelineLine, 'hidden'>[] } | null;
  place: string;
  spot: string;
  rating: number | null;
  message: string;
  lang: string;
  photos: ShownPhoto[];
  facts: { label: string; text: string }[];
  /** Why the case is seen by few. */
  restriction: string | null;
  due: Due;
  five: ClearPart[];
  /** A note is the unit's own. */
  dialogue: (SaidWords & { note: boolean })[];
  timeline: TimelineLine[];
  contact: 'none' | 'left' | 'erased';
  forms: CaseForms;
  way: Way;
  after: Aftercare;
}

export interface View {
  way: WayFacts;
  trail: ShownTrail;
  frame: OfficeFrame;
  lang: Lang;
  now: Instant;
  draft?: Draft | null;
  /** Why the draft could not be sent: somebody else was quicker, or the case is past it. */
  refused?: MessageKey | null;
  done?: string | null;
}

const DONE = [
  'receipt',
  'answer',
  'question',
  'refusal',
  'redirection',
  'note',
  'headNote',
  'merger',
  'reopening',
  'claim',
  'assignment',
  'handback',
  'extension',
  'referral',
  'parting',
  'proposal',
  'return',
  'draft',
  'changed',
  'withdrawn',
  'dropped',
  'promise',
  'apology',
] as const;

/** The file of one case. */
export function casePage(deps: DeskDeps, file: CaseFile, view: View): CasePage {
  const { lang, now, draft } = view;
  const { row, story } = file;
  const { id, reference, kind, status, urgent, restricted, rating, message } = row;
  const city = deps.places.city();
  const t = translator(lang);
  const lines = timeline(deps.staff, city, story.events, lang);
  const news = draft ? since(lines, seenBy(draft.typed)) : [];
  const done = DONE.find((noun) => noun === view.done);
  return {
    frame: view.frame,
    trail: view.trail,
    id,
    reference,
    kind,
    status,
    urgent,
    restricted,
    rating,
    message,
    contested: row.contestedAt !== null,
    notice: done ? t(`office.done.${done}`) : null,
    errors: errorsOf(draft, news.length === 0 ? view.refused : null, lang),
    changed: news.length > 0 ? { lines: news.map(({ at, text, by }) => ({ at, text, by })) } : null,
    place: city.placeName(row.placeId, lang),
    spot: spotOf(city, row.boxId, lang),
    lang: row.lang,
    photos: photosOf(id, story.attachments, null),
    facts: factsOf(deps, file, lang),
    restriction: row.restriction && restricted ? t(`office.restriction.${row.restriction}`) : null,
    due: dueOf(city, row, now, lang),
    five: clearParts(deps.staff, city, row, story.events, lang, now),
    dialogue: story.messages.map((said) => saidOf(deps, said, story.attachments, lang)),
    timeline: lines.map(({ at, text, by, hidden }) => ({ at, text, by, hidden })),
    contact: file.contactLeft
      ? 'left'
      : story.events.some((event) => event.kind === 'erase_contact')
        ? 'erased'
        : 'none',
    forms: formsOf(deps, file, view),
    way: wayOf(deps, file, view),
    after: aftercareOf(deps, file, view),
  };
}

function errorsOf(
  draft: Draft | null | undefined,
  refused: MessageKey | null | undefined,
  lang: Lang,
): CasePage['errors'] {
  const t = translator(lang);
  if (refused) return [{ href: '#do', text: t(refused) }];
  return (draft?.mistakes ?? []).map(({ field, what, params }) => ({
    href: `#${field}`,
    text: t(`office.error.${what}` as MessageKey, params),
  }));
}

export function photosOf(caseId: string, all: readonly AttachmentRow[], messageId: string | null): ShownPhoto[] {
  return all
    .filter((photo) => photo.messageId === messageId)
    .map(({ id, width, height }, index) => ({
      n: index + 1,
      src: `/office/cases/${caseId}/photos/${id}`,
      width,
      height,
    }));
}

function saidOf(
  { staff, places }: DeskDeps,
  said: MessageRow,
  attachments: readonly AttachmentRow[],
  lang: Lang,
): SaidWords & { note: boolean } {
  const t = translator(lang);
  const ours = said.kind === 'question' || said.kind === 'answer' || said.kind === 'update' || said.kind === 'note';
  const unit = said.unitId ? places.city().unitName(said.unitId, lang) : '';
  const person = staff.titleOf(said.personId, lang);
  const ofUnit = unit === '' || person.includes(unit) ? person : t('office.said.by', { person, unit });
  const by = ours ? ofUnit : t('office.by.resident');
  return {
    mine: !ours,
    note: said.kind === 'note',
    by: t(`office.said.${said.kind}`, { by }),
    at: said.at,
    lang: said.lang,
    text: said.body,
    photos: photosOf(said.caseId, attachments, said.id),
  };
}
