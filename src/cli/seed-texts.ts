import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ABOUT, KINDS } from '../domain/case.ts';
import { PLACE_KINDS } from '../domain/kinds.ts';
import { OUTCOMES } from '../domain/outcomes.ts';
import { LANGS } from '../platform/i18n/index.ts';

const Sample = z.strictObject({
  kind: z.enum(KINDS),
  at: z.array(z.enum(PLACE_KINDS)).min(1),
  text: z.string(),
  lang: z.enum(LANGS).default('vi'),
  rule: z.string().nullable().default(null),
  about: z.enum(ABOUT).nullable().default(null),
  who: z.string().default(''),
  rating: z.int().min(1).max(5).nullable().default(null),
  /** What the unit answered. */
  answer: z.string().optional(),
  /** A question of the unit, and what the sender replied. */
  ask: z.string().optional(),
  reply: z.string().optional(),
  /** Why the sender did not accept the answer, and what the unit above then answered. */
  contest: z.string().optional(),
  second: z.string().optional(),
  /** An internal note of the unit. */
  note: z.string().optional(),
  /** Handed on to this unit, for this reason. */
  to: z.string().optional(),
  why: z.string().optional(),
  /** How it ends when it is not answered; `late`: answered after the deadline. */
  end: z.enum(['decline', 'redirect', 'spam', 'merge', 'quarantine', 'late']).optional(),
  reason: z.string().optional(),
  /** The answer promises this, by a day that lies so many days after the one on which the demo is seen; and what is said once it is done. */
  promise: z.strictObject({ words: z.string(), dueIn: z.int(), kept: z.string().optional() }).optional(),
  /** What an officer lays before the head. */
  proposal: z.strictObject({ message: z.string(), outcome: z.enum(OUTCOMES) }).optional(),
  /** Days ago that it came, and into which box, where that matters. */
  age: z.number().optional(),
  box: z.string().optional(),
});

/** A believable feedback with what became of it. */
export type Sample = z.output<typeof Sample>;

/** @throws ZodError naming the line's member that is wrong */
export function readSamples(file: string): Sample[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Sample.parse(JSON.parse(line)));
}
