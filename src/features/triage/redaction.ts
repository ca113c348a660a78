import { GRID, suggestMarks } from '../../domain/redaction.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { CaseRow, Story } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';
import type { ShownTrail } from './trail.ts';

interface TextPart {
  part: string;
  partId: string;
  /** Of the field on the page. */
  id: string;
  label: string;
  lang: string;
  /** The text with marks; what looks like a person's number is marked already. */
  marked: string;
  rows: number;
  error: string | null;
}

interface PhotoPart {
  partId: string;
  id: string;
  n: number;
  src: string;
  width: number;
  height: number;
  boxes: string;
  error: string | null;
}

export interface RedactionPage {
  frame: OfficeFrame;
  trail: Pick<ShownTrail, 'here'>;
  id: string;
  reference: string;
  notice: string | null;
  errors: { href: string; text: string }[];
  texts: TextPart[];
  photos: PhotoPart[];
  columns: string[];
  rows: number[];
  /** Something is blacked out already, and the reader may ask for the original. */
  original: { error: string | null; reason: string } | null;
}

/** What somebody marked, with what is wrong with it. */
export interface Marked {
  part: string;
  partId: string;
  typed: string;
  problem: 'changed' | 'open' | 'nothing' | 'boxes' | 'reason' | 'reasonTooLong' | 'meanwhile';
}

const fieldId = (part: string, partId: string) => (partId === '' ? part : `${part}-${partId}`);
const LINE = 80;
const MOST_ROWS = 16;
const rowsFor = (text: string) =>
  Math.min(
    MOST_ROWS,
    text.split('\n').reduce((rows, line) => rows + 1 + Math.floor(line.length / LINE), 1),
  );

interface View {
  trail: Pick<ShownTrail, 'here'>;
  frame: OfficeFrame;
  lang: Lang;
  marked: Marked | null;
  done: boolean;
  mayReadOriginal: boolean;
}

/** Everything of a case in which something may have to be blacked out. */
export function redactionPage({ places }: DeskDeps, row: CaseRow, story: Story, view: View): RedactionPage {
  const { lang, marked } = view;
  const t = translator(lang);
  const errorOf = (part: string, partId: string) =>
    marked && marked.part === part && marked.partId === partId
      ? t(`redaction.error.${marked.problem}` as MessageKey)
      : null;
  const typedOf = (part: string, partId: string) =>
    marked && marked.part === part && marked.partId === partId ? marked.typed : null;
  const text = (part: string, partId: string, label: string, body: string, spoken: string): TextPart => {
    const shown = typedOf(part, partId) ?? suggestMarks(body);
    const id = fieldId(part, partId);
    return { part, partId, id, label, lang: spoken, marked: shown, rows: rowsFor(shown), error: errorOf(part, partId) };
  };
  const texts = [
    ...(row.message ? [text('message', '', t('office.case.words'), row.message, row.lang)] : []),
    ...(row.who ? [text('who', '', t('office.fact.who'), row.who, row.lang)] : []),
    ...story.messages.map(({ id, kind, unitId, body, lang: spoken }) => {
      const by = unitId === null ? t('office.by.resident') : places.city().unitName(unitId, lang);
      return text('said', id, t(`office.said.${kind}`, { by }), body, spoken);
    }),
  ];
  const photos = story.attachments.map(({ id, width, height }, i) => ({
    partId: id,
    id: fieldId('photo', id),
    n: i + 1,
    src: `/office/cases/${row.id}/photos/${id}`,
    width,
    height,
    boxes: typedOf('photo', id) ?? '',
    error: errorOf('photo', id),
  }));
  const redacted = story.events.some(({ kind }) => kind === 'redact');
  const reason = typedOf('original', '') ?? '';
  return {
    frame: view.frame,
    trail: view.trail,
    id: row.id,
    reference: row.reference,
    notice: view.done ? t('redaction.done') : null,
    errors: marked
      ? [
          {
            href: `#${fieldId(marked.part, marked.partId)}`,
            text: t(`redaction.error.${marked.problem}` as MessageKey),
          },
        ]
      : [],
    texts,
    photos,
    columns: [...GRID.columns],
    rows: Array.from({ length: GRID.rows }, (_, i) => i + 1),
    original: redacted && view.mayReadOriginal ? { error: errorOf('original', ''), reason } : null,
  };
}
