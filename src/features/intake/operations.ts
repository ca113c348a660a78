import type { Operation } from '../../platform/http/openapi.ts';
import { Box, FeedbackInput, Problem, Receipt } from './api-schemas.ts';

const problem = (description: string) => ({ description, schema: Problem, mediaType: 'application/problem+json' });
const lang = { in: 'query', name: 'lang', required: false, description: 'vi, en, zh, ko, ja or fr.' } as const;
const code = {
  in: 'path',
  name: 'code',
  required: true,
  description: 'Code of a box: 7 signs, the last a check sign, upper or lower case.',
} as const;

/** What this room offers to programs. */
export const intakeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/boxes/{code}',
    id: 'getBox',
    summary: 'A box: where it stands, who answers for it, which rules fit.',
    parameters: [code, lang],
    answers: {
      200: { description: 'The box.', schema: Box },
      404: problem('No box has this code.'),
      410: problem('The box has been taken down.'),
      429: problem('Too many readings from this address; `Retry-After` says for how many seconds to wait.'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/boxes/{code}/feedback',
    id: 'sendFeedback',
    summary: 'Sends a feedback, as the form does.',
    description: '201 is said after the case and the mail to the responsible person are on disk.',
    parameters: [code, lang],
    body: FeedbackInput,
    answers: {
      201: { description: 'Received. The tracking code is shown this once.', schema: Receipt },
      400: problem('The body is no JSON.'),
      404: problem('No box has this code.'),
      410: problem('The box has been taken down.'),
      422: problem('Mistakes, each with its field; or another door is the right one (`door`).'),
      503: problem('Nothing can be stored just now. Send the same `submissionId` again later.'),
    },
  },
];
