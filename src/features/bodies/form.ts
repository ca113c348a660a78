import { z } from 'zod';
import { BODY_KINDS, type BodyKind } from '../../domain/outside-body.ts';
import { clean, length } from '../../domain/text.ts';
import type { BodyRow } from './read.ts';

/** What the administrator writes of a body, in the order of the form: the longest it may be, and whether it must be there. */
export const BODY_FIELDS = {
  nameVi: { most: 200, needed: true, rows: null },
  nameEn: { most: 200, needed: false, rows: null },
  address: { most: 300, needed: false, rows: null },
  phone: { most: 100, needed: false, rows: null },
  email: { most: 200, needed: false, rows: null },
  website: { most: 200, needed: false, rows: null },
  howVi: { most: 600, needed: true, rows: 3 },
  howEn: { most: 600, needed: false, rows: 3 },
  source: { most: 300, needed: true, rows: 2 },
} as const;
export type BodyFieldName = keyof typeof BODY_FIELDS;
export const BODY_FIELD_NAMES = Object.keys(BODY_FIELDS) as BodyFieldName[];

export type TypedBody = Record<BodyFieldName, string> & { kind: BodyKind };

export interface BodyMistake {
  field: BodyFieldName;
  what: 'missing' | 'tooLong' | 'notAMail' | 'notAnAddress';
  over?: number;
}

const text = (value: unknown) => (typeof value === 'string' ? clean(value) : '');

/** The form as it was sent; what is not there counts as empty. */
export function readTypedBody(body: unknown): TypedBody {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const fields = Object.fromEntries(BODY_FIELD_NAMES.map((name) => [name, text(given[name])]));
  return { ...(fields as Record<BodyFieldName, string>), kind: BODY_KINDS.find((k) => k === given.kind) ?? 'other' };
}

export function typedOf(row: BodyRow): TypedBody {
  const fields = Object.fromEntries(BODY_FIELD_NAMES.map((name) => [name, row[name]]));
  return { ...(fields as Record<BodyFieldName, string>), kind: row.kind };
}

/** A link on a resident's page leads to a page of the web, to nothing else. */
const isWebAddress = (value: string) => z.httpUrl().safeParse(value).success;

const FORMS: { readonly [field in BodyFieldName]?: { fits(value: string): boolean; what: BodyMistake['what'] } } = {
  email: { fits: (value) => z.email().safeParse(value).success, what: 'notAMail' },
  website: { fits: isWebAddress, what: 'notAnAddress' },
};

export function mistakesIn(typed: TypedBody): BodyMistake[] {
  return BODY_FIELD_NAMES.flatMap((field): BodyMistake[] => {
    const value = typed[field];
    const { most, needed } = BODY_FIELDS[field];
    if (value === '') return needed ? [{ field, what: 'missing' }] : [];
    const over = length(value) - most;
    if (over > 0) return [{ field, what: 'tooLong', over }];
    const form = FORMS[field];
    return form && !form.fits(value) ? [{ field, what: form.what }] : [];
  });
}
