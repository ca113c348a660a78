import { formatDate, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { Desk } from './desk.ts';
import type { Named } from './names.ts';
import { holds } from './scope.ts';

/** What a name was taken for, where the reader may see cases of it; of a former unit, who took over from it. */
export function sayNamed(
  { city, lang, scope }: Desk,
  { kind, id, formerKind, district, until, unitIds }: Named,
): string[] {
  const t = translator(lang);
  if (kind === 'unit') return holds(scope.units, id) ? [t('list.named.unit', { unit: city.unitName(id, lang) })] : [];
  if (kind === 'place')
    return holds(scope.units, unitIds[0] ?? '') ? [t('list.named.place', { place: city.placeName(id, lang) })] : [];
  const name = formerKind === 'district' ? id : t(`list.former.${formerKind}` as MessageKey, { name: id });
  const full = district === '' ? name : t('list.former.in', { name, district });
  const units = new Intl.ListFormat(lang).format(unitIds.map((unitId) => city.unitName(unitId, lang)));
  const date = formatDate(Date.parse(`${until}T00:00:00+07:00`), lang);
  return [t('list.named.former', { name: full.charAt(0).toUpperCase() + full.slice(1), units, date })];
}
