import type { Importer } from './import.ts';
import { boxImporter } from './import-boxes.ts';
import { holidayImporter } from './import-holidays.ts';
import { hourImporter } from './import-hours.ts';
import { placeImporter } from './import-places.ts';
import { ruleImporter } from './import-rules.ts';
import { successionImporter } from './import-succession.ts';
import { unitImporter } from './import-units.ts';

/** The files that this room takes, by the name of the kind. */
export const IMPORTERS = {
  units: unitImporter,
  succession: successionImporter,
  places: placeImporter,
  boxes: boxImporter,
  rules: ruleImporter,
  holidays: holidayImporter,
  hours: hourImporter,
} as const satisfies Record<string, Importer>;
