// node scripts/personal-data.mjs: writes docs/personal-data.md from the register in src/schema/personal-data.ts.
import { writeFileSync } from 'node:fs';
import { PERSONAL_DATA } from '../src/schema/personal-data.ts';
import { registerPage } from './lib/personal-data.ts';

writeFileSync(new URL('../docs/personal-data.md', import.meta.url), registerPage(PERSONAL_DATA));
