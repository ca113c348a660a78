import { z } from 'zod';
import { ABOUT, KINDS } from '../../domain/case.ts';
import { type Instant, LOCAL_OFFSET_MS } from '../../domain/instant.ts';
import { clean, length } from '../../domain/text.ts';
import { isLang } from '../../platform/i18n/index.ts';

/** Characters of a message; the form says so, the server counts. */
export const LONGEST_MESSAGE = 4000;
export const LONGEST_WHO = 200;
export const LONGEST_CONTACT = 200;
/** What happened longer ago than this was surely mistyped. */
const OLDEST_MS = 5 * 366 * 86_400_000;
/** A phone's clock may be ahead. */
const AHEAD_MS = 3_600_000;

/** What a person sent, as text, every field present: this is what goes back into the page when something is wrong. */
export interface Typed {
  kind: string;
  rating: string;
  rule: string;
  message: string;
  about: string;
  who: string;
  happenedAt: string;
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  consent: string;
  lang: string;
  submissionId: string;
  /** A field that people do not see and programs fill in. */
  website: string;
  /** Milliseconds from page to send, set by script. */
  elapsed: string;
  /** The door that the person has read about and chose not to take. */
  sendAnyway: string;
  /** Sealed names of photos that an earlier answer has kept. */
  keptPhotos: string;
}

/** `form`: the message as a whole; `box`, `receivedOn`: what somebody at a desk chooses. */
export type Field = keyof Typed | 'photos' | 'form' | 'box' | 'receivedOn';
/** A message key `error.form.<field>.<what>`, with the numbers it names. */
export interface FieldError {
  field: Field;
  key: string;
  params?: Record<string, string | number>;
}

/** An untouched form. */
export const NOTHING_TYPED: Typed = {
  kind: '',
  rating: '',
  rule: '',
  message: '',
  about: '',
  who: '',
  happenedAt: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  consent: '',
  lang: '',
  submissionId: '',
  website: '',
  elapsed: '',
  sendAnyway: '',
  keptPhotos: '',
};

const NAMES = Object.keys(NOTHING_TYPED) as (keyof Typed)[];

/** What takes room and shows nothing: zero-width signs, soft hyphens, the fillers of Hangul, the empty Braille cell. */
const NOTHING_TO_SEE = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]*$/u;

/** Reads the fields we know, cleaned; of a field sent twice the last that says something; files and objects count as nothing. */
export function readTyped(body: unknown): Typed {
  const source = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(text).findLast((item) => item !== '') ?? '';
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && !NOTHING_TO_SEE.test(value) ? clean(value) : '';
  };
  // One shape for all: an object built from entries costs every reader of it a search.
  const typed: Typed = { ...NOTHING_TYPED };
  for (const name of NAMES) {
    const value = source[name];
    if (value !== undefined && value !== '') typed[name] = text(value);
  }
  return typed;
}

