import type { Services } from '../../platform/services.ts';
import { type City, readCity } from './city.ts';

export type { BoxRow, City, HolidayRow, PlaceRow, RuleRow, UnitRow } from './city.ts';
export { type Change, type Imported, type Importer, importFile } from './import.ts';
export type { Cells, Problem } from './import-cells.ts';
export { ORDINARY } from './import-holidays.ts';
export { differences, refuseDoubles } from './import-rows.ts';
export { unitFinder } from './import-units.ts';
export { IMPORTERS } from './importers.ts';
export { fingerprintOf, fitsKey, KEY_MISMATCH, KeyMismatch, keepFingerprint, keepKey } from './own-key.ts';
export { publicRoutes } from './public-routes.ts';
export { dropSetting, putSetting } from './settings.ts';
export { watchCity } from './watch.ts';
export { putHours, putWordsInMail } from './working-time.ts';

/** What other rooms may ask of this one. */
export interface Places {
  /** The picture of the town as last read. */
  city(): City;
  /** Reads it anew, and tells those who keep something made from it. */
  refresh(): Promise<void>;
  /** Called after each refresh. */
  onChange(listener: () => void): void;
}

export async function createPlaces({ store }: Pick<Services, 'store'>): Promise<Places> {
  let city = await readCity(store);
  const listeners: (() => void)[] = [];
  return {
    city: () => city,
    async refresh() {
      city = await readCity(store);
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
