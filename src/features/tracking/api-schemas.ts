import { z } from 'zod';
import { KINDS, STATUSES } from '../../domain/case.ts';

const Words = z.object({
  from: z.enum(['resident', 'unit']),
  by: z.string().describe('Name of the unit; empty for the resident.'),
  at: z.iso.datetime(),
  lang: z.string().describe('Language of the text, which is never translated.'),
  text: z.string(),
  photos: z.array(z.object({ url: z.url().describe('Good for minutes.'), width: z.int(), height: z.int() })),
});

/** What the resident reads on the tracking page, for programs. Sentences are in the language of `Accept-Language` or `?lang=`. */
export const TrackedFeedback = z
  .object({
    reference: z.string(),
    kind: z.enum(KINDS),
    status: z.enum(STATUSES),
    statusText: z.string(),
    place: z.string(),
    unit: z.string().describe('Who answers for it now.'),
    receivedAt: z.iso.datetime(),
    answerDueAt: z.iso.datetime().nullable().describe('Null when nothing is due any more.'),
    late: z.boolean(),
    ending: z
      .object({ reason: z.string(), wayOut: z.string() })
      .nullable()
      .describe('Why it ended without an answer, and what can be done.'),
    authority: z
      .object({
        name: z.string(),
        address: z.string(),
        phone: z.string(),
        email: z.string(),
        website: z.string(),
        how: z.string(),
      })
      .nullable()
      .describe('The authority outside to which it was referred, and how to ask there.'),
    sameMatter: z
      .object({ answerDueAt: z.iso.datetime().nullable(), unit: z.string(), words: z.array(Words) })
      .nullable()
      .describe('Where it was joined with a feedback of the same matter: the answers to that.'),
    words: z.array(Words).describe('The feedback first, then the dialogue, oldest first.'),
    timeline: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
    satisfaction: z.int().min(1).max(5).nullable(),
    contestUntil: z.iso.datetime().nullable().describe('Null when the answer cannot be contested, or not any more.'),
    promises: z.array(z.object({ words: z.string(), dueOn: z.iso.date(), keptAt: z.iso.datetime().nullable() })),
    contactOpenings: z.array(z.object({ at: z.iso.datetime(), what: z.enum(['contact', 'case']), reason: z.string() })),
  })
  .meta({ id: 'TrackedFeedback' });

export type TrackedFeedback = z.infer<typeof TrackedFeedback>;
