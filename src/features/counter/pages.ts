import type { Door } from '../../domain/steering.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { KeptPhotos, RuleChoices } from '../intake/index.ts';

interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

export interface CounterPage {
  frame: OfficeFrame;
  errors: { href: string; text: string }[];
  /** Boxes that the clerk may type for; none when their unit answers for no box. */
  boxes: Option[];
  /** None of them is chosen. */
  boxGone: boolean;
  channels: Option[];
  kinds: Option[];
  rules: RuleChoices;
  rule: string;
  abouts: Option[];
  ratings: Option[];
  langs: Option[];
  /** The day on which a slip was taken out of its box, and the days that may be given. */
  received: { on: string; from: string; to: string };
  keptPhotos: KeptPhotos;
  values: Record<'message' | 'who' | 'happenedAt' | 'contactName' | 'contactPhone' | 'contactEmail', string>;
  consent: boolean;
  error: Record<
    | 'box'
    | 'kind'
    | 'message'
    | 'rule'
    | 'who'
    | 'happenedAt'
    | 'contactPhone'
    | 'contactEmail'
    | 'consent'
    | 'receivedOn'
    | 'photos',
    string | null
  >;
  submissionId: string;
  /** More than the words was typed, or is wrong. */
  open: boolean;
  /** The right door for these words, to be told to the resident before anything is stored. */
  door: Door | null;
}

export interface SlipPage {
  /** Of the slip, which speaks the resident's language. */
  lang: Lang;
  size: 'roll' | 'a5';
  /** The same slip in the other size. */
  other: string;
  /** Address of the form for the next one. */
  next: string;
  title: string;
  place: string;
  codeLabel: string;
  code: string[];
  qrLabel: string;
  qr: { size: number; path: string };
  where: string;
  lines: { label: string; text: string; strong: boolean }[];
  contest: string;
  once: string;
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'counter/form': CounterPage;
    'counter/slip': SlipPage;
    'counter/gone': { frame: OfficeFrame };
  }
}
