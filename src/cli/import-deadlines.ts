import { type CalendarEdit, changesTime, joinEdits } from '../domain/calendar-edit.ts';
import { forecast, noteChange, recompute } from '../features/calendar/index.ts';
import { createCases } from '../features/cases/index.ts';
import { type Change, createPlaces } from '../features/places/index.ts';
import type { Handle } from '../platform/db/store.ts';
import { formatDateTime, type Lang, translator } from '../platform/i18n/index.ts';
import type { Services } from '../platform/services.ts';
import type { Shell } from './command.ts';

const editOf = (changes: readonly Change[]): CalendarEdit => joinEdits(changes.flatMap(({ edit }) => edit ?? []));

/** Says which deadlines a file of days or hours would move, as the page at the desk does. */
export async function foretell(
  services: Services,
  changes: readonly Change[],
  lang: Lang,
  { say }: Shell,
): Promise<void> {
  const edit = editOf(changes);
  if (!changesTime(edit)) return;
  const t = translator(lang);
  const city = (await createPlaces(services)).city();
  const { moved, later, earlier, looked, more, units, sample } = await forecast(services, city, edit);
  say(moved === 0 ? t('calendar.diff.none') : t('calendar.diff.moved', { moved, later, earlier }));
  say(t(more ? 'calendar.diff.atLeast' : 'calendar.diff.looked', { looked }));
  for (const { unitId, moved: n } of units.slice(0, 10)) say(`  ${city.unitName(unitId, lang)}: ${n}`);
  for (const { reference, before, after } of sample) {
    say(`  ${reference}  ${formatDateTime(before, lang)} -> ${formatDateTime(after, lang)}`);
  }
}

/** Notes the change of working time that an import is, in its transaction. */
export const noteImport =
  (services: Services) =>
  async (tx: Handle, changes: readonly Change[]): Promise<void> => {
    await noteChange(tx, services, editOf(changes), null);
  };

/** Computes deadlines anew after the import; a server that runs meanwhile may do a part of it. */
export async function moveDeadlines(services: Services, lang: Lang, { say, progress }: Shell): Promise<void> {
  const t = translator(lang);
  const places = await createPlaces(services);
  const cases = createCases(services, places, async () => {});
  let last: { looked: number; moved: number } | null = null;
  await recompute({ services, places, cases }, Number.POSITIVE_INFINITY, (change) => {
    last = change;
    progress(t('calendar.change.done', { looked: change.looked, moved: change.moved }));
  });
  if (last) say(t('calendar.change.done', last));
}
