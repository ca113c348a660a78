// Templates against the samples of their view models, both ways.
import { fileURLToPath } from 'node:url';
import { allSamples } from '../lib/all-samples.ts';
import { viewsFaults } from '../lib/views-faults.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));
const faults = viewsFaults(`${house}views`, await allSamples(house));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
