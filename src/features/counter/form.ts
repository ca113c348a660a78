import type { Instant } from '../../domain/instant.ts';
import type { Door } from '../../domain/steering.ts';
import { LANG_NAMES, LANGS, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import { CHANNELS, type Channel, type KeptPhoto } from '../cases/index.ts';
import { type FieldError, ruleChoices, sayErrors, type Typed, type Visit } from '../intake/index.ts';
import type { RuleRow } from '../places/index.ts';
import type { CounterPage } from './pages.ts';
import { receivedSpan } from './received-on.ts';

export const channelOf = (text: unknown): Channel => CHANNELS.find((one) => one === text) ?? 'paper';

const KINDS = ['complaint', 'praise', 'suggestion'] as const;
const ABOUTS = ['staff', 'head', 'public', 'facility'] as const;
const RATINGS = ['1', '2', '3', '4', '5'] as const;
const VALUES = ['message', 'who', 'happenedAt', 'contactName', 'contactPhone', 'contactEmail'] as const;
const ERRORS = [
  'box',
  'kind',
  'message',
  'rule',
  'who',
  'happenedAt',
  'contactPhone',
  'contactEmail',
  'consent',
  'receivedOn',
  'photos',
] as const;
/** Fields that lie in the folded part of the form. */
const FOLDED = [...VALUES.filter((name) => name !== 'message'), 'consent', 'rating'] as const;

export interface FormState {
  typed: Typed;
  channel: Channel;
  /** Null until one is chosen that the clerk may type for. */
  box: Visit | null;
  errors: readonly FieldError[];
  door: Door | null;
  submissionId: string;
  receivedOn: string;
  photos: readonly KeptPhoto[];
}

interface FormScene {
  frame: OfficeFrame;
  lang: Lang;
  boxes: readonly (Visit & { label: string })[];
  rules: readonly RuleRow[];
  now: Instant;
  seal: (photos: readonly KeptPhoto[]) => string;
}

/** While no box is chosen, a topic already chosen stands in the list of a place that has it. */
const kindOfTopic = (rules: readonly RuleRow[], code: string) =>
  rules.find((rule) => rule.code === code)?.placeKinds[0] ?? '';

export function formPage(scene: FormScene, state: FormState): CounterPage {
  const { frame, lang, boxes, rules } = scene;
  const { typed, channel, box, errors, door, submissionId, receivedOn, photos } = state;
  const t = translator(lang);
  const said = sayErrors(errors, lang);
  const options = <V extends string>(values: readonly V[], chosen: string, key: (value: V) => MessageKey) =>
    values.map((value) => ({ value, label: t(key(value)), chosen: value === chosen }));
  const errorOf = (name: string) => said.find(({ field }) => field === name)?.message ?? null;
  const hasPlace = (field: string) => (ERRORS as readonly string[]).includes(field);
  return {
    frame,
    errors: said.map(({ field, message }) => ({ href: `#${hasPlace(field) ? field : 'counter'}`, text: message })),
    boxGone: box === null,
    boxes: boxes.map((one) => ({ value: one.box.code, label: one.label, chosen: one.box.id === box?.box.id })),
    channels: options(CHANNELS, channel, (value) => `counter.channel.${value}`),
    kinds: options(KINDS, typed.kind, (value) => `common.kind.${value}`),
    rules: ruleChoices(rules, box?.place.kind ?? kindOfTopic(rules, typed.rule), lang),
    rule: typed.rule,
    abouts: options(ABOUTS, typed.about, (value) => `common.about.${value}`),
    ratings: options(RATINGS, typed.rating, (value) => `common.rating.${value}`),
    langs: LANGS.map((value) => ({ value, label: LANG_NAMES[value], chosen: value === (typed.lang || 'vi') })),
    values: Object.fromEntries(VALUES.map((name) => [name, typed[name]])) as CounterPage['values'],
    consent: typed.consent !== '',
    error: Object.fromEntries(ERRORS.map((name) => [name, errorOf(name)])) as CounterPage['error'],
    submissionId,
    received: { on: receivedOn, ...receivedSpan(scene.now) },
    keptPhotos: { sealed: scene.seal(photos), count: photos.length },
    open: FOLDED.some((name) => typed[name] !== '' || errorOf(name) !== null),
    door,
  };
}
