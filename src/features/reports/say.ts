import type { Period } from '../../domain/period.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { type Names, unitsByName } from './names.ts';
import type { ReportAsk } from './report.ts';

/** `Tháng 10/2026`, `6 tháng đầu năm 2026`, `Năm 2026`. */
export function periodName({ label, unit }: Period, t: Translate): string {
  const [year = '', part = ''] = label.split('-');
  if (unit === 'month') return t('report.period.month', { month: part, year });
  if (unit === 'half') return t(part === 'H1' ? 'report.period.half1' : 'report.period.half2', { year });
  return t('report.period.year', { year });
}

/** Whose figures these are: one unit with those below it, the whole city, or what the reader may see. */
export function scopeName({ unitId, sight }: ReportAsk, names: Names, t: Translate): string {
  if (unitId) {
    const unit = names.units.get(unitId)?.name ?? unitId;
    return sight.units.length > 1 ? t('report.scope.unitAndBelow', { unit }) : unit;
  }
  return sight.units === 'all' ? t('report.scope.city') : unitNames(sight.units, names);
}

export function unitNames(ids: readonly string[], names: Names): string {
  return unitsByName(names, ids)
    .map(({ name }) => name)
    .join(', ');
}

/** A name for the file in plain letters: mail gateways and old Windows garble others. */
export function fileName(
  kind: 'bao-cao' | 'quy-tac' | 'danh-sach',
  { period, unitId }: ReportAsk,
  names: Names,
  end: string,
): string {
  const code = unitId ? names.units.get(unitId)?.code.replace(/[^\w-]/g, '') : undefined;
  return `${[kind, period.label, code].filter(Boolean).join('-')}.${end}`;
}
