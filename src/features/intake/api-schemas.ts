import { z } from 'zod';
import { ABOUT, KINDS } from '../../domain/case.ts';
import { LANGS } from '../../platform/i18n/index.ts';
import { FIELDS, LONGEST_MESSAGE } from './forms.ts';

/** A feedback as a program sends it; each field has the meaning of the form's, and is checked by the same rules. */
export const FeedbackInput = z
  .object({
    kind: FIELDS.kind.describe('What this is; a rating has no words.'),
    rating: z.int().min(1).max(5).optional().describe('1 very bad to 5 very good.'),
    rule: z.string().optional().describe('Code of a rule of conduct.'),
    message: z.string().max(LONGEST_MESSAGE).optional().describe('Required for a complaint or a suggestion.'),
    about: z.enum(ABOUT).optional().describe('A case about the head goes to the unit above.'),
    who: z.string().max(200).optional().describe('Desk, badge or description.'),
    happenedAt: z.string().optional().describe('RFC 3339 with zone, or local time of Hanoi without one.'),
    contactName: z.string().optional(),
    contactPhone: z.string().optional(),
    contactEmail: z.string().optional(),
    consent: z.boolean().optional().describe('Required with contact data, which is kept encrypted.'),
    lang: z.enum(LANGS).optional().describe('Language of the message.'),
    submissionId: z.uuid().optional().describe('Sending the same one twice makes one case and gives the same receipt.'),
    sendAnyway: z
      .enum(['emergency', 'denunciation', 'complaint'])
      .optional()
      .describe('The door that the person was told of and chose not to take.'),
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
    door: z
      .enum(['emergency', 'denunciation', 'complaint'])
      .optional()
      .describe('Send again with `sendAnyway` to use this box all the same.'),
    doorText: z.string().optional(),
  })
  .meta({ id: 'Problem' });

export const KindOfCase = z.enum(KINDS);
