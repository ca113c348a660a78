import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { fillTemplate, isForSecondAnswer, type Placeholder } from '../../domain/templates.ts';
import type { Handle } from '../../platform/db/store.ts';
import { formatDate, isLang, type Lang } from '../../platform/i18n/index.ts';
import type { TemplateStatus } from '../../schema/answers.ts';
import { answerTemplate } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import type { City } from '../places/index.ts';

export type TemplateRow = typeof answerTemplate.$inferSelect;

/** Which form offers the templates that lead to a status. */
export const STATUS_OF_NOUN = {
  answer: 'answered',
  question: 'in_progress',
  refusal: 'declined',
  redirection: 'redirected',
} as const satisfies Record<string, TemplateStatus>;
export type TemplateNoun = keyof typeof STATUS_OF_NOUN;

/** All templates of some units and, with them, the city's; the unit's own first, Vietnamese first, then by title. */
export async function templatesOf(handle: Handle, units: readonly string[], withCity: boolean): Promise<TemplateRow[]> {
  const own = units.length > 0 ? inArray(answerTemplate.unitId, [...units]) : undefined;
  const ofCity = withCity ? isNull(answerTemplate.unitId) : undefined;
  if (!own && !ofCity) return [];
  const rows = await handle.select().from(answerTemplate).where(or(own, ofCity)).orderBy(asc(answerTemplate.id));
  const order = new Intl.Collator('vi').compare;
  const common = (one: TemplateRow) => Number(one.unitId === null);
  return rows.sort((a, b) => common(a) - common(b) || order(b.lang, a.lang) || order(a.title, b.title));
}

/** The templates that fit a case, those in the resident's language first; for a second answer only where the first was contested. */
export async function fittingTemplates(handle: Handle, row: CaseRow): Promise<TemplateRow[]> {
  const rows = (await templatesOf(handle, [row.unitId], true)).filter(
    ({ active, kind, title }) =>
      active && (kind === null || kind === row.kind) && (row.contestedAt !== null || !isForSecondAnswer(title)),
  );
  const theirs = (one: TemplateRow) => Number(one.lang !== row.lang);
  return rows.sort((a, b) => theirs(a) - theirs(b));
}

/** What a template's placeholders stand for in a case, in the template's language. */
export function factsFor(city: City, row: CaseRow, now: number, lang: string): Record<Placeholder, string> {
  const theirs: Lang = isLang(lang) ? lang : 'vi';
  return {
    reference: row.reference,
    place: city.placeName(row.placeId, theirs),
    date: formatDate(row.receivedAt, theirs),
    today: formatDate(now, theirs),
    unit: city.unitName(row.unitId, theirs),
  };
}

export const filled = (city: City, row: CaseRow, now: number, template: TemplateRow): string =>
  fillTemplate(template.body, factsFor(city, row, now, template.lang));

export async function findTemplate(handle: Handle, id: string): Promise<TemplateRow | null> {
  const [row] = await handle.select().from(answerTemplate).where(eq(answerTemplate.id, id)).limit(1);
  return row ?? null;
}

export async function putTemplate(tx: Handle, row: TemplateRow): Promise<void> {
  const { id, ...set } = row;
  await tx.insert(answerTemplate).values(row).onConflictDoUpdate({ target: answerTemplate.id, set });
}

/** @returns false when the template does not belong to this unit (or to the city, null) */
export async function switchTemplate(
  tx: Handle,
  { id, unitId }: Pick<TemplateRow, 'id' | 'unitId'>,
  to: Pick<TemplateRow, 'active' | 'changedAt' | 'changedBy'>,
): Promise<boolean> {
  const whose = unitId === null ? isNull(answerTemplate.unitId) : eq(answerTemplate.unitId, unitId);
  const changed = await tx
    .update(answerTemplate)
    .set(to)
    .where(and(eq(answerTemplate.id, id), whose))
    .returning({ id: answerTemplate.id });
  return changed.length > 0;
}
