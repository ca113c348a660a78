import { z } from 'zod';

const count = z.int().min(5).nullable();
const kinds = z.object({ complaint: count, praise: count, suggestion: count, rating: count });
const rate = z
  .object({ value: z.number().nullable(), n: count })
  .describe('A share (0 to 1) or an average (1 to 5), and the number of cases it is made from.');

/** Open data. Null is a hidden number: below 5, or hidden so that such a one cannot be worked out. */
export const Stats = z
  .object({
    months: z
      .array(z.string())
      .describe('Local months, `2026-10`, by which cases are counted: the one they were received in.'),
    city: z.object({ received: count, kinds, onTime: rate, satisfaction: rate, rating: rate }),
    byMonth: z.array(z.object({ month: z.string(), kinds })),
    byUnit: z
      .array(z.object({ code: z.string(), name: z.string(), received: count, onTime: rate, satisfaction: rate }))
      .describe('By name; no ranking.'),
    byRule: z.array(z.object({ code: z.string(), topic: z.string(), n: count })).describe('By code.'),
  })
  .meta({ id: 'Stats', description: 'Public figures without restricted cases. Null is a number that is hidden.' });

export type Stats = z.infer<typeof Stats>;
