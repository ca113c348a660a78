import { KINDS } from '../../domain/case.ts';
import { visibleUnits } from '../../domain/permission.ts';
import { unknownHoles } from '../../domain/templates.ts';
import { length } from '../../domain/text.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { formatDate, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { TEMPLATE_STATUSES } from '../../schema/answers.ts';
import { wantsApproval } from './answer-file.ts';
import type { Option } from './answer-form.ts';
import type { DeskDeps } from './case-file.ts';
import { type TemplateRow, templatesOf } from './template-store.ts';

export const LANGUAGES = ['vi', 'en'] as const;
const NAMES: Readonly<Record<string, string>> = { vi: 'Tiếng Việt', en: 'English' };
/** Stands for the city among the units. */
export const CITY = 'city';
export const LONGEST_TITLE = 80;
export const LONGEST_BODY = 3000;

export interface TemplateLine {
  id: string;
  title: string;
  what: string;
  body: string;
  lang: string;
  active: boolean;
  href: string;
}

export type TemplateTyped = Record<'id' | 'title' | 'kind' | 'status' | 'lang' | 'body', string>;
export type TemplateMistakes = Partial<Record<'title' | 'body' | 'kind' | 'status' | 'lang', string>>;

export interface TemplatesPage {
  frame: OfficeFrame;
  notice: string | null;
  errors: { href: string; text: string }[];
  /** Whose templates; a choice only where there is more than one. */
  whose: Option[];
  unit: string;
  name: string;
  /** Null for the city, which answers nothing itself. */
  approval: { wanted: boolean } | null;
  own: TemplateLine[];
  /** The city's, that every unit may use. */
  common: Pick<TemplateLine, 'title' | 'what' | 'body' | 'lang'>[];
  form: {
    open: boolean;
    editing: boolean;
    typed: Pick<TemplateTyped, 'id' | 'title' | 'body'>;
    kinds: Option[];
    statuses: Option[];
    langs: Option[];
    titleError: string | null;
    bodyError: string | null;
  };
}

export const EMPTY: TemplateTyped = { id: '', title: '', kind: '', status: 'answered', lang: 'vi', body: '' };

/** Units whose templates a visitor may manage, the city first for who may manage it all. */
export function managed({ places }: Pick<DeskDeps, 'places'>, visitor: Visitor): string[] {
  const { units } = places.city();
  const visible = visibleUnits(visitor.powers, units, 'setting.manage');
  return visible === 'all' ? [CITY, ...units.keys()] : [...visible];
}

/** What is wrong with a template as it was typed, by field. */
export function templateMistakes(typed: TemplateTyped, lang: Lang): TemplateMistakes {
  const t = translator(lang);
  const mistakes: TemplateMistakes = {};
  if (typed.title === '' || length(typed.title) > LONGEST_TITLE) mistakes.title = t('templates.error.title');
  if (typed.body === '' || length(typed.body) > LONGEST_BODY) mistakes.body = t('templates.error.body');
  const holes = unknownHoles(typed.body);
  if (holes.length > 0) mistakes.body = t('templates.error.holes', { holes: holes.join(', ') });
  const listed = (list: readonly string[], value: string) => list.includes(value);
  if (typed.kind !== '' && !listed(KINDS, typed.kind)) mistakes.kind = t('templates.error.choice');
  if (!listed(TEMPLATE_STATUSES, typed.status)) mistakes.status = t('templates.error.choice');
  if (!listed(LANGUAGES, typed.lang)) mistakes.lang = t('templates.error.choice');
  return mistakes;
}

function lineOf(row: TemplateRow, unit: string, lang: Lang): TemplateLine {
  const t = translator(lang);
  const kind = row.kind === null ? t('templates.kind.any') : t(`common.kind.${row.kind}`);
  const { id, title, body, active } = row;
  const state = active ? '' : `, ${t('templates.inactive')} ${formatDate(row.changedAt, lang)}`;
  return {
    id,
    title,
    what: `${t(`templates.status.${row.status}`)} · ${kind} · ${NAMES[row.lang] ?? row.lang}${state}`,
    body,
    lang: row.lang,
    active,
    href: `/office/settings/templates?unit=${encodeURIComponent(unit)}&edit=${id}#template`,
  };
}

/** One of the city's, as a unit reads it. */
function commonLine(row: TemplateRow, lang: Lang): TemplatesPage['common'][number] {
  const { title, what, body, lang: written } = lineOf(row, CITY, lang);
  return { title, what, body, lang: written };
}

const optionsOf = (list: readonly string[], chosen: string, label: (value: string) => string): Option[] =>
  list.map((value) => ({ value, label: label(value), chosen: value === chosen }));

export interface TemplatesView {
  frame: OfficeFrame;
  visitor: Visitor;
  lang: Lang;
  unit: string;
  done?: string | undefined;
  edit?: string | undefined;
  typed?: TemplateTyped;
  mistakes?: TemplateMistakes;
}

const DONE = ['saved', 'off', 'on', 'approval'] as const;

export async function templatesPage(deps: DeskDeps, view: TemplatesView): Promise<TemplatesPage> {
  const { services, places } = deps;
  const { lang, unit, mistakes = {} } = view;
  const t = translator(lang);
  const city = places.city();
  const nameOf = (id: string) => (id === CITY ? t('templates.whose.city') : city.unitName(id, lang));
  const rows = await templatesOf(services.store.read, unit === CITY ? [] : [unit], true);
  const isOwn = (row: TemplateRow) => row.unitId === (unit === CITY ? null : unit);
  const edited = rows.find((row) => row.id === view.edit && isOwn(row));
  const typed: TemplateTyped = view.typed ?? (edited ? { ...edited, kind: edited.kind ?? '' } : EMPTY);
  const done = DONE.find((one) => one === view.done);
  const whose = managed(deps, view.visitor).map((id) => ({ value: id, label: nameOf(id), chosen: id === unit }));
  const [first, ...others] = whose;
  const byName = new Intl.Collator(lang).compare;
  return {
    frame: view.frame,
    notice: done ? t(`templates.done.${done}`) : null,
    errors: Object.entries(mistakes).map(([field, text]) => ({ href: `#template-${field}`, text })),
    whose: first && others.length > 0 ? [first, ...others.sort((a, b) => byName(a.label, b.label))] : [],
    unit,
    name: nameOf(unit),
    approval: unit === CITY ? null : { wanted: wantsApproval(city, unit) },
    own: rows.filter(isOwn).map((row) => lineOf(row, unit, lang)),
    common: rows.filter((row) => !isOwn(row) && row.active).map((row) => commonLine(row, lang)),
    form: {
      open: view.typed !== undefined || edited !== undefined,
      editing: typed.id !== '',
      typed: { id: typed.id, title: typed.title, body: typed.body },
      kinds: optionsOf(
        KINDS.filter((kind) => kind !== 'rating'),
        typed.kind,
        (kind) => t(`common.kind.${kind}` as MessageKey),
      ),
      statuses: optionsOf(TEMPLATE_STATUSES, typed.status, (status) => t(`templates.status.${status}` as MessageKey)),
      langs: optionsOf(LANGUAGES, typed.lang, (one) => NAMES[one] ?? one),
      titleError: mistakes.title ?? null,
      bodyError: mistakes.body ?? null,
    },
  };
}
