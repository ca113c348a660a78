import { z } from 'zod';
import { ABOUT, KINDS } from '../../domain/case.ts';
import { clean, length } from '../../domain/text.ts';
import { LANGS } from '../../platform/i18n/index.ts';
import { LONGEST_CONTACT, LONGEST_MESSAGE, LONGEST_WHO } from './forms.ts';

const DOORS = ['emergency', 'denunciation', 'complaint'] as const;

/** JSON Schema counts characters as we do (code points), so that what it lets pass the form lets pass too. */
const text = (most: number) =>
  z
    .string()
    .refine((value) => length(clean(value)) <= most, 'tooLong')
    .meta({ maxLength: most });

/**
 * A feedback as a program sends it: types first, then the rules of the form itself. A field may be left out, null or empty.
 */
export const FeedbackInput = z
  .object({
    kind: z.enum(KINDS).nullish().describe('What this is. May be left out where there is a rating and no message.'),
    rating: z.int().min(1).max(5).nullish().describe('1 very bad to 5 very good; required for the kind `rating`.'),
    rule: z.string().nullish().describe('Code of a rule of conduct.'),
    message: text(LONGEST_MESSAGE).nullish().describe('Required for a complaint or a suggestion.'),
    about: z.enum(ABOUT).nullish().describe('A case about the head goes to the unit above.'),
    who: text(LONGEST_WHO).nullish().describe('Desk, badge or description.'),
    happenedAt: z.string().nullish().describe('RFC 3339 with zone, or local time of Hanoi without one.'),
    contactName: text(LONGEST_CONTACT).nullish(),
    contactPhone: z.string().nullish(),
    contactEmail: z.string().nullish(),
    consent: z.boolean().nullish().describe('Required with contact data, which is kept encrypted.'),
    lang: z.enum(LANGS).nullish().describe('Language of the message.'),
    submissionId: z.guid().nullish().describe('Sending the same one twice makes one case and gives the same receipt.'),
    sendAnyway: z.enum(DOORS).nullish().describe('The door that the person was told of and chose not to take.'),
  })
  .meta({ id: 'Feedback' });

export const Receipt = z
  .object({
    trackingCode: z.string().length(16).describe('The secret of the person; shown once, stored only as a keyed hash.'),
    reference: z.string().describe('Name of the case, no secret.'),
    receivedAt: z.iso.datetime(),
    answerDueOn: z.iso
      .date()
      .nullable()
      .describe('Local date; null for a rating, which is counted and needs no answer.'),
  })
  .meta({ id: 'Receipt' });

export const Box = z
  .object({
    code: z.string(),
    place: z.string(),
    placeKind: z.string(),
    unit: z.string(),
    address: z.url(),
    rules: z.array(z.object({ code: z.string(), kind: z.enum(['do', 'dont']), topic: z.string() })),
  })
  .meta({ id: 'Box' });

/** RFC 9457, with our list of mistakes. */
export const Problem = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    door: z.enum(DOORS).optional().describe('Send again with `sendAnyway` to use this box all the same.'),
    doorText: z.string().optional(),
    successor: z.string().optional().describe('Code of the box that stands where this one stood.'),
  })
  .meta({ id: 'Problem' });
