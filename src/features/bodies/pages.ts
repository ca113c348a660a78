import type { BodyKind } from '../../domain/outside-body.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';

export interface BodyLine {
  id: string;
  kind: BodyKind;
  name: string;
  address: string;
  phone: string;
  retired: boolean;
}

export interface BodiesPage {
  frame: OfficeFrame;
  notice: string | null;
  lines: BodyLine[];
}

export interface BodyField {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string | null;
  /** Rows of a field for several lines; null for one line. */
  rows: number | null;
}

export interface BodyPage {
  frame: OfficeFrame;
  /** Null for a body that is being added. */
  id: string | null;
  title: string;
  errors: { href: string; text: string }[];
  kinds: { value: BodyKind; label: string; chosen: boolean }[];
  fields: BodyField[];
  retired: boolean;
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'bodies/list': BodiesPage;
    'bodies/body': BodyPage;
  }
}
