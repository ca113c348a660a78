import type { AuditAction } from '../../domain/audit.ts';
import { isPrivacyGround } from '../../domain/privacy-request.ts';
import { POSTS } from '../../domain/units.ts';
import { formatDateTime, type Lang, type MessageKey, type Translate, translator } from '../../platform/i18n/index.ts';
import type { AuditRow } from '../audit/index.ts';
import type { Staff } from '../staff/index.ts';
import { whichWords } from './audit-which.ts';

/** What a fact of an entry is said with. */
interface Say {
  t: Translate;
  lang: Lang;
  /** In the words of the catalogue; nothing for another value than those that it knows. */
  known(key: string, value: unknown, values: readonly string[]): string;
  person(id: unknown): string;
  /** `from {at}` and its like; nothing for no instant. */
  time(key: 'from' | 'to' | 'at', instant: unknown): string;
  unit: string;
  /** References that the reader may know of. */
  sees: ReadonlySet<string>;
}

type Facts = (data: AuditRow['data'], say: Say) => readonly string[];

const METHODS = ['link', 'password', 'passkey', 'oidc'];
const SECONDS = ['app', 'passkey', 'recovery', 'oidc'];
/** More references than this are a number. */
const NAMED = 12;

const post: Facts = ({ post, from, to, at, askedBy }, { t, known, person, time, unit }) => [
  known('frame.post', post, POSTS),
  unit,
  time('from', from),
  time('to', to),
  time('at', at),
  typeof askedBy === 'string' ? t('audit.detail.askedBy', { person: person(askedBy) }) : '',
];
const here: Facts = (_data, { unit }) => [unit];
const factor: Facts = ({ which }, { known }) => [known('audit.detail.factor', which, ['app', 'passkey', 'all'])];
const change: Facts = ({ before, after, on }, { t, unit }) => {
  const yes = (value: unknown) => t(value === true || value === 'true' ? 'audit.detail.yes' : 'audit.detail.no');
  const shown = (value: unknown) => (value === 'true' || value === 'false' ? yes(value) : String(value));
  const now = on === undefined ? after : String(on);
  if (now === undefined) return [unit];
  const isFirst = before === undefined || before === null;
  const words = isFirst
    ? t('audit.detail.set', { after: shown(now) })
    : t('audit.detail.changed', { before: shown(before), after: shown(now) });
  return [unit, words];
};
const exported: Facts = ({ words }, { t, unit }) => [
  unit,
  t(words === true ? 'audit.detail.words' : 'audit.detail.noWords'),
];

/** What is said of an entry beside its action, its subject and its reason. */
const FACTS: { readonly [action in AuditAction]?: Facts } = {
  sign_in: ({ method, second }, { known }) => [
    known('staff.me.method', method, METHODS),
    known('staff.me.secondBy', second, SECONDS),
  ],
  'sign_in.failed': ({ what }, { known }) => [known('audit.detail.failed', what, ['tries', 'secondTries'])],
  'session.ended': ({ which }, { known }) => [known('audit.detail.session', which, ['others', 'all'])],
  'factor.added': factor,
  'factor.removed': factor,
  'person.changed': ({ what }, { known }) => [known('audit.detail.person', what, ['address', 'title'])],
  'person.moved': ({ askedBy }, { t, person }) => [t('audit.detail.askedBy', { person: person(askedBy) })],
  'post.given': post,
  'post.ended': post,
  'post.asked': post,
  'post.confirmed': post,
  'post.refused': post,
  'post.withdrawn': post,
  'post.handed_over': ({ at, from }, { t, person, time, unit }) => {
    const heads = String(from ?? '')
      .split(' ')
      .filter((id) => id !== '');
    const names = heads.map(person).join(', ');
    return [unit, time('at', at), names === '' ? '' : t('audit.detail.handedOver', { from: names })];
  },
  'absence.set': ({ from, to, substitute }, { t, person, time }) => [
    time('from', from),
    time('to', to),
    typeof substitute === 'string'
      ? t('audit.detail.substitute', { person: person(substitute) })
      : t('audit.detail.noSubstitute'),
  ],
  'absence.ended': ({ at }, { time }) => [time('at', at)],
  'quarantine.read': ({ cases }, { t, sees }) => {
    const seen = heldIn(cases).filter((reference) => sees.has(reference));
    const more = seen.length - NAMED;
    const names = seen.slice(0, NAMED).join(', ');
    if (seen.length === 0) return [];
    return [more > 0 ? t('audit.detail.more', { names, n: more }) : names];
  },
  'report.exported': here,
  'cases.exported': exported,
  'audit.exported': ({ person, which, from, to }, { lang }) => [
    String(person ?? ''),
    whichWords(String(which ?? ''), lang),
    [from, to].filter(Boolean).join(' – '),
  ],
  'setting.changed': change,
  'calendar.changed': ({ days, count, hours }, { t, unit }) => [
    unit,
    hours === true ? t('audit.detail.hours') : '',
    typeof count === 'number' ? t('audit.detail.days', { n: count, days: String(days ?? '') }) : '',
  ],
  'template.changed': here,
  'address.blocked': ({ source }, { known }) => [known('audit.detail.blocked', source, ['reply', 'report'])],
  'secret.rotated': ({ done, lost }, { t }) => [t('audit.detail.resealed', { done: Number(done), lost: Number(lost) })],
  'secret.lost': ({ contacts, codeApps, recoveryCodes, trackingCodes }, { t }) => [
    t('audit.detail.lost', {
      contacts: Number(contacts ?? 0),
      codes: Number(trackingCodes ?? 0),
      factors: Number(codeApps ?? 0) + Number(recoveryCodes ?? 0),
    }),
  ],
  'privacy.decided': ({ granted, ground }, { t }) => [
    t(granted === true ? 'audit.detail.granted' : 'audit.detail.refused'),
    isPrivacyGround(ground) ? t(`own.ground.${ground}`) : '',
  ],
};

/** Their `unitId` is the unit it was done to, not the doer's own. */
const AT_UNIT = /^(post\.|setting\.|calendar\.|template\.|report\.|cases\.)/;
export const isAtUnit = (action: string): boolean => AT_UNIT.test(action);

/** The cases that somebody saw in one view of quarantine, by their references. */
export const heldIn = (cases: unknown): string[] => (typeof cases === 'string' ? cases.split(' ') : []).filter(Boolean);

/** What exactly was done, in one line; empty where the action says it all. @param sees references that the reader may know of */
export function detailOf(
  staff: Pick<Staff, 'titleOf' | 'unitName'>,
  { action, unitId, data }: AuditRow,
  sees: ReadonlySet<string>,
  lang: Lang,
): string {
  const t = translator(lang);
  const say: Say = {
    t,
    lang,
    sees,
    known: (key, value, values) =>
      typeof value === 'string' && values.includes(value) ? t(`${key}.${value}` as MessageKey) : '',
    person: (id) => staff.titleOf(String(id), lang),
    time: (key, instant) =>
      typeof instant === 'number' ? t(`audit.detail.${key}`, { at: formatDateTime(instant, lang) }) : '',
    unit: unitId !== null && isAtUnit(action) ? t('audit.detail.unit', { unit: staff.unitName(unitId, lang) }) : '',
  };
  const facts = FACTS[action as AuditAction];
  return facts
    ? facts(data, say)
        .filter((words) => words !== '')
        .join(', ')
    : '';
}
