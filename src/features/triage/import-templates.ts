import { KINDS } from '../../domain/case.ts';
import { unknownHoles } from '../../domain/templates.ts';
import { TEMPLATE_STATUSES } from '../../schema/answers.ts';
import { answerTemplate, unit } from '../../schema/sqlite.ts';
import { type Cells, type Change, differences, type Importer, refuseDoubles, unitFinder } from '../places/index.ts';
import { LANGUAGES, LONGEST_BODY, LONGEST_TITLE } from './template-page.ts';
import { putTemplate, type TemplateRow } from './template-store.ts';

const ANY_KIND = '*';

/** What tells a template from the others; its words and whether it is offered may change. */
const nameOf = ({ unitId, status, kind, lang, title }: Omit<TemplateRow, 'id'>) =>
  [unitId ?? '', status, kind ?? ANY_KIND, lang, title].join('\n');

/** `templates`: words to begin an answer with, for one unit or, where `unit` is empty, for every unit. */
export const templateImporter: Importer = {
  columns: { required: ['status', 'kind', 'lang', 'title', 'body'], optional: ['unit', 'active'] },
  async plan(rows, { handle, now, uuid }) {
    const find = unitFinder(await handle.select({ id: unit.id, code: unit.code }).from(unit));
    const known = new Map((await handle.select().from(answerTemplate)).map((row) => [nameOf(row), row]));
    const wanted = rows.map((row) => ({ ...read(row, find), changedAt: now, changedBy: null }));
    const nameAt = new Map(rows.map((row, i) => [row, nameOf(wanted[i] as TemplateRow)]));
    refuseDoubles(rows, 'title', (row) => nameAt.get(row) ?? '');
    return rows.map((row, i): Change => {
      const template = wanted[i] as Omit<TemplateRow, 'id'>;
      const before = known.get(nameOf(template));
      const base = { line: row.line, name: template.title };
      if (!before) {
        const write: Change['write'] = (tx) => putTemplate(tx, { id: uuid(), ...template });
        return { ...base, what: 'add', fields: [], write };
      }
      const active = row.has('active') ? template.active : before.active;
      const fields = differences(before, { body: template.body, active });
      const write: Change['write'] = (tx) => putTemplate(tx, { ...template, id: before.id, active });
      return { ...base, what: fields.length === 0 ? 'same' : 'change', fields, write };
    });
  },
};

function read(row: Cells, find: ReturnType<typeof unitFinder>): Omit<TemplateRow, 'id' | 'changedAt' | 'changedBy'> {
  const kind = row.oneOf('kind', [ANY_KIND, ...KINDS], ANY_KIND);
  const body = row.need('body', LONGEST_BODY);
  const holes = unknownHoles(body);
  if (holes.length > 0) row.complain('body', 'unknownHole', { holes: holes.join(', ') });
  return {
    unitId: row.text('unit') === '' ? null : find(row, 'unit'),
    status: row.oneOf('status', TEMPLATE_STATUSES),
    kind: kind === ANY_KIND ? null : kind,
    lang: row.oneOf('lang', LANGUAGES, 'vi'),
    title: row.need('title', LONGEST_TITLE),
    body,
    active: row.flag('active', true),
  };
}
