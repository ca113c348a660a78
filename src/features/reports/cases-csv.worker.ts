import { serveChunks } from '../../platform/workers/serve.ts';
import { listCsv } from './list-csv.ts';

serveChunks(listCsv);
