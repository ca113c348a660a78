import type { CaseKind } from '../../domain/case.ts';
import type { RuleRow } from '../places/index.ts';

/** What one praises is done, what one complains of is not to be done; a suggestion may be about either. */
const FITS: Partial<Record<CaseKind, RuleRow['kind']>> = { praise: 'do', complaint: 'dont' };

/**
 * The topic that goes with a feedback of this kind: null when it is of the other kind, chosen before the kind was changed and then
 * hidden from whoever chose it.
 */
export function fittingRule(rule: RuleRow | null, kind: CaseKind): RuleRow | null {
  const fitting = FITS[kind];
  return rule && fitting && rule.kind !== fitting ? null : rule;
}
