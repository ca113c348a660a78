import { addWorkingDays } from '../../domain/calendar.ts';
import { contestable, isOpen } from '../../domain/case.ts';
import { type Instant, localDate } from '../../domain/instant.ts';
import { formatDate, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { Option } from './answer-form.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import type { View } from './case-page.ts';
import { candidatesFor } from './people.ts';
import { factsFor } from './template-store.ts';

export interface ApologyView {
  /** Owed, or a case still open that is late. */
  owed: boolean;
  lead: string;
  people: Option[];
  way: string;
  on: string;
  /** The first and the last day that may be given. */
  received: string;
  today: string;
  words: string;
  error: string | null;
  wayError: string | null;
  byError: string | null;
  onError: string | null;
}

/** The last moment for an apology: the next working day after it came to be owed. */
export function apologyDue({ places }: Pick<DeskDeps, 'places'>, { row }: Pick<CaseFile, 'row'>): Instant {
  return addWorkingDays(places.city().calendar(row.unitId), row.answeredAt ?? row.closedAt ?? row.dueAt, 1);
}

/** Who may apologise in the unit's name. */
const apologists = (deps: DeskDeps, { row }: CaseFile, now: Instant, chosen: string, lang: Lang): Option[] =>
  candidatesFor(deps, row, now)
    .reverse()
    .map(({ personId }) => ({
      value: personId,
      label: deps.staff.titleOf(personId, lang),
      chosen: personId === chosen,
    }));

/** What was typed, and the mistake at each field. */
function typedInto({ lang, draft }: View) {
  const t = translator(lang);
  const typed = draft?.noun === 'apology' ? draft : null;
  const error = (field: string) => {
    const mistake = typed?.mistakes.find((one) => one.field === field);
    return mistake ? t(`office.error.${mistake.what}` as MessageKey, mistake.params) : null;
  };
  return {
    fields: typed?.typed ?? null,
    errors: {
      error: error('apology'),
      wayError: error('apology-way'),
      byError: error('apology-by'),
      onError: error('apology-on'),
    },
  };
}

/** Whether an apology is owed, or the case is late already though nobody has answered. */
function stands({ row }: CaseFile, now: Instant): 'owed' | 'late' | null {
  if (row.apology !== null) return row.apology === 'owed' ? 'owed' : null;
  return isOpen(row.status) && now > row.dueAt && contestable(row.kind) ? 'late' : null;
}

export function apologyOf(deps: DeskDeps, file: CaseFile, view: View): ApologyView | null {
  const { row } = file;
  const { lang, now } = view;
  const standing = stands(file, now);
  if (standing === null || !file.may('case.answer')) return null;
  const t = translator(lang);
  const { fields, errors } = typedInto(view);
  const responsible = deps.staff.responsible(row.unitId, now)?.personId ?? null;
  const theirs = row.lang === 'vi' ? 'vi' : 'en';
  const person = deps.staff.titleOf(responsible, lang);
  const due = formatDate(apologyDue(deps, file), lang);
  return {
    owed: standing === 'owed',
    lead: standing === 'owed' ? t('answer.apology.who', { person, due }) : t('answer.apology.early'),
    people: apologists(deps, file, now, fields?.person || (responsible ?? ''), lang),
    way: fields?.reason ?? '',
    on: fields?.promiseOn || localDate(now),
    received: localDate(row.receivedAt),
    today: localDate(now),
    words: fields
      ? fields.message
      : translator(theirs)('answer.apology.letter', factsFor(deps.places.city(), row, now, theirs)),
    ...errors,
  };
}
