import type { MessageKey } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';

export const SIGN_SIZES = ['a4', 'a5'] as const;
export type SignSize = (typeof SIGN_SIZES)[number];

export interface BoxListPage {
  frame: OfficeFrame;
  q: string;
  boxes: { code: string; place: string; spot: string; unit: string; retired: boolean }[];
  /** Address of the next page by keyset, and of the first when this is not it. */
  next: string | null;
  first: string | null;
}

export interface BoxPage {
  frame: OfficeFrame;
  code: string;
  place: string;
  spot: string;
  kind: MessageKey;
  address: string;
  unit: string;
  shortAddress: string;
  formUrl: string;
  createdAt: number;
  retired: boolean;
  /** The box that took over from a retired one. */
  successor: string | null;
  mayPrint: boolean;
  local: boolean;
}

/** The words of a sign in one language. */
export interface SignWords {
  name: string;
  call: string;
  place: string;
  spot: string;
  scan: string;
  ease: string;
  type: string;
  trust: string;
  rulesTitle: string;
  rules: string[];
  urgent: string;
}

export interface SignPage {
  code: string;
  size: SignSize;
  address: string;
  qr: { size: number; path: string };
  printedOn: string;
  local: boolean;
  vi: SignWords;
  en: SignWords;
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'signs/boxes': BoxListPage;
    'signs/box': BoxPage;
    'signs/sign': SignPage;
  }
}
