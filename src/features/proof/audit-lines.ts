import { isAuditAction } from '../../domain/audit.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { timeline } from '../triage/index.ts';
import type { Deed } from './audit-query.ts';
import type { ProofDeps } from './deps.ts';
import type { AuditLine } from './pages.ts';

/** One deed in plain words. */
export function auditLine(deps: ProofDeps, deed: Deed, lang: Lang): AuditLine {
  const { staff } = deps;
  const said = deed.entry ? entryWords(deps, deed.entry, lang) : eventWords(deps, deed.event, lang);
  const personId = deed.entry ? deed.entry.personId : deed.event.actorId;
  const unitId = deed.entry ? deed.entry.unitId : deed.event.unitId;
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

function entryWords({ staff }: ProofDeps, entry: NonNullable<Deed['entry']>, lang: Lang) {
  const t = translator(lang);
  const { action, subject, data } = entry;
  const known = subject !== null && staff.register().people.has(subject);
  return {
    text: isAuditAction(action) ? t(`audit.action.${action}` as MessageKey) : action,
    subject: known ? staff.titleOf(subject, lang) : (subject ?? ''),
    reason: typeof data.reason === 'string' ? data.reason : '',
  };
}

function eventWords({ staff, places }: ProofDeps, event: NonNullable<Deed['event']>, lang: Lang) {
  const { reason, ...data } = event.data;
  const [line] = timeline(staff, places.city(), [{ ...event, data }], lang);
  return { text: line?.text ?? event.kind, subject: '', reason: typeof reason === 'string' ? reason : '' };
}
