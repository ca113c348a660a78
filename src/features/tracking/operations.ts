import type { Operation } from '../../platform/http/openapi.ts';
import { Problem } from '../intake/index.ts';
import { TrackedFeedback } from './api-schemas.ts';

const problem = (description: string) => ({ description, schema: Problem, mediaType: 'application/problem+json' });

/** What this room offers to programs. */
export const trackingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/feedback',
    id: 'trackFeedback',
    summary: 'Reads a feedback and its answer by the tracking code.',
    parameters: [
      {
        in: 'header',
        name: 'X-Tracking-Code',
        required: true,
        description: '16 signs, the last a check sign; spaces and case do not matter. Never put it into an address.',
      },
      { in: 'query', name: 'lang', required: false, description: 'vi, en, zh, ko, ja or fr.' },
    ],
    answers: {
      200: { description: 'The feedback as the resident sees it.', schema: TrackedFeedback },
      400: problem('No code in the header.'),
      404: problem('No feedback has this code.'),
      422: problem('The check sign shows that the code is mistyped.'),
      429: problem(
        'Too many readings, or wrong codes, from this address; `Retry-After` says for how many seconds to wait.',
      ),
    },
  },
];
