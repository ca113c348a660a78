import { isAuditAction } from '../../domain/audit.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { AuditRow } from '../audit/index.ts';
import { timeline } from '../triage/index.ts';
import { detailOf, isAtUnit } from './audit-detail.ts';
import type { Deed } from './audit-query.ts';
import type { ProofDeps } from './deps.ts';
import type { AuditLine } from './pages.ts';

/** One deed in plain words. @param sees references of cases in quarantine that the reader may know of */
export function auditLine(deps: ProofDeps, deed: Deed, sees: ReadonlySet<string>, lang: Lang): AuditLine {
  const { staff } = deps;
  const said = deed.entry ? entryWords(deps, deed.entry, sees, lang) : eventWords(deps, deed.event, lang);
  const personId = deed.entry ? deed.entry.personId : deed.event.actorId;
  const isOther = deed.entry !== null && isAtUnit(deed.entry.action);
  const unitId = isOther ? null : (deed.entry ?? deed.event).unitId;
  const by = personId === null ? translator(lang)('audit.nobody') : staff.titleOf(personId, lang);
  const unit = unitId === null ? '' : staff.unitName(unitId, lang);
  return {
    at: deed.at,
    by,
    email: (personId !== null && staff.register().people.get(personId)?.email) || '',
    unit: unit !== '' && by.includes(unit) ? '' : unit,
    reference: deed.reference ?? '',
    ...said,
  };
}

function entryWords({ staff }: ProofDeps, entry: AuditRow, sees: ReadonlySet<string>, lang: Lang) {
  const t = translator(lang);
  const { action, subject, data } = entry;
  const known = subject !== null && staff.register().people.has(subject);
  return {
    text: isAuditAction(action) ? t(`audit.action.${action}` as MessageKey) : action,
    detail: detailOf(staff, entry, sees, lang),
    subject: known ? staff.titleOf(subject, lang) : (subject ?? ''),
    reason: typeof data.reason === 'string' ? data.reason : '',
  };
}

function eventWords({ staff, places }: ProofDeps, event: NonNullable<Deed['event']>, lang: Lang) {
  const { reason, ...data } = event.data;
  const [line] = timeline(staff, places.city(), [{ ...event, data }], lang);
  return { text: line?.text ?? event.kind, detail: '', subject: '', reason: typeof reason === 'string' ? reason : '' };
}
