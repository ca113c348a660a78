import { watchParent } from './leash.mjs';

watchParent(() => process.kill(process.pid, 'SIGTERM'));