const wrong = (message: string, params?: Record<string, number>) => ({ message, ...(params && { params }) });
const optional = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema]);
const short = (most: number) => z.string().refine((text) => length(text) <= most, wrong('tooLong', { most }));
const IS_DAY = z.iso.date();
/** As people in Vietnam write it where the browser has no field for a time: `20/11/2026 09:30`. */
const HANDWRITTEN = /^(\d\d?)\/(\d\d?)\/(\d{4}),? +(\d\d?):(\d\d)$/;
const two = (digits: string) => digits.padStart(2, '0');
/** `2026-11-20T09:30` from the form (local time), or an instant with its zone from a program. */
const instant = z
  .string()
  .transform((text) => text.replace(HANDWRITTEN, (_, d, m, y, h, min) => `${y}-${two(m)}-${two(d)}T${two(h)}:${min}`))
  .refine((text) => IS_DAY.safeParse(text.slice(0, 10)).success, wrong('notATime'))
  .transform((text) => (/(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Date.parse(`${text}Z`) - LOCAL_OFFSET_MS))
  .refine((at) => !Number.isNaN(at), wrong('notATime'));

/** Phones of Vietnam and of the world: 8 to 15 digits, an optional plus (ITU-T E.164), however they are spaced. */
const PHONE = /^\+?\d{8,15}$/;
const MAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/;

/** What a broken program sends for everybody (RFC 9562, 5.9). */
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** What may come in, field by field, as text; issue messages are the last part of `error.form.<field>.<what>`. */
export const FIELDS = {
  kind: z.enum(KINDS, wrong('unknown')),
  rating: optional(z.enum(['1', '2', '3', '4', '5'], wrong('unknown')).transform(Number)),
  rule: z.string(),
  message: short(LONGEST_MESSAGE),
  about: optional(z.enum(ABOUT, wrong('unknown'))),
  who: short(LONGEST_WHO),
  happenedAt: optional(instant),
  contactName: short(LONGEST_CONTACT),
  contactPhone: z
    .string()
    .refine((text) => text === '' || PHONE.test(text.replace(/[\s.()-]/g, '')), wrong('notAPhone')),
  contactEmail: z.string().refine((text) => text === '' || (text.length <= 254 && MAIL.test(text)), wrong('notAMail')),
  consent: z.string().transform((text) => !['', '0', 'false', 'no', 'off'].includes(text)),
  lang: z.string().transform((text) => (isLang(text) ? text : null)),
  submissionId: optional(
    z
      .guid(wrong('notAUuid'))
      .refine((id) => id !== NIL_UUID, wrong('notAUuid'))
      .transform((id) => id.toLowerCase()),
  ),
};

export type Feedback = { [K in keyof typeof FIELDS]: z.output<(typeof FIELDS)[K]> };
const ENTRIES = Object.entries(FIELDS).map(([name, schema]: [string, z.ZodType]) => ({
  name: name as keyof Feedback,
  schema,
  /** What becomes of the field left empty, as most are. */
  empty: schema.safeParse(''),
}));

/** Whatever came, as a feedback, or every mistake in it. The kind of a bare rating may be left out. */
export function parseFeedback(typed: Typed, now: Instant): { feedback: Feedback } | { errors: FieldError[] } {
  const kind = typed.kind === '' && typed.rating !== '' && typed.message === '' ? 'rating' : typed.kind;
  const given: Typed = { ...typed, kind };
  const errors: FieldError[] = [];
  const feedback: Record<string, unknown> = {};
  for (const { name, schema, empty } of ENTRIES) {
    const result = given[name] === '' ? empty : schema.safeParse(given[name]);
    if (result.success) feedback[name] = result.data;
    else errors.push(errorOf(name, given[name], result.error));
  }
  errors.push(...across(feedback as Partial<Feedback>, given, now));
  return errors.length > 0 ? { errors } : { feedback: feedback as Feedback };
}

function errorOf(field: keyof Feedback, value: string, error: z.ZodError): FieldError {
  const issue = error.issues[0];
  const nested = issue?.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : issue;
  const most = (nested as { params?: { most?: number } } | undefined)?.params?.most;
  const what = field === 'kind' && value === '' ? 'missing' : (nested?.message ?? 'unknown');
  return { field, key: `error.form.${field}.${what}`, ...(most && { params: { most, over: length(value) - most } }) };
}

/** Mistakes that no field shows alone. */
function across(feedback: Partial<Feedback>, typed: Typed, now: Instant): FieldError[] {
  const errors: FieldError[] = [];
  const needsWords = feedback.kind === 'complaint' || feedback.kind === 'suggestion';
  if (needsWords && feedback.message === '') errors.push({ field: 'message', key: 'error.form.message.missing' });
  if (feedback.kind === 'rating' && typed.rating === '')
    errors.push({ field: 'rating', key: 'error.form.rating.missing' });
  const contact = feedback.contactName || feedback.contactPhone || feedback.contactEmail;
  if (contact && feedback.consent === false) errors.push({ field: 'consent', key: 'error.form.consent.missing' });
  const at = feedback.happenedAt;
  if (at && at > now + AHEAD_MS) errors.push({ field: 'happenedAt', key: 'error.form.happenedAt.inFuture' });
  if (at && at < now - OLDEST_MS) errors.push({ field: 'happenedAt', key: 'error.form.happenedAt.longAgo' });
  return errors;
}
