// The documents against the code: settings, scripts, commands, promises with their tests, packages with their reasons.
import { fileURLToPath } from 'node:url';
import { docsFaults } from '../lib/docs-of.ts';

const faults = docsFaults(fileURLToPath(new URL('../../', import.meta.url)));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
