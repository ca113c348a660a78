import { z } from 'zod';
import { clean } from '../../domain/text.ts';
import type { KeptPhoto } from '../cases/index.ts';
import type { Noun } from './nouns.ts';

/** Fields of the desk's forms; each form has a few of them. */
const NAMES = [
  'message',
  'reason',
  'unit',
  'unitId',
  'reference',
  'person',
  'days',
  'body',
  'seen',
  'kept',
  'edit',
  'outcome',
  'promise',
  'promiseOn',
  'remember',
  'overrule',
  'writer',
  'proposedAt',
  'template',
  'forHead',
] as const;
export type Typed = Record<(typeof NAMES)[number], string>;

export interface Mistake {
  /** The id of the field on the page. */
  field: string;
  /** Last part of `office.error.<what>`. */
  what: string;
  params?: Record<string, string | number>;
}

/** Forms whose deeds have addresses of their own. */
export type Beside = 'promise' | 'apology' | 'return';

/** What somebody typed into one of the forms of a case, kept whatever becomes of it. */
export interface Draft<N extends Noun | Beside = Noun | Beside> {
  noun: N;
  typed: Typed;
  photos: readonly KeptPhoto[];
  mistakes: readonly Mistake[];
  /** Units that fit what was typed, when several do. */
  units?: readonly string[];
}

/** A form in which nothing was typed. */
export const NOTHING_TYPED = Object.fromEntries(NAMES.map((name) => [name, ''])) as Typed;

/** Reads the fields we know; files and objects count as nothing. */
export function readTyped(body: unknown): Typed {
  const source = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (value: unknown) =>
    clean(typeof value === 'string' ? value : Array.isArray(value) ? String(value.at(-1)) : '');
  return Object.fromEntries(NAMES.map((name) => [name, text(source[name])])) as Typed;
}

/** The number of the last event that the writer of a form had seen; null when the form does not say. */
export const seenBy = (typed: Typed): number | null =>
  z.coerce.number().int().positive().safeParse(typed.seen).data ?? null;
