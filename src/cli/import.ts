import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { recordAudit } from '../features/audit/index.ts';
import { type Imported, importFile } from '../features/places/index.ts';
import type { MessageKey, Translate } from '../platform/i18n/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { type Command, Mistake, type Shell } from './command.ts';
import { withServices } from './house.ts';
import { foretell, moveDeadlines, noteImport } from './import-deadlines.ts';
import { type ImportKind, importers } from './seed-town.ts';

/** More lines of a dry run than this only hide the sum. */
const MOST_LINES = 40;

export const importCommand: Command = {
  usage: 'import KIND FILE.csv [--dry-run] [--lang vi|en]',
  does: 'takes units, succession, places, boxes, rules, holidays, hours, people or templates; whole or not at all',
  async run(args, shell) {
    const options = {
      'dry-run': { type: 'boolean', default: false },
      lang: { type: 'string', default: 'vi' },
    } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [kind = '', file = ''] = positionals;
    const lang = values.lang === 'en' ? 'en' : 'vi';
    const t = translator(lang);
    await withServices(shell.house, async (services) => {
      const known = importers(services);
      if (!Object.hasOwn(known, kind)) throw new Mistake(`say what to import: ${Object.keys(known).join(', ')}`);
      const bytes = read(file);
      const dryRun = values['dry-run'];
      const note = noteImport(services);
      const subject = `${kind} ${path.basename(file)}`;
      const taken = await importFile(services, known[kind as ImportKind], bytes, {
        dryRun,
        async also(tx, changes) {
          await note(tx, changes);
          await recordAudit(services, tx, { action: 'import', personId: null, subject });
        },
      });
      if (taken.problems.length > 0) refuse(taken, t, shell, file);
      report(taken, t, shell, dryRun);
      sayWhoConfirms(taken, t, shell);
      if (dryRun) await foretell(services, taken.changes, lang, shell);
      else await moveDeadlines(services, lang, shell);
    });
  },
};

function read(file: string): Buffer {
  if (file === '') throw new Mistake('name the file: homthu import units units.csv');
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Mistake(`cannot read ${file} (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** The table of everything that is wrong; then the command fails. */
function refuse({ problems }: Imported, t: Translate, { say }: Shell, file: string): never {
  const head = [t('places.import.head.line'), t('places.import.head.column'), t('places.import.head.problem')];
  const rows = problems.map(({ line, column, what, params }) => [
    String(line),
    column,
    t(`places.import.problem.${what}` as MessageKey, params),
  ]);
  for (const line of tableOf([head, ...rows])) say(line);
  throw new Mistake(`${file}: ${t('places.import.refused', { count: problems.length })}`);
}

function report(taken: Imported, t: Translate, { say }: Shell, dryRun: boolean): void {
  const { added, changed, same } = taken;
  const real = taken.changes.filter(({ what }) => what !== 'same');
  if (dryRun) {
    const rows = real.map(({ what, name, fields }) => [t(`places.import.${what}`), name, fields.join(', ')]);
    for (const line of tableOf(rows.slice(0, MOST_LINES))) say(line);
    if (rows.length > MOST_LINES) say(`… +${rows.length - MOST_LINES}`);
    say(t('places.import.dryRun', { added, changed, same }));
  } else
    say(real.length === 0 ? t('places.import.nothing', { same }) : t('places.import.done', { added, changed, same }));
}

/** What begins only when somebody else confirms it, and who can. */
function sayWhoConfirms({ changes }: Imported, t: Translate, { say }: Shell): void {
  const waiting = changes.filter(({ waitsFor }) => waitsFor);
  if (waiting.length === 0) return;
  say(t('people.import.waits', { count: waiting.length }));
  const rows = waiting.map(({ name, waitsFor = [] }) => [name, waitsFor.join(', ') || t('people.waiting.alone')]);
  for (const line of tableOf(rows.slice(0, MOST_LINES))) say(`  ${line}`);
  if (rows.length > MOST_LINES) say(`  … +${rows.length - MOST_LINES}`);
}

/** Columns side by side, each as wide as its widest cell. */
function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
