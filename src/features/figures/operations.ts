import type { Operation } from '../../platform/http/openapi.ts';
import { Problem } from '../intake/index.ts';
import { Stats } from './api-schemas.ts';

/** What this room offers to programs. */
export const figuresOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/stats',
    id: 'getStats',
    summary: 'Public figures of the last twelve whole months.',
    parameters: [
      { in: 'query', name: 'lang', required: false, description: 'Language of names: vi, or en for any other.' },
    ],
    answers: {
      200: { description: 'The figures of `/thong-ke`.', schema: Stats },
      429: {
        description: 'Too many readings from this address; `Retry-After` says for how many seconds to wait.',
        schema: Problem,
        mediaType: 'application/problem+json',
      },
    },
  },
];
