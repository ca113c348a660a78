// The catalogues among themselves, and against the templates and the code that say their sentences.
import { fileURLToPath } from 'node:url';
import { catalogues } from '../../src/locales/index.ts';
import { catalogueFaults, keyUses, useFaults } from '../lib/catalogue-faults.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));
const { vi, ...others } = catalogues;
const faults = [...catalogueFaults(vi, others, ['en']), ...useFaults(vi, keyUses(house))];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
