// Every column is in the register of personal data, and the page that is made from it is the register as it stands.
import { readFileSync } from 'node:fs';
import { PERSONAL_DATA } from '../../src/schema/personal-data.ts';
import { columnsOfProgram, registerFaults, registerPage } from '../lib/personal-data.ts';

const faults = registerFaults(columnsOfProgram(), PERSONAL_DATA);
const page = readFileSync(new URL('../../docs/personal-data.md', import.meta.url), 'utf8');
if (page !== registerPage(PERSONAL_DATA))
  faults.push('docs/personal-data.md is old: run node scripts/personal-data.mjs');
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
