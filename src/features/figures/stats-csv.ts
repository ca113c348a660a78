import { KINDS } from '../../domain/case.ts';
import { BOM, codeCell, csvLine, textCell } from '../reports/index.ts';
import type { Stats } from './api-schemas.ts';

const HEAD = ['group', 'code', 'name', 'measure', 'value', 'n', 'hidden'];

/** Open data in one flat table: a line a number. `hidden` is 1 where the number may not be shown. */
export function statsCsv({ city, byMonth, byUnit, byRule, months }: Stats): string {
  const lines = [csvLine(HEAD)];
  const add = (
    group: string,
    code: string,
    name: string,
    measure: string,
    value: number | null,
    n: number | null | '',
  ) => {
    const number = (x: number | null | '') => (x === null || x === '' ? '' : String(Math.round(x * 10_000) / 10_000));
    const hidden = value === null ? '1' : '0';
    lines.push(csvLine([group, codeCell(code), textCell(name), measure, number(value), number(n), hidden]));
  };
  const span = `${months[0]}/${months.at(-1)}`;
  add('city', '', span, 'received', city.received, '');
  for (const kind of KINDS) add('city', '', span, `received_${kind}`, city.kinds[kind], '');
  add('city', '', span, 'on_time', city.onTime.value, city.onTime.n);
  add('city', '', span, 'satisfaction', city.satisfaction.value, city.satisfaction.n);
  add('city', '', span, 'rating', city.rating.value, city.rating.n);
  for (const { month, kinds } of byMonth)
    for (const kind of KINDS) add('month', month, '', `received_${kind}`, kinds[kind], '');
  for (const unit of byUnit) {
    add('unit', unit.code, unit.name, 'received', unit.received, '');
    add('unit', unit.code, unit.name, 'on_time', unit.onTime.value, unit.onTime.n);
    add('unit', unit.code, unit.name, 'satisfaction', unit.satisfaction.value, unit.satisfaction.n);
  }
  for (const { code, topic, n } of byRule) add('rule', code, topic, 'received', n, '');
  return BOM + lines.join('');
}
