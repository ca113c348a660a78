import { serveChunks } from '../../platform/workers/serve.ts';
import { makeXlsx, type XlsxAsk } from './xlsx.ts';

serveChunks(async function* (ask: XlsxAsk) {
  yield await makeXlsx(ask);
});
